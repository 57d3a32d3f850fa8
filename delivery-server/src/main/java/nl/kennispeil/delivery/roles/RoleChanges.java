package nl.kennispeil.delivery.roles;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.account.Activations;
import nl.kennispeil.delivery.account.Appointments;
import nl.kennispeil.delivery.account.Function;
import nl.kennispeil.delivery.account.Login;
import nl.kennispeil.delivery.account.LoginNames;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.account.SecondFactors;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.person.Enrolling;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.person.Persons;
import nl.kennispeil.delivery.secret.Base32;
import nl.kennispeil.delivery.session.Sessions;
import org.jspecify.annotations.Nullable;

/**
 * The rules of giving, ending and resetting (domain.md §5, "Manage roles"): one administrator asks, another one confirms,
 * and nobody confirms what is about oneself. An account is never both administrator and privacy officer.
 */
final class RoleChanges {

    /** What it works on. */
    record Tools(
            Accounts accounts,
            LoginNames names,
            Persons persons,
            Appointments appointments,
            Activations activations,
            SecondFactors secondFactors,
            Sessions sessions,
            AuditTrail audit) {}

    /**
     * A function as asked for.
     *
     * @param account login or mail address of somebody who is registered; empty for somebody new
     * @param name of somebody new
     * @param mail of somebody new; empty when unknown
     */
    record Asked(
            String account,
            String name,
            String mail,
            Role role,
            @Nullable String institute,
            LocalDate from,
            @Nullable LocalDate until) {

        @Override
        public String toString() {
            return "Asked[" + role + "]";
        }
    }

    private static final int ID_BYTES = 8;

    private final RoleChangeShelf shelf;
    private final Tools tools;
    private final SecureRandom random = new SecureRandom();

    RoleChanges(RoleChangeShelf shelf, Tools tools) {
        this.shelf = shelf;
        this.tools = tools;
    }

    List<RoleChange> waiting(Instant now) {
        return shelf.waiting(now);
    }

    /** Asks for a function. */
    void give(Asked asked, Account by, Instant now) {
        boolean fresh = asked.account().isBlank();
        Optional<Login> known = fresh ? Optional.empty() : tools.names().find(asked.account());
        Optional<PersonId> registered = fresh ? Optional.empty() : registered(asked.account());
        if (!fresh && known.isEmpty() && registered.isEmpty()) {
            throw new BadRequest(400, "role-no-account");
        }
        if (fresh && registered(asked.mail()).isPresent()) {
            throw new BadRequest(409, "role-mail-known");
        }
        String login = known.map(Login::login).orElseGet(Accounts::newLogin);
        RoleChange change = new RoleChange(
                newId(),
                RoleChange.Kind.GIVE,
                login,
                known.isEmpty(),
                known.isPresent() || registered.isEmpty() ? tools.appointments().personOf(known) : registered.get(),
                tools.appointments().newEnrolment(),
                fresh ? asked.name().strip() : "",
                fresh ? asked.mail().strip() : "",
                "",
                asked.role(),
                asked.institute(),
                asked.from(),
                asked.until(),
                by.login(),
                now);
        check(appointment(change));
        shelf.add(change);
        log("role.propose", change, by, now);
    }

    /** Asks that a function ends on a day, its last. */
    void end(String login, String functionKey, LocalDate day, Account by, Instant now) {
        Login account = account(login);
        Function function = account.functions().stream()
                .filter(each -> each.key().equals(functionKey) && each.role().isStaff())
                .findFirst()
                .orElseThrow(() -> new BadRequest(400, "role-fields"));
        if (day.isBefore(function.from())) {
            throw new BadRequest(400, "role-dates");
        }
        add(account, RoleChange.Kind.END, function, day, by, now);
    }

    /** Asks for a new beginning: password and second factor are forgotten, and a code is handed over. */
    void reset(String login, Account by, Instant now) {
        add(account(login), RoleChange.Kind.RESET, null, Amsterdam.day(now), by, now);
    }

