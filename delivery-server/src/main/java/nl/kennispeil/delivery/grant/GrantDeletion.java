package nl.kennispeil.delivery.grant;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.account.Login;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.Subject;
import org.jspecify.annotations.Nullable;

/** Lets go of what an aios gave, and of what a trainer was given. */
public final class GrantDeletion implements DeletionStep {

    private final Grants grants;
    private final Accounts accounts;

    public GrantDeletion(Grants grants, Accounts accounts) {
        this.grants = grants;
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "grants";
    }

    /** A door, and before the accounts, which lead to some of it. */
    @Override
    public int order() {
        return 12;
    }

    @Override
    public Set<String> shelves() {
        return Set.of(Grants.GIVEN, Grants.RECEIVED);
    }

    @Override
    public int delete(Subject subject) {
        return grants.deleteGiven(subject.enrolment())
                + grants.deleteReceived(subject.enrolment(), person(subject), logins(subject));
    }

    @Override
    public int remaining(Subject subject) {
        return grants.remainingGiven(subject.enrolment())
                + grants.remainingReceived(subject.enrolment(), person(subject), logins(subject));
    }

    private static @Nullable PersonId person(Subject subject) {
        return subject.last() ? subject.person() : null;
    }

    /** Accounts that are a trainer's no more. */
    private List<String> logins(Subject subject) {
        Stream<Login> left = accounts.of(subject.enrolment()).stream().filter(each -> !trainerElsewhere(each, subject));
        Stream<Login> whole = subject.last() ? accounts.of(subject.person()).stream() : Stream.empty();
        return Stream.concat(left, whole).map(Login::login).distinct().toList();
    }

    private static boolean trainerElsewhere(Login login, Subject subject) {
        return login.functions().stream()
                .anyMatch(each -> each.role() == Role.OPLEIDER
                        && !subject.enrolment().value().equals(each.candidate()));
    }
}
