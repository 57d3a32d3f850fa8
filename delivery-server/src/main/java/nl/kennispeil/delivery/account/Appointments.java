package nl.kennispeil.delivery.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Enrolling;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.EnrolmentDraft;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.person.Persons;
import nl.kennispeil.delivery.person.Training;
import org.jspecify.annotations.Nullable;

/**
 * Gives members of staff their functions and takes them away. Each function stands on an enrolment of its own, so that
 * whoever was staff goes six months after the function ended, like everybody else (domain.md T13).
 */
public final class Appointments {

    /** Who looks after the data of staff that serves the whole country; no training institute. */
    public static final String NATIONAL = "landelijk";

    /**
     * A function to give. Doing it again with the same ids changes nothing.
     *
     * @param login of an account that is there, or the one to make
     * @param person who it is, or will be
     * @param enrolment the id of the enrolment it stands on
     * @param name to show; only used for somebody new
     * @param mail mail address, for somebody new; null when unknown
     * @param institute null for the whole country
     * @param until last day; null while it lasts
     */
    public record Appointment(
            String login,
            PersonId person,
            CandidateId enrolment,
            String name,
            @Nullable String mail,
            Role role,
            @Nullable String institute,
            LocalDate from,
            @Nullable LocalDate until) {

        /** Nothing personal: this may reach a log. */
        @Override
        public String toString() {
            return "Appointment[" + role + "]";
        }
    }

    private final Accounts accounts;
    private final Persons persons;
    private final Enrolments enrolments;
    private final Enrolling enrolling;

    public Appointments(Accounts accounts, Persons persons, Enrolments enrolments, Enrolling enrolling) {
        this.accounts = accounts;
        this.persons = persons;
        this.enrolments = enrolments;
        this.enrolling = enrolling;
    }

    /** The person behind an account, or a new id for one that has none. */
    public PersonId personOf(Optional<Login> login) {
        return login.map(Login::person).orElseGet(enrolling::newPersonId);
    }

    public CandidateId newEnrolment() {
        return enrolling.newEnrolmentId();
    }

    /**
     * How the account would be with this function.
     *
     * @throws IllegalArgumentException when the function cannot be, or not beside those the account has
     */
    public Login with(Appointment asked) {
        Function function =
                new Function(asked.role(), asked.institute(), asked.enrolment().value(), asked.from(), asked.until());
        Optional<Login> known = accounts.find(asked.login());
        List<Function> functions = new ArrayList<>(known.map(Login::functions).orElse(List.of()));
        functions.removeIf(each -> asked.enrolment().value().equals(each.candidate()));
        boolean twice = functions.stream()
                .anyMatch(each -> each.role() == asked.role()
                        && Objects.equals(each.institute(), asked.institute())
                        && each.meets(function));
        if (twice) {
            throw new IllegalArgumentException("the account has this function already in that time");
        }
        functions.add(function);
        return new Login(
                asked.login(),
                known.map(Login::name)
                        .or(() -> persons.find(asked.person()).map(Person::name))
                        .orElse(asked.name()),
                known.map(Login::passwordHash).orElse(""),
                asked.person(),
                functions);
    }

    /**
     * Gives it.
     *
     * @throws IllegalArgumentException when the function cannot be, or not beside those the account has
     */
    public Login give(Appointment asked, Enrolling.Actor by, Instant now) {
        Login login = with(asked);
        Person person = persons.find(asked.person())
                .orElseGet(() -> new Person(asked.person(), null, login.name(), asked.mail(), null, null, null, null));
        EnrolmentDraft draft = EnrolmentDraft.fresh(
                asked.enrolment(),
                asked.person(),
                Training.STAFF,
                asked.from(),
                Objects.requireNonNullElse(asked.institute(), NATIONAL));
        LocalDate until = asked.until();
        Enrolment enrolment = enrolments
                .find(asked.enrolment())
                .orElseGet(() -> (until == null ? draft : draft.end(until, Ending.Kind.ROLE_ENDED, now)).build());
        enrolling.put(
                new Enrolling.Wanted(person, List.of(new Enrolling.WantedEnrolment(enrolment, null))), by, "", now);
        accounts.putAll(List.of(login));
        return login;
    }

    /**
     * Ends a function on a day; nothing happens when the account has no such function.
     *
     * @throws IllegalArgumentException when that is before its first day
     */
    public void end(String login, String functionKey, LocalDate day, Enrolling.Actor by, Instant now) {
        Login account = accounts.find(login).orElse(null);
        if (account == null) {
            return;
        }
        List<Function> functions = new ArrayList<>();
        for (Function each : account.functions()) {
            boolean ends = each.key().equals(functionKey);
            functions.add(
                    ends ? new Function(each.role(), each.institute(), each.candidate(), each.from(), day) : each);
            Optional<CandidateId> enrolment = Optional.ofNullable(each.candidate())
                    .flatMap(CandidateId::maybe)
                    .filter(id -> ends && enrolments.find(id).isPresent());
            enrolment.ifPresent(
                    id -> enrolling.change(id, draft -> draft.end(day, Ending.Kind.ROLE_ENDED, now), by, now));
        }
        accounts.putAll(List.of(account.with(functions)));
    }
}
