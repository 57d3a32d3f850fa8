package nl.kennispeil.delivery.accesscopy;

import static nl.kennispeil.delivery.accesscopy.CopyTable.Reach.ACCESS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.account.Function;
import nl.kennispeil.delivery.account.Login;

/** The accounts somebody logs in with, and the functions they have; of a password nothing. */
final class AccountPart implements CopyPart {

    private final Accounts accounts;

    AccountPart(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Set<String> shelves() {
        return Set.of("accounts");
    }

    @Override
    public List<CopyTable> of(CopySubject subject) {
        Map<String, Login> logins = new LinkedHashMap<>();
        accounts.of(subject.person()).forEach(each -> logins.put(each.login(), each));
        subject.enrolmentIds().forEach(id -> accounts.of(id).forEach(each -> logins.put(each.login(), each)));
        CopyTable.Builder table =
                CopyTable.of("accounts", ACCESS, "login", "name", "role", "institute", "enrolment", "from", "until");
        for (Login login : logins.values()) {
            for (Function each : login.functions()) {
                table.row(
                        login.login(),
                        login.name(),
                        each.role().code(),
                        each.institute(),
                        each.candidate(),
                        each.from(),
                        each.until());
            }
        }
        return List.of(table.build());
    }
}
