package nl.kennispeil.delivery.session;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.account.Activations;
import nl.kennispeil.delivery.account.Login;
import nl.kennispeil.delivery.account.LoginNames;
import nl.kennispeil.delivery.account.Passwords;
import nl.kennispeil.delivery.account.SecondFactors;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.Persons;
import org.jspecify.annotations.Nullable;

/**
 * Judges who may come in. Whatever is wrong, the answer takes as long and says as little: nobody learns which accounts
 * there are. Calls hash, so they belong on the pool for passwords.
 */
public final class Entry {

    /** Why somebody does not come in. */
    public enum Problem {
        /** Login and password, or the code, do not belong together. */
        UNKNOWN,
        SLOW_DOWN,
        LOCKED,
        /** Everything is right, but no function holds today. */
        NO_FUNCTION;

        /** The end of the key of its words. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A session that was begun, or why not. */
    public record Outcome(@Nullable String session, Problem problem) {

        @Override
        public String toString() {
            return "Outcome[" + (session == null ? problem : "in") + "]";
        }
    }

    /** Hashed once, so that an unknown login takes as long as a wrong password. */
    private static final String NOBODY = Passwords.hash("nobody");

    private final LoginNames names;
    private final Activations activations;
    private final Persons persons;
    private final Accounts accounts;
    private final Sessions sessions;
    private final SecondFactors secondFactors;
    private final LoginLimits limits;
    private final Ticket tickets;
    private final AccessLog log;

    public Entry(
            Accounts accounts,
            LoginNames names,
            Persons persons,
            Activations activations,
            Sessions sessions,
            SecondFactors secondFactors,
            LoginLimits limits,
            Ticket tickets,
            AccessLog log) {
        this.accounts = accounts;
        this.names = names;
        this.persons = persons;
        this.activations = activations;
        this.sessions = sessions;
        this.secondFactors = secondFactors;
        this.limits = limits;
        this.tickets = tickets;
        this.log = log;
    }

    /** The subject that waits to be linked, when the cookie is a ticket for that. */
    Optional<String> linking(String cookie, Instant now) {
        return tickets.open(cookie, now);
    }

    /** @param link digest of a subject to link once this worked, or null */
    public Outcome byPassword(String typed, String password, @Nullable String link, String address, Instant now) {
        Login login = names.find(typed).orElse(null);
        Problem problem = judge(limited(typed, login), login, password, address, now);
        if (problem != null || login == null) {
            return new Outcome(null, problem == null ? Problem.UNKNOWN : problem);
        }
        return admit(login, false, link, now);
    }

    /** What somebody brings who takes an account into use for the first time, or again. */
    public record Activation(String name, String code, String birthDate, String password) {

        /** Nothing of it may reach a log. */
        @Override
        public String toString() {
            return "Activation";
        }
    }

    /**
     * Takes an account into use: with the code that was handed over and, where it is registered, the date of birth, so
     * that a letter in the wrong hands opens nothing. All other sessions of the account end.
     *
     * @param asked its password will do by {@link nl.kennispeil.delivery.account.PasswordRules}
     * @param link digest of a subject to link once this worked, or null
     */
    public Outcome byActivation(Activation asked, @Nullable String link, String address, Instant now) {
        Login login = names.find(asked.name()).orElse(null);
        String limited = limited(asked.name(), login);
        synchronized (limits.turn(limited)) {
            LoginLimits.Verdict verdict = limits.ask(limited, login != null, address, now);
            if (verdict != LoginLimits.Verdict.GO) {
                return new Outcome(null, turnedAway(verdict, login, address, now));
            }
            // hashed before the code is judged, so that what is wrong does not show in the time it takes
            String hash = Passwords.hash(asked.password());
            if (login == null
                    || !bornOn(login, asked.birthDate())
                    || !activations.use(login.login(), asked.code(), now)) {
                failed(limited, login, "account.activation-failed", address, now);
                return new Outcome(null, Problem.UNKNOWN);
            }
            limits.succeeded(limited);
            accounts.changePassword(login.login(), hash);
            sessions.endOthers(login.login(), "");
            log.note(self(login), login, "account.activated", "", now);
        }
        return admit(accounts.find(login.login()).orElse(login), false, link, now);
    }

