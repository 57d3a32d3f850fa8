package nl.kennispeil.delivery.purge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.FilesToErase;
import nl.kennispeil.delivery.retention.MassPurgeGuard;
import nl.kennispeil.delivery.retention.Standing;
import nl.kennispeil.delivery.retention.Subject;
import nl.kennispeil.delivery.retention.Sweep;
import nl.kennispeil.delivery.secret.LedgerId;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.sitting.Sittings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what is due. One node at a time; what an earlier run left unfinished goes first; one enrolment that cannot be
 * deleted does not stop the others, and shows in the outcome. For each enrolment: the ledger entry, the steps in their
 * order, a second look at every step, the certificate. Then the store's files are cleared of what was deleted.
 */
public final class PurgeRun {

    /**
     * Everything a run works with.
     *
     * @param eraseFiles has the store's files written anew; false when they are those of a database server, which this
     *     program cannot reach
     */
    public record Tools(
            Register register,
            Enrolments enrolments,
            Sittings sittings,
            ServerSecret secret,
            Confirmations confirmations,
            Certificates certificates,
            PurgeLedger ledger,
            AuditTrail audit,
            List<DeletionStep> steps,
            List<Sweep> sweeps,
            BooleanSupplier eraseFiles,
            String version) {}

    /**
     * What a run did.
     *
     * @param busy true when another node was at it, so that nothing was done here
     * @param active enrolments that were here before
     * @param purged enrolments that are gone, begun ones included
     * @param late how many of these were past their day
     * @param failed enrolments of which something is left
     * @param stopped true when too many were due at once, so that two people must look first (T3)
     * @param swept how much went by clocks of its own, by name
     * @param filesLeft true when the store's files could not be written anew, so that they may still hold what was
     *     deleted; the next run does it again
     */
    public record Outcome(
            boolean busy,
            long active,
            int due,
            int purged,
            int late,
            int failed,
            boolean stopped,
            Map<String, Integer> swept,
            boolean filesLeft) {}

    /** A run goes on for at most so many enrolments; the rest is for the next one, at the latest tomorrow. */
    private static final int MOST = 5_000;

    private static final int RENEW_EVERY = 20;
    private static final Logger log = LoggerFactory.getLogger(PurgeRun.class);

    private final Tools tools;
    private final List<DeletionStep> steps;
    private final Intents intents;
    private final Lease lease;
    private final Runs runs;
    private final FilesToErase files;
    private final Clock clock;

    /** @param node name of this node */
    public PurgeRun(Tools tools, Shelves shelves, String node, Clock clock) {
        this.tools = tools;
        this.intents = new Intents(shelves);
        this.runs = new Runs(shelves);
        this.files = new FilesToErase(shelves);
        List<DeletionStep> ordered = new ArrayList<>(tools.steps());
        ordered.add(intents.step());
        ordered.sort(Comparator.comparingInt(DeletionStep::order).thenComparing(DeletionStep::name));
        this.steps = List.copyOf(ordered);
        this.lease = new Lease(shelves, "retention", node, Duration.ofMinutes(10));
        this.clock = clock;
    }

    /** Every step in the order in which it runs. */
    public List<DeletionStep> steps() {
        return steps;
    }

    /** Whether a run has been completed today, by whichever node. */
    public boolean doneToday(Instant now) {
        return runs.latest(1).stream().anyMatch(each -> Amsterdam.day(each.at()).equals(Amsterdam.day(now)));
    }

    /** The latest runs, newest first. */
    public List<Runs.Done> latest(int atMost) {
        return runs.latest(atMost);
    }

    /**
     * Deletes what is due now.
     *
     * @param by login of who asked, or {@code system}
     */
    public Outcome run(String by) {
        Instant begun = clock.instant();
        if (!lease.take(begun)) {
            return new Outcome(true, 0, 0, 0, 0, 0, false, Map.of(), false);
        }
        try {
            return new Running(by, begun).run();
        } finally {
            lease.release(clock.instant());
        }
    }

    /**
     * Deletes again what a ledger says was deleted, from a store that was restored and is open to nobody yet.
     *
     * @return the ledger ids of those that were back
     * @throws IllegalStateException when one could not be deleted: then the store must stay closed
     */
    public List<String> replay() {
        Running running = new Running("restore", clock.instant());
        List<Enrolment> back = tools.enrolments()
                .all()
                .filter(each -> tools.ledger().contains(ledgerId(each.id())))
                .toList();
        running.resume();
        back.forEach(each -> running.delete(each, null));
        if (running.failed > 0) {
            throw new IllegalStateException(running.failed + " of those who are in the purge ledger could not be"
                    + " deleted again; the log says of which step");
        }
        certify(running.gone, tools.eraseFiles().getAsBoolean());
        return List.copyOf(running.gone);
    }

