package nl.kennispeil.delivery.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.person.Persons;
import nl.kennispeil.delivery.person.Training;

/**
 * Finds the account of whoever is at the door: by its login, or by the mail address the registration has. A login that
 * was made here tells nothing about its owner and so may stand in a log; the mail address is what people remember.
 */
public final class LoginNames {

    private final Accounts accounts;
    private final Persons persons;
    private final Enrolments enrolments;

    public LoginNames(Accounts accounts, Persons persons, Enrolments enrolments) {
        this.accounts = accounts;
        this.persons = persons;
        this.enrolments = enrolments;
    }

    /** Empty as well when a mail address belongs to several accounts: then only their logins tell them apart. */
    public Optional<Login> find(String typed) {
        // both are always looked for, so that time does not tell which of them exists
        Optional<Login> byLogin = accounts.find(typed);
        List<Login> byMail =
                persons.find(Persons.Lookup.MAIL, typed).map(accounts::of).orElse(List.of());
        return byLogin.isPresent() || byMail.size() != 1 ? byLogin : Optional.of(byMail.get(0));
    }

    /** The account with a function for each enrolment of its owner, as they are today; kept when something changed. */
    public Login current(Login login, Instant now) {
        PersonId person = login.person();
        if (person == null) {
            return login;
        }
        List<Function> functions = following(login.functions(), enrolments.of(person), Amsterdam.day(now));
        if (functions.equals(login.functions())) {
            return login;
        }
        Login changed = login.with(functions);
        accounts.putAll(List.of(changed));
        return changed;
    }

    /**
     * Functions as enrolments ask for them: one for each that takes tests, at the institute of today; and that of a
     * member of staff ends with its enrolment. What was given without an enrolment stays.
     */
    static List<Function> following(List<Function> functions, List<Enrolment> enrolments, LocalDate today) {
        List<Function> followed = new ArrayList<>(functions);
        for (Enrolment each : enrolments) {
            String id = each.id().value();
            Optional<Role> role = role(each.training());
            boolean known = followed.stream().anyMatch(one -> id.equals(one.candidate()));
            if (!known && role.isPresent()) {
                followed.add(Function.lasting(role.get(), each.institute(today), id));
            }
            followed.replaceAll(one -> id.equals(one.candidate()) ? follow(one, each, today) : one);
        }
        return followed;
    }

    private static Function follow(Function function, Enrolment enrolment, LocalDate today) {
        if (enrolment.training() != Training.STAFF) {
            return function.institute() == null
                    ? function
                    : new Function(
                            function.role(),
                            enrolment.institute(today),
                            function.candidate(),
                            function.from(),
                            function.until());
        }
        Ending ending = enrolment.ending();
        LocalDate until = ending == null ? null : ending.day();
        return Objects.equals(until, function.until()) || (until != null && until.isBefore(function.from()))
                ? function
                : new Function(function.role(), function.institute(), function.candidate(), function.from(), until);
    }

    /** As what somebody logs in by an enrolment; empty for those who come with a code only, or are given functions. */
    static Optional<Role> role(Training training) {
        return switch (training) {
            case AIOS, REENTRANT -> Optional.of(Role.AIOS);
            case OPLEIDER, DOCENT, ASPIRANT_OPLEIDER, SUBSCRIBER -> Optional.of(Role.OPLEIDER);
            case APPLICANT, STAFF -> Optional.empty();
        };
    }
}
