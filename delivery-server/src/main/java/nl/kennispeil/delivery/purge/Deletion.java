package nl.kennispeil.delivery.purge;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.Standing;
import nl.kennispeil.delivery.retention.Subject;
import nl.kennispeil.delivery.secret.LedgerId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes one enrolment: the ledger entry, the steps in their order, a second look at every step, the certificate. */
final class Deletion {

    /** @param late true when it was past its day */
    record Done(String ledger, boolean late) {}

    private static final Logger log = LoggerFactory.getLogger(Deletion.class);

    private final PurgeRun.Tools tools;
    private final List<DeletionStep> steps;
    private final Intents intents;
    private final Clock clock;
    private final String by;
    private final String role;
    private final Instant begun;
    private final LocalDate today;

    /** @param begun when the run began that it is part of */
    Deletion(
            PurgeRun.Tools tools,
            List<DeletionStep> steps,
            Intents intents,
            Clock clock,
            String by,
            String role,
            Instant begun) {
        this.tools = tools;
        this.steps = steps;
        this.intents = intents;
        this.clock = clock;
        this.by = by;
        this.role = role;
        this.begun = begun;
        this.today = Amsterdam.day(begun);
    }

    /** Writes down that it goes, in the ledger first: from then on no restore brings it back. */
    Intents.Intent begin(Enrolment enrolment, @Nullable Standing standing) {
        // looked up now, since another enrolment of the same person may have gone a moment ago
        boolean last = tools.enrolments().of(enrolment.person()).stream()
                .allMatch(each -> each.id().equals(enrolment.id()));
        tools.ledger().add(List.of(new PurgeLedger.Entry(ledgerId(enrolment.id()), "enrolment", begun)));
        Intents.Intent intent = new Intents.Intent(
                enrolment.id(),
                enrolment.person(),
                last,
                enrolment.training().code(),
                enrolment.institute(today),
                standing == null ? null : standing.purge(),
                by,
                tools.logins().apply(subject(enrolment.id(), enrolment.person(), last)),
                Map.of());
        intents.begin(intent);
        return intent;
    }

    /** Does all the rest, again where it was broken off; empty when something is left, which the log tells. */
    Optional<Done> finish(Intents.Intent intent) {
        Subject subject =
                subject(intent.enrolment(), intent.person(), intent.last()).withLogins(intent.logins());
        Map<String, Integer> counts = new TreeMap<>(intent.counts());
        for (int i = 0; i < steps.size(); i++) {
            int deleted = steps.get(i).delete(subject);
            intents.count(intent.enrolment(), i, deleted);
            counts.merge(steps.get(i).name(), deleted, Integer::sum);
        }
        Map<String, Integer> left = left(subject);
        Instant now = clock.instant();
        if (!left.isEmpty()) {
            log.error("retention: of {} is left: {}", subject.ledger(), left);
            tools.audit()
                    .write(Entry.of(by, role, "retention.left", "retention", now)
                            .about(subject.ledger())
                            .owner(intent.institute())
                            .detail("text", left));
            return Optional.empty();
        }
        counts.values().removeIf(count -> count == 0);
        LocalDate dueOn = intent.dueOn();
        long days = dueOn == null ? 0 : ChronoUnit.DAYS.between(dueOn, today);
        tools.certificates()
                .add(new Certificate(
                        subject.ledger(),
                        intent.training(),
                        intent.institute(),
                        dueOn,
                        days,
                        intent.by(),
                        counts,
                        now,
                        null,
                        false,
                        tools.version()));
        tools.audit()
                .write(Entry.of(by, role, "retention.purge", "retention", now)
                        .about(subject.ledger())
                        .owner(intent.institute())
                        .detail("late", days));
        intents.finish(intent.enrolment());
        return Optional.of(new Done(subject.ledger(), days > 0));
    }

    private Map<String, Integer> left(Subject subject) {
        Map<String, Integer> left = new LinkedHashMap<>();
        for (DeletionStep each : steps) {
            int remaining = each.remaining(subject);
            if (remaining > 0) {
                left.put(each.name(), remaining);
            }
        }
        return left;
    }

    private String ledgerId(CandidateId enrolment) {
        return LedgerId.of(tools.secret(), enrolment.value());
    }

    private Subject subject(CandidateId enrolment, PersonId person, boolean last) {
        List<Subject.SatAt> attempts = tools.sittings().all().stream()
                .map(each -> new Subject.SatAt(
                        each.id(), AttemptId.of(tools.secret(), each.id().value(), enrolment.value())))
                .toList();
        return new Subject(person, enrolment, last, attempts, ledgerId(enrolment));
    }
}
