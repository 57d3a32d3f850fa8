package nl.kennispeil.delivery.grant;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.account.Function;
import nl.kennispeil.delivery.account.Login;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.person.Persons;
import nl.kennispeil.delivery.person.Training;
import org.jspecify.annotations.Nullable;

/** Finds trainers of one institute; who is no trainer there is as if there were nobody. */
final class Trainers {

    private final Accounts accounts;
    private final Persons persons;
    private final Enrolments enrolments;

    Trainers(Accounts accounts, Persons persons, Enrolments enrolments) {
        this.accounts = accounts;
        this.persons = persons;
        this.enrolments = enrolments;
    }

    /** @param address a login or a mail address */
    Optional<Trainer> named(String address, String institute, Instant now) {
        List<Login> logins = new ArrayList<>(accounts.find(address).stream().toList());
        persons.find(Persons.Lookup.MAIL, address).ifPresent(person -> logins.addAll(of(person)));
        return logins.stream()
                .flatMap(each -> trainer(each, institute, now).stream())
                .findFirst();
    }

    /** The trainer who logs in with this; empty when that is none at this institute now. */
    Optional<Trainer> at(String login, String institute, Instant now) {
        return accounts.find(login).flatMap(each -> trainer(each, institute, now));
    }

    /** Accounts are a person's by themselves, or by an enrolment. */
    private List<Login> of(PersonId person) {
        List<Login> logins = new ArrayList<>(accounts.of(person));
        enrolments.of(person).forEach(each -> logins.addAll(accounts.of(each.id())));
        return logins;
    }

    private Optional<Trainer> trainer(Login login, String institute, Instant now) {
        return login.functionsAt(now).stream()
                .filter(each -> each.role() == Role.OPLEIDER && institute.equals(each.institute()))
                .filter(each -> trains(each.candidate(), now))
                .findFirst()
                .map(each -> new Trainer(login.login(), login.name(), enrolment(each), person(login, each)));
    }

    /** A function stays until the data go, for the own results; being a trainer is over on the last day. */
    boolean trains(@Nullable String enrolment, Instant now) {
        LocalDate today = Amsterdam.day(now);
        if (enrolment == null) {
            return true;
        }
        return CandidateId.maybe(enrolment)
                .flatMap(enrolments::find)
                .filter(each -> each.training() == Training.OPLEIDER)
                .filter(each -> !each.begin().isAfter(today))
                .filter(each -> {
                    Ending ending = each.ending();
                    return ending == null || !ending.day().isBefore(today);
                })
                .isPresent();
    }

    private static @Nullable CandidateId enrolment(Function function) {
        String candidate = function.candidate();
        return candidate == null ? null : new CandidateId(candidate);
    }

    private @Nullable PersonId person(Login login, Function function) {
        return Optional.ofNullable(login.person())
                .or(() -> Optional.ofNullable(enrolment(function))
                        .flatMap(enrolments::find)
                        .map(Enrolment::person))
                .orElse(null);
    }
}
