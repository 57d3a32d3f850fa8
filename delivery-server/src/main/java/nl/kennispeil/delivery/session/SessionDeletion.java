package nl.kennispeil.delivery.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.account.Login;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.Subject;

/** Ends the sessions of an enrolment or a person, and forgets failed log-ins; before the accounts themselves go. */
public final class SessionDeletion implements DeletionStep {

    private final Sessions sessions;
    private final LoginLimits limits;
    private final Accounts accounts;

    public SessionDeletion(Sessions sessions, LoginLimits limits, Accounts accounts) {
        this.sessions = sessions;
        this.limits = limits;
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "sessions";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Set<String> shelves() {
        return Set.of("sessions", "session_index", "login_failures");
    }

    @Override
    public int delete(Subject subject) {
        List<String> logins = logins(subject);
        int failures = limits.count(failures(logins));
        logins.forEach(limits::unlock);
        return failures + sessions.forget(owners(subject, logins));
    }

    @Override
    public int remaining(Subject subject) {
        List<String> logins = logins(subject);
        return limits.count(failures(logins)) + sessions.count(owners(subject, logins));
    }

    private List<String> logins(Subject subject) {
        Stream<Login> person = subject.last() ? accounts.of(subject.person()).stream() : Stream.empty();
        return Stream.concat(accounts.of(subject.enrolment()).stream(), person)
                .map(Login::login)
                .distinct()
                .toList();
    }

    private static List<String> failures(List<String> logins) {
        return logins.stream()
                .flatMap(each -> Stream.of(each, LoginLimits.code(each)))
                .toList();
    }

    private static List<String> owners(Subject subject, List<String> logins) {
        List<String> owners = new ArrayList<>();
        owners.add(SessionIndex.enrolment(subject.enrolment().value()));
        if (subject.last()) {
            owners.add(SessionIndex.person(subject.person().value()));
        }
        logins.forEach(each -> owners.add(SessionIndex.owner(each)));
        return owners;
    }
}