    /** True as well when no date of birth is registered. */
    private boolean bornOn(Login login, String typed) {
        return Optional.ofNullable(login.person())
                .flatMap(persons::find)
                .map(Person::birthDate)
                .map(each -> each.toString().equals(typed.strip()))
                .orElse(true);
    }

    /** Under what failures count: an account has one count, however it was named. */
    private static String limited(String typed, @Nullable Login login) {
        return login == null ? Accounts.normal(typed) : login.login();
    }

    /** Somebody an identity provider vouched for. */
    public Outcome bySubject(Login login, boolean secondDone, Instant now) {
        return admit(login, secondDone, null, now);
    }

    /** The password of somebody who is inside already; null when it is right. */
    public @Nullable Problem again(Login login, String password, String address, Instant now) {
        return judge(login.login(), login, password, address, now);
    }

    /** The code of the second factor; null when it is right. */
    @Nullable
    Problem code(Login login, String typed, String address, Instant now) {
        String name = LoginLimits.code(login.login());
        synchronized (limits.turn(name)) {
            LoginLimits.Verdict verdict = limits.ask(name, true, address, now);
            if (verdict != LoginLimits.Verdict.GO) {
                return turnedAway(verdict, login, address, now);
            }
            if (typed.length() > 40 || !secondFactors.check(login.login(), typed, now)) {
                failed(name, login, "account.code-failed", address, now);
                return Problem.UNKNOWN;
            }
            limits.succeeded(name);
            return null;
        }
    }

    void note(Login login, String action, String detail, Instant now) {
        log.note(self(login), login, action, detail, now);
    }

    /**
     * Lifts the lock of an account, as support does for somebody who is on the telephone.
     *
     * @return false when there is no such account, or none that who asks may help; tell nobody which
     */
    boolean unlock(Account by, String typed, Instant now) {
        Login login = names.find(typed).orElse(null);
        boolean own = login != null
                && login.functions().stream()
                        .anyMatch(each ->
                                by.boundTo().isEmpty() || by.boundTo().get().equals(each.institute()));
        if (login == null || !own) {
            return false;
        }
        limits.unlock(login.login());
        log.note(by, login, "account.unlocked", "", now);
        return true;
    }

    private static Account self(Login login) {
        return login.acting(login.functions().get(0));
    }

    private Outcome admit(Login known, boolean secondDone, @Nullable String link, Instant now) {
        Login login = names.current(known, now);
        if (login.functionsAt(now).isEmpty()) {
            log.note(self(login), login, "account.login-failed", "reason=" + Problem.NO_FUNCTION.code(), now);
            return new Outcome(null, Problem.NO_FUNCTION);
        }
        String session = sessions.begin(login, secondDone, link, now);
        log.note(self(login), login, "account.login", secondDone ? "provider" : "", now);
        return new Outcome(session, Problem.UNKNOWN);
    }

    private @Nullable Problem judge(String name, @Nullable Login login, String password, String address, Instant now) {
        synchronized (limits.turn(name)) {
            boolean known = login != null;
            LoginLimits.Verdict verdict = limits.ask(name, known, address, now);
            if (verdict != LoginLimits.Verdict.GO) {
                return turnedAway(verdict, login, address, now);
            }
            boolean able = login != null && !login.passwordHash().isEmpty();
            boolean matches = Passwords.matches(password, login != null && able ? login.passwordHash() : NOBODY);
            if (login == null || !able || !matches) {
                failed(name, login, "account.login-failed", address, now);
                return Problem.UNKNOWN;
            }
            limits.succeeded(name);
            return null;
        }
    }

    /** Not even judged, after too many failures. */
    private Problem turnedAway(LoginLimits.Verdict verdict, @Nullable Login login, String address, Instant now) {
        Problem problem = verdict == LoginLimits.Verdict.LOCKED ? Problem.LOCKED : Problem.SLOW_DOWN;
        if (login == null) {
            log.unknown("account.turned-away", address, now);
        } else {
            log.note(self(login), login, "account.turned-away", "reason=" + problem.code(), now);
        }
        return problem;
    }

    private void failed(String name, @Nullable Login login, String action, String address, Instant now) {
        int failures = limits.failed(name, login != null, address, now);
        if (login == null) {
            log.unknown(action, address, now);
        } else {
            log.note(self(login), login, failures >= LoginLimits.FAILURES ? "account.locked" : action, "", now);
        }
    }
}