    /**
     * The second administrator says yes.
     *
     * @return the code to hand over, when the account has no password now
     * @throws BadRequest 404 when nothing waits under this id; 409 when it is the one who asked, or whom it is about
     */
    Optional<Activations.Code> confirm(String id, Account by, Instant now) {
        RoleChange change = shelf.find(id, now).orElseThrow(() -> new BadRequest(404, "not-found"));
        if (change.by().equals(by.login())) {
            throw new BadRequest(409, "second-person");
        }
        if (change.login().equals(by.login())) {
            throw new BadRequest(409, "role-own");
        }
        Enrolling.Actor actor = Enrolling.Actor.of(by);
        switch (change.kind()) {
            case GIVE -> {
                Appointments.Appointment asked = appointment(change);
                check(asked);
                tools.appointments().give(asked, actor, now);
            }
            case END -> tools.appointments().end(change.login(), change.functionKey(), change.from(), actor, now);
            case RESET -> {
                tools.accounts().changePassword(change.login(), "");
                tools.secondFactors().remove(List.of(change.login()));
                tools.sessions().endOthers(change.login(), "");
            }
        }
        log("role.confirm", change, by, now);
        shelf.remove(id);
        return tools.accounts()
                .find(change.login())
                .filter(each -> change.kind() != RoleChange.Kind.END)
                .filter(each -> each.passwordHash().isEmpty())
                .map(each -> tools.activations().issue(each.login(), now));
    }

    /** Takes a question back, by any administrator. */
    void withdraw(String id, Account by, Instant now) {
        RoleChange change = shelf.find(id, now).orElseThrow(() -> new BadRequest(404, "not-found"));
        shelf.remove(id);
        log("role.withdraw", change, by, now);
    }

    private void add(
            Login account, RoleChange.Kind kind, @Nullable Function function, LocalDate day, Account by, Instant now) {
        RoleChange change = new RoleChange(
                newId(),
                kind,
                account.login(),
                false,
                account.person(),
                null,
                "",
                "",
                function == null ? "" : function.key(),
                function == null ? null : function.role(),
                function == null ? null : function.institute(),
                day,
                null,
                by.login(),
                now);
        shelf.add(change);
        log("role.propose", change, by, now);
    }

    private Login account(String login) {
        return tools.accounts()
                .find(login)
                .filter(Login::isStaff)
                .orElseThrow(() -> new BadRequest(400, "role-no-account"));
    }

    private Optional<PersonId> registered(String mail) {
        return mail.isBlank() ? Optional.empty() : tools.persons().find(Persons.Lookup.MAIL, mail);
    }

    private void check(Appointments.Appointment asked) {
        try {
            tools.appointments().with(asked);
        } catch (IllegalArgumentException e) {
            throw new BadRequest(409, "role-not-together");
        }
    }

    private static Appointments.Appointment appointment(RoleChange change) {
        PersonId person = change.person();
        CandidateId enrolment = change.enrolment();
        Role role = change.role();
        if (person == null || enrolment == null || role == null) {
            throw new IllegalStateException("a function to give lacks its person, enrolment or role");
        }
        return new Appointments.Appointment(
                change.login(),
                person,
                enrolment,
                change.name(),
                change.mail().isEmpty() ? null : change.mail(),
                role,
                change.institute(),
                change.from(),
                change.until());
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return "rc-" + Base32.encode(bytes, 12).toLowerCase(Locale.ROOT);
    }

    private void log(String action, RoleChange change, Account by, Instant now) {
        Role role = change.role();
        PersonId person = change.person();
        boolean unknown = change.fresh() && !action.equals("role.confirm");
        tools.audit()
                .append(
                        "account/" + change.login(),
                        by.login(),
                        by.role().code(),
                        action,
                        person == null || unknown ? "" : person.value(),
                        "kind=" + change.kind().name().toLowerCase(Locale.ROOT)
                                + (role == null ? "" : "; role=" + role.code())
                                + (change.institute() == null ? "" : "; institute=" + change.institute()),
                        now);
    }
}
