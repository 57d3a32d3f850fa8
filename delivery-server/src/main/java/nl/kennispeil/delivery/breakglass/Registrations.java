package nl.kennispeil.delivery.breakglass;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.Attempts;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.Persons;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.Sittings;
import org.jspecify.annotations.Nullable;

/** The state of one registration: all that an emergency shows. */
public final class Registrations {

    /** A test somebody is on the list of. */
    public record Line(Sitting sitting, String state) {}

    /**
     * Who it is and which tests; never how a test went.
     *
     * @param end last day of the training, when it is known
     */
    public record Registration(
            String name,
            String institute,
            String training,
            LocalDate begin,
            @Nullable LocalDate end,
            List<Line> lines) {

        public Registration {
            lines = List.copyOf(lines);
        }

        /** Nobody's name: this may reach a log. */
        @Override
        public String toString() {
            return "Registration[" + lines.size() + "]";
        }
    }

    private final Persons persons;
    private final Enrolments enrolments;
    private final Institutes institutes;
    private final Sittings sittings;
    private final Attempts attempts;
    private final ServerSecret secret;
    private final Predicate<CandidateId> hidden;

    /** @param hidden whose data nobody may see, in an emergency neither */
    public Registrations(
            Persons persons,
            Enrolments enrolments,
            Institutes institutes,
            Sittings sittings,
            Attempts attempts,
            ServerSecret secret,
            Predicate<CandidateId> hidden) {
        this.persons = persons;
        this.enrolments = enrolments;
        this.institutes = institutes;
        this.sittings = sittings;
        this.attempts = attempts;
        this.secret = secret;
        this.hidden = hidden;
    }

    /** An enrolment with this number that the account covers; which of all reasons it is not there is not told. */
    Optional<Enrolment> find(String number, Account account, Instant now) {
        try {
            return enrolments
                    .find(new CandidateId(number.strip()))
                    .filter(each -> account.covers(each.institute(Amsterdam.day(now))))
                    .filter(each -> !hidden.test(each.id()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Optional<Registration> of(CandidateId id, Account account, Instant now) {
        return find(id.value(), account, now)
                .flatMap(each -> persons.find(each.person())
                        .map(person -> new Registration(
                                person.name(),
                                institutes.nameOf(each.institute(Amsterdam.day(now))),
                                each.training().code(),
                                each.begin(),
                                each.ending() == null ? null : each.ending().day(),
                                lines(id))));
    }

    private List<Line> lines(CandidateId id) {
        List<Line> lines = new ArrayList<>();
        for (Sitting sitting : sittings.all()) {
            attempts.find(AttemptId.of(secret, sitting.id().value(), id.value()))
                    .ifPresent(attempt -> lines.add(new Line(sitting, state(attempt))));
        }
        return lines;
    }

    private static String state(Attempt attempt) {
        return attempt.submitted() ? "submitted" : attempt.started() ? "started" : "registered";
    }
}
