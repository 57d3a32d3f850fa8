package nl.kennispeil.delivery.grant;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.Attempts;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.audit.Kind;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.RateLimit;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.Persons;
import nl.kennispeil.delivery.result.Sharing;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.Sittings;
import nl.kennispeil.delivery.text.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * When a trainer sees a result of an aios: while the aios lets that trainer, is in training and is not out of sight, and
 * the trainer is one at the institute of the aios. All but the first is judged at every look.
 */
public final class Granting implements Sharing {

    /** What one aios has given at once, at most. */
    static final int MOST = 20;

    /** Tries to name a trainer: enough for typing mistakes, too few to try a list of names. */
    private static final int TRIES = 10;

    private static final int TRIES_PER_MINUTE = 1;
    private static final int LONGEST_ADDRESS = 120;
    private static final String TOPIC = "grant";

    private final Grants grants;
    private final Trainers trainers;
    private final Enrolments enrolments;
    private final Attempts attempts;
    private final Sittings sittings;
    private final AuditTrail trail;
    private final Predicate<CandidateId> hidden;
    private final Clock clock;
    private final RateLimit tries = new RateLimit(TRIES, TRIES_PER_MINUTE);

    /** @param hidden whose data nobody but the privacy officer may see */
    public Granting(
            Grants grants,
            Accounts accounts,
            Persons persons,
            Enrolments enrolments,
            Attempts attempts,
            Sittings sittings,
            AuditTrail trail,
            Predicate<CandidateId> hidden,
            Clock clock) {
        this.grants = grants;
        this.trainers = new Trainers(accounts, persons, enrolments);
        this.enrolments = enrolments;
        this.attempts = attempts;
        this.sittings = sittings;
        this.trail = trail;
        this.hidden = hidden;
        this.clock = clock;
    }

    /**
     * An aios lets a trainer see one result, or all.
     *
     * @param attempt a released one of this aios; null for all results
     * @param typed login or mail address of the trainer
     * @throws BadRequest 400 when that names no trainer of the institute, whoever else it names; 409 when the training is
     *     over or too much is given; 429 after many tries
     */
    public void give(Account aios, @Nullable AttemptId attempt, String typed) {
        Instant now = clock.instant();
        Enrolment own = own(aios).orElseThrow(() -> new BadRequest(404, "nothing-of-you"));
        if (over(own, now)) {
            throw new BadRequest(409, "grant-over");
        }
        String address = Accounts.normal(typed);
        if (address.isEmpty() || address.length() > LONGEST_ADDRESS) {
            throw new BadRequest(400, "grant-address");
        }
        if (!tries.allows(own.id().value(), now.toEpochMilli())) {
            throw new BadRequest(429, "slow-down");
        }
        String institute = own.institute(Amsterdam.day(now));
        Entry entry = Entry.of(aios, "grant.give", TOPIC, now)
                .kind(Kind.CREATE)
                .about(own.id().value())
                .owner(institute)
                .detail("scope", attempt == null ? "all" : "one");
        Trainer trainer = trainers.named(address, institute, now)
                .filter(each -> !each.login().equals(aios.login()))
                .orElseThrow(() -> {
                    trail.write(entry.refused("no-trainer"));
                    return new BadRequest(400, "grant-nobody");
                });
        if (grants.of(own.id()).size() >= MOST) {
            throw new BadRequest(409, "grant-many");
        }
        // first the line: what is not noted did not happen
        trail.write(about(entry, attempt, trainer));
        grants.give(own.id(), trainer, address, attempt, now);
    }

    /** Takes leave back; what is not there is taken back already. */
    void withdraw(Account aios, String grant) {
        Instant now = clock.instant();
        CandidateId own = candidate(aios).orElseThrow(() -> new BadRequest(404, "nothing-of-you"));
        grants.withdraw(own, grant)
                .ifPresent(each -> trail.write(about(
                        Entry.of(aios, "grant.withdraw", TOPIC, now)
                                .about(own.value())
                                .owner(aios.institute())
                                .detail("scope", each.attempt() == null ? "all" : "one"),
                        each.attempt(),
                        institute(own, now)
                                .flatMap(institute -> trainers.at(each.login(), institute, now))
                                .orElse(null))));
    }

    /** The trainer finds it in the own log as well. */
    private static Entry about(Entry entry, @Nullable AttemptId attempt, @Nullable Trainer trainer) {
        CandidateId enrolment = trainer == null ? null : trainer.enrolment();
        return entry.about(attempt == null ? "" : attempt.value()).about(enrolment == null ? "" : enrolment.value());
    }

    @Override
    public boolean letsIn(Account account, Attempt attempt) {
        CandidateId owner = attempt.candidate();
        return owner != null
                && account.may(Permission.SEE_GRANTED_RESULT)
                && openTo(account, owner)
                && grants.of(owner).stream()
                        .anyMatch(each -> each.login().equals(account.login()) && each.covers(attempt.id()));
    }

    /** What a trainer was given and can use now. */
    List<Grant> usable(Account trainer) {
        return grants.to(trainer.login()).stream()
                .filter(each -> openTo(trainer, each.aios()))
                .toList();
    }

    /** Whether an aios is in training where this trainer is one, and not out of sight. */
    private boolean openTo(Account trainer, CandidateId aios) {
        Instant now = clock.instant();
        String institute = trainer.institute();
        return institute != null
                && trainers.trains(trainer.candidate(), now)
                && !hidden.test(aios)
                && enrolments
                        .find(aios)
                        .filter(each -> !over(each, now))
                        .filter(each -> each.institute(Amsterdam.day(now)).equals(institute))
                        .isPresent();
    }

    @Override
    public List<Given> given(CandidateId owner) {
        Instant now = clock.instant();
        Optional<String> institute = institute(owner, now);
        return grants.of(owner).stream()
                .map(each -> new Given(
                        each.id(),
                        institute
                                .flatMap(at -> trainers.at(each.login(), at, now))
                                .map(Trainer::name)
                                .orElse(""),
                        each.address(),
                        each.attempt() == null ? "" : each.attempt().value(),
                        title(each.attempt()),
                        each.since()))
                .toList();
    }

    private @Nullable Bilingual title(@Nullable AttemptId attempt) {
        return Optional.ofNullable(attempt)
                .flatMap(attempts::find)
                .flatMap(each -> sittings.find(each.sitting()))
                .map(Sitting::title)
                .orElse(null);
    }

    /** Where somebody is in training; empty when that is over. */
    private Optional<String> institute(CandidateId aios, Instant now) {
        return enrolments.find(aios).filter(each -> !over(each, now)).map(each -> each.institute(Amsterdam.day(now)));
    }

    private Optional<Enrolment> own(Account aios) {
        return candidate(aios).flatMap(enrolments::find);
    }

    private static Optional<CandidateId> candidate(Account aios) {
        return Optional.ofNullable(aios.candidate()).map(CandidateId::new);
    }

    private static boolean over(Enrolment enrolment, Instant now) {
        Ending ending = enrolment.ending();
        return ending != null && ending.day().isBefore(Amsterdam.day(now));
    }
}
