package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.kennispeil.delivery.WalkedServer.Somebody;
import nl.kennispeil.delivery.WalkedServer.Ticket;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What takes two, takes two: wherever the matrix says 2, the same account twice is refused and another one is not. */
class SecondPersonTest {

    private static final String SITTING = "/beheer/toetsen/";
    private static final String RETENTION = "/beheer/bewaren/inschrijving/";

    /** Where the second person of each such permission is tested; a 2 in the table without a place here fails. */
    private static final Map<Permission, String> TESTED = Map.ofEntries(
            Map.entry(Permission.REOPEN_ATTEMPT, "here"),
            Map.entry(Permission.CONFIRM_RELEASE, "here"),
            Map.entry(
                    Permission.LOOK_AFTER_RETENTION,
                    "here, an end and an erasure; PurgeRunTest for a list that stopped a run"),
            Map.entry(Permission.HANDLE_RIGHTS, "here, a hold and its decision"),
            Map.entry(Permission.CONFIRM_IMPORT, "IntakeTest, an import that ends many"),
            Map.entry(Permission.PROPOSE_RESEARCH, "ResearchTest"),
            Map.entry(Permission.APPROVE_RESEARCH, "ResearchTest"),
            Map.entry(Permission.MANAGE_ROLES, "RoleChangesTest"),
            Map.entry(Permission.REVIEW_ITEMS, "ReviewingTest, two approvals and a retirement"),
            Map.entry(Permission.APPROVE_FORM, "FormApprovalTest; FormIT with three people"));

    @Test
    void everyTwoOfTheMatrixIsTestedSomewhere() {
        Set<Permission> two = Arrays.stream(Permission.values())
                .filter(each -> Arrays.stream(Role.values()).anyMatch(role -> role.needsSecondPerson(each)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(two).isEqualTo(new TreeSet<>(TESTED.keySet()));
    }

    @Test
    void theSameAccountTwiceIsRefusedAndAnotherIsNot(@TempDir Path folder) throws Exception {
        try (WalkedServer server = new WalkedServer(folder)) {
            Somebody who = WalkedServer.PEOPLE.get(0);
            Account bureau = server.account("bureau", Role.BUREAU, null, null);
            Account bureauTwo = server.account("bureau2", Role.BUREAU, null, null);
            Account privacy = server.account("privacy", Role.PRIVACY, null, null);
            Account privacyTwo = server.account("privacy2", Role.PRIVACY, null, null);

            String closed = SITTING + WalkedServer.CLOSED;
            twice(server, closed + "/voorstellen", "", closed + "/vrijgeven", "", bureau, bureauTwo);

            String erase = RETENTION + who.id();
            twice(server, erase + "/wissen", "", erase + "/wissen-bevestigen", "", privacy, privacyTwo);

            String quarantined = RETENTION + server.endMovedBack(WalkedServer.PEOPLE.get(2)) + "/einde";
            twice(server, quarantined, "", quarantined, "", privacy, privacyTwo);
            // two have said so: there is nothing left to confirm, nor where an end was never doubted
            refused(server, quarantined, "", server.account("privacy4", Role.PRIVACY, null, null));
            refused(server, RETENTION + WalkedServer.PEOPLE.get(3).id() + "/einde", "", privacy);

            String holds = "/beheer/privacy/bewaring";
            // the hold was set by this login when the server was filled
            Account setter = server.account("privacy-drie", Role.PRIVACY, null, null);
            String approve = holds + "/" + server.at("hold", who) + "/goedkeuren";
            refused(server, approve, "", setter);
            done(server, approve, "", privacy);
            String decide = holds + "/" + server.at("hold", who) + "/besluit";
            done(server, decide, "decided=2026-11-18", privacy);
            // by nobody: the six weeks do not begin again
            refused(server, decide, "decided=2026-11-18", privacy);
            refused(server, decide, "decided=2026-11-18", privacyTwo);

            server.start(who);
            String person = SITTING + WalkedServer.OPEN + "/deelnemer/" + server.at("attempt", who);
            twice(server, person + "/heropenen", "", person + "/heropenen-bevestigen", "minutes=30", bureau, bureauTwo);
        }
    }

    private static void twice(
            WalkedServer server,
            String first,
            String firstFields,
            String second,
            String secondFields,
            Account one,
            Account other) {
        done(server, first, firstFields, one);
        refused(server, second, secondFields, one);
        done(server, second, secondFields, other);
    }

    private static void done(WalkedServer server, String path, String fields, Account account) {
        HttpResponse<String> reply = server.post(path, server.logIn(account), fields);
        assertThat(reply.statusCode()).as("%s by %s", path, account.login()).isEqualTo(303);
        assertThat(reply.headers().firstValue("location").orElse(""))
                .as("%s by %s", path, account.login())
                .contains("gedaan=");
    }

    /** On another device too: it is the account that counts, not the session. */
    private static void refused(WalkedServer server, String path, String fields, Account account) {
        for (Ticket each : new Ticket[] {server.logIn(account), server.logIn(account)}) {
            HttpResponse<String> reply = server.post(path, each, fields);
            assertThat(reply.statusCode())
                    .as("%s twice by %s", path, account.login())
                    .isEqualTo(409);
        }
    }
}
