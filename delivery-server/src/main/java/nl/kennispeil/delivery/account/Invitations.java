package nl.kennispeil.delivery.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.person.Persons;

/** Gives people who are registered their account, one each, and the code with which they take it into use. */
public final class Invitations {

    /** Whom it is for, and the code to hand over. */
    public record Invitation(Person person, Activations.Code code) {}

    /** How far somebody is with the account. */
    public enum Stage {
        /** Nothing to log in for, such as an applicant. */
        NOT_NEEDED,
        NONE,
        INVITED,
        /** A code was made and not used in time. */
        EXPIRED,
        IN_USE,
        /** Of somebody who is staff as well: only administrators give such an account a new beginning. */
        STAFF
    }

    /** @param until last moment of a code that waits to be used */
    public record Standing(Stage stage, String login, Optional<Instant> until) {}

    private final Accounts accounts;
    private final Persons persons;
    private final Enrolments enrolments;
    private final Activations activations;

    public Invitations(Accounts accounts, Persons persons, Enrolments enrolments, Activations activations) {
        this.accounts = accounts;
        this.persons = persons;
        this.enrolments = enrolments;
        this.activations = activations;
    }

    /** How far one person is. */
    public Standing standing(PersonId person, Instant now) {
        return Objects.requireNonNull(standings(List.of(person), now).get(person));
    }

    /** How far each of these persons is. */
    public Map<PersonId, Standing> standings(Collection<PersonId> people, Instant now) {
        Map<PersonId, Accounts.Brief> accounts = this.accounts.briefly(people);
        Map<String, Instant> codes = activations.until(
                accounts.values().stream().map(Accounts.Brief::login).toList(), now);
        Map<PersonId, List<Enrolment>> theirs = enrolments.ofAll(people);
        Map<PersonId, Standing> standings = new LinkedHashMap<>();
        for (PersonId each : people) {
            Accounts.Brief account = accounts.get(each);
            if (account == null) {
                boolean needs = theirs.getOrDefault(each, List.of()).stream()
                        .anyMatch(one -> LoginNames.role(one.training()).isPresent());
                standings.put(each, new Standing(needs ? Stage.NONE : Stage.NOT_NEEDED, "", Optional.empty()));
                continue;
            }
            Optional<Instant> until = Optional.ofNullable(codes.get(account.login()));
            Stage unused = until.isPresent() ? Stage.INVITED : Stage.EXPIRED;
            Stage stage = account.staff() ? Stage.STAFF : account.chosen() ? Stage.IN_USE : unused;
            standings.put(each, new Standing(stage, account.login(), until));
        }
        return standings;
    }

    /**
     * Makes codes for these persons, and an account for who has none. A code that was made before is no longer good; a
     * password that was chosen before is until the code is used. Left out are those with nothing to log in for, and staff.
     */
    public List<Invitation> invite(Collection<PersonId> people, Instant now) {
        LocalDate today = Amsterdam.day(now);
        Map<PersonId, Person> known = persons.findAll(people);
        Map<PersonId, List<Enrolment>> theirs = enrolments.ofAll(known.keySet());
        Map<PersonId, Accounts.Brief> there = accounts.briefly(known.keySet());
        Map<PersonId, String> logins = new LinkedHashMap<>();
        List<Login> fresh = new ArrayList<>();
        for (Person each : known.values()) {
            Accounts.Brief account = there.get(each.id());
            List<Function> functions =
                    LoginNames.following(List.of(), theirs.getOrDefault(each.id(), List.of()), today);
            if (account == null && !functions.isEmpty()) {
                Login made = new Login(Accounts.newLogin(), each.name(), "", each.id(), functions);
                fresh.add(made);
                logins.put(each.id(), made.login());
            } else if (account != null && !account.staff()) {
                logins.put(each.id(), account.login());
            }
        }
        accounts.putAll(fresh);
        Map<String, Activations.Code> codes = activations.issue(logins.values(), now);
        List<Invitation> invitations = new ArrayList<>();
        logins.forEach((person, login) -> invitations.add(
                new Invitation(Objects.requireNonNull(known.get(person)), Objects.requireNonNull(codes.get(login)))));
        return invitations;
    }
}