    /** Says of the files what was done with them, and no more. */
    private void certify(List<String> ledgers, boolean own) {
        if (own) {
            tools.certificates().erased(ledgers, clock.instant());
        } else {
            tools.certificates().outOfReach(ledgers);
        }
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

    /** One run, with what it has done so far. */
    private final class Running {

        private final String by;
        private final Instant begun;
        private final LocalDate today;
        private final List<String> gone = new ArrayList<>();
        private int purged;
        private int late;
        private int failed;
        private int tried;

        Running(String by, Instant begun) {
            this.by = by;
            this.begun = begun;
            this.today = Amsterdam.day(begun);
        }

        Outcome run() {
            // what is half gone must not wait behind a question
            resume();
            List<Register.Judged> all = tools.register().all(today);
            List<Register.Judged> due =
                    all.stream().filter(each -> each.standing().mayPurge()).toList();
            boolean stopped = !allowed(due, all.size());
            if (!stopped) {
                due.stream().limit(MOST).forEach(each -> delete(each.enrolment(), each.standing()));
            }
            for (Confirmations.Erasure each : tools.confirmations().erasures()) {
                // a hold that came later keeps it, and two people see why on their screen
                if (each.confirmedBy() != null && !tools.register().held(each.enrolment(), today)) {
                    tools.enrolments().find(each.enrolment()).ifPresent(enrolment -> delete(enrolment, null));
                }
            }
            Map<String, Integer> swept = sweep();
            if (!swept.isEmpty()) {
                files.want(clock.instant());
            }
            boolean filesLeft = !eraseFiles();
            Outcome outcome = new Outcome(
                    false, all.size(), due.size(), purged, late, failed, stopped, Map.copyOf(swept), filesLeft);
            tools.audit()
                    .append(
                            "retention",
                            by,
                            "system",
                            stopped ? "retention.stopped" : "retention.run",
                            "",
                            "due=" + outcome.due() + " purged=" + purged + " late=" + late + " failed=" + failed,
                            clock.instant());
            runs.add(begun, outcome, by);
            log.info("retention: {} due, {} deleted, {} late, {} failed", outcome.due(), purged, late, failed);
            return outcome;
        }

        /** Also for what an earlier run deleted and did not come to erase; false when it failed. */
        private boolean eraseFiles() {
            List<String> unerased = tools.certificates().unerased();
            if (unerased.isEmpty() && !files.wanted()) {
                return true;
            }
            Instant at = clock.instant();
            boolean own;
            try {
                own = tools.eraseFiles().getAsBoolean();
            } catch (RuntimeException e) {
                failed++;
                log.error(
                        "retention: the files of the store could not be written anew: {}",
                        e.getClass().getName());
                return false;
            }
            certify(unerased, own);
            files.erased(at);
            return true;
        }

        private boolean allowed(List<Register.Judged> due, long active) {
            List<CandidateId> ids =
                    due.stream().map(each -> each.enrolment().id()).toList();
            MassPurgeGuard.Verdict verdict =
                    MassPurgeGuard.judge(ids, active, tools.confirmations().approvals());
            if (verdict instanceof MassPurgeGuard.Verdict.Ask ask) {
                tools.confirmations().ask(ask, begun);
                log.error("retention: stopped, {} of {} enrolments are due at once", ask.due(), ask.active());
                return false;
            }
            if (verdict instanceof MassPurgeGuard.Verdict.Go go && go.spends()) {
                tools.confirmations().spend(MassPurgeGuard.list(ids));
            }
            return true;
        }

        /** Writes down that it goes, in the ledger first: from then on no restore brings it back. */
        void delete(Enrolment enrolment, @Nullable Standing standing) {
            tools.ledger().add(List.of(new PurgeLedger.Entry(ledgerId(enrolment.id()), "enrolment", begun)));
            // looked up now, since another enrolment of the same person may have gone a moment ago
            boolean last = tools.enrolments().of(enrolment.person()).stream()
                    .allMatch(each -> each.id().equals(enrolment.id()));
            Intents.Intent intent = new Intents.Intent(
                    enrolment.id(),
                    enrolment.person(),
                    last,
                    enrolment.training().code(),
                    enrolment.institute(today),
                    standing == null ? null : standing.purge(),
                    by,
                    Map.of());
            intents.begin(intent);
            attempt(intent);
        }

        /** Finishes what earlier runs began. */
        void resume() {
            intents.open(steps).forEach(this::attempt);
        }

        /** One that cannot be deleted now stays begun, and does not stop the others. */
        private void attempt(Intents.Intent intent) {
            try {
                finish(intent);
            } catch (RuntimeException e) {
                failed++;
                // the class only: a message may carry what must not be logged
                log.error(
                        "retention: {} could not be deleted: {}",
                        ledgerId(intent.enrolment()),
                        e.getClass().getName());
            }
            if (++tried % RENEW_EVERY == 0) {
                lease.renew(clock.instant());
            }
        }

        private void finish(Intents.Intent intent) {
            Subject subject = subject(intent.enrolment(), intent.person(), intent.last());
            Map<String, Integer> counts = new TreeMap<>(intent.counts());
            for (int i = 0; i < steps.size(); i++) {
                int deleted = steps.get(i).delete(subject);
                intents.count(intent.enrolment(), i, deleted);
                counts.merge(steps.get(i).name(), deleted, Integer::sum);
            }
            Map<String, Integer> left = new LinkedHashMap<>();
            for (DeletionStep each : steps) {
                int remaining = each.remaining(subject);
                if (remaining > 0) {
                    left.put(each.name(), remaining);
                }
            }
            Instant now = clock.instant();
            if (!left.isEmpty()) {
                failed++;
                log.error("retention: of {} is left: {}", subject.ledger(), left);
                tools.audit()
                        .append("retention", by, "system", "retention.left", subject.ledger(), left.toString(), now);
                return;
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
            tools.audit().append("retention", by, "system", "retention.purge", subject.ledger(), "late=" + days, now);
            intents.finish(intent.enrolment());
            gone.add(subject.ledger());
            purged++;
            late += days > 0 ? 1 : 0;
        }

        private Map<String, Integer> sweep() {
            Map<String, Integer> swept = new TreeMap<>();
            for (Sweep each : tools.sweeps()) {
                try {
                    swept.put(each.name(), each.sweep(clock.instant()));
                } catch (RuntimeException e) {
                    failed++;
                    log.error(
                            "retention: {} could not be swept: {}",
                            each.name(),
                            e.getClass().getName());
                }
            }
            swept.put("certificates", tools.certificates().trim(clock.instant()));
            swept.put("ledger", tools.ledger().trim(clock.instant()));
            tools.ledger().mirror();
            swept.values().removeIf(count -> count == 0);
            return swept;
        }
    }
}
