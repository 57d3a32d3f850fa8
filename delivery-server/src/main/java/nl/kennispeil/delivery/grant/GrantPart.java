package nl.kennispeil.delivery.grant;

import static nl.kennispeil.delivery.accesscopy.CopyTable.Reach.ACCESS;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.kennispeil.delivery.accesscopy.CopyPart;
import nl.kennispeil.delivery.accesscopy.CopySubject;
import nl.kennispeil.delivery.accesscopy.CopyTable;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.account.Login;
import nl.kennispeil.delivery.candidate.CandidateId;
import org.jspecify.annotations.Nullable;

/**
 * Whom somebody let see results, for the copy; and for a trainer since when somebody let that trainer, without who that
 * is (R25).
 */
public final class GrantPart implements CopyPart {

    private final Grants grants;
    private final Accounts accounts;

    public GrantPart(Grants grants, Accounts accounts) {
        this.grants = grants;
        this.accounts = accounts;
    }

    @Override
    public Set<String> shelves() {
        return Set.of(Grants.GIVEN, Grants.RECEIVED);
    }

    @Override
    public List<CopyTable> of(CopySubject subject) {
        CopyTable.Builder given = CopyTable.of("meekijken", ACCESS, "trainer", "scope", "sitting", "from");
        CopyTable.Builder received = CopyTable.of("meekijken-opleider", ACCESS, "scope", "from");
        Set<String> logins = new TreeSet<>();
        accounts.of(subject.person()).stream().map(Login::login).forEach(logins::add);
        for (CandidateId each : subject.enrolmentIds()) {
            accounts.of(each).stream().map(Login::login).forEach(logins::add);
            for (Grant grant : grants.of(each)) {
                given.row(grant.address(), scope(grant), sitting(grant, subject), grant.since());
            }
        }
        for (String login : logins) {
            grants.to(login).forEach(grant -> received.row(scope(grant), grant.since()));
        }
        return List.of(given.build(), received.build());
    }

    private static @Nullable String sitting(Grant grant, CopySubject subject) {
        return subject.attempts().stream()
                .filter(each -> each.id().equals(grant.attempt()))
                .map(each -> each.sitting().value())
                .findFirst()
                .orElse(null);
    }

    private static String scope(Grant grant) {
        return grant.attempt() == null ? "all" : "one";
    }
}
