package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import nl.kennispeil.delivery.WalkedServer.Somebody;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.audit.Line;
import nl.kennispeil.delivery.audit.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Before somebody is inside, too, the log says from which network it was tried. */
class LogInOriginTest {

    private static final Somebody WHO = WalkedServer.PEOPLE.get(0);

    @Test
    void logInsThatFailThatLockAndThatWorkSayFromWhere(@TempDir Path folder) throws Exception {
        try (WalkedServer server = new WalkedServer(folder)) {
            server.accountWithPassword("aios-een", Role.AIOS, WHO, "kastanjeboom-in-bloei");
            assertThat(server.tryLogIn("aios-een", "mis").statusCode()).isEqualTo(401);
            assertThat(server.tryLogIn("aios-een", "kastanjeboom-in-bloei").statusCode())
                    .isEqualTo(303);
            for (int i = 0; i < 10; i++) {
                server.forward(java.time.Duration.ofSeconds(61));
                server.tryLogIn("aios-een", "mis");
            }

            List<Line> lines = server.logAbout(WHO).stream()
                    .filter(each -> each.action().startsWith("account."))
                    .toList();
            assertThat(lines)
                    .extracting(Line::action)
                    .contains("account.login-failed", "account.login", "account.locked");
            assertThat(lines).extracting(Line::from).containsOnly("127.0.0.0/24");
            assertThat(lines)
                    .filteredOn(each -> !each.action().equals("account.login"))
                    .extracting(Line::outcome)
                    .containsOnly(Outcome.REFUSED);
            assertThat(lines)
                    .filteredOn(each -> each.action().equals("account.login"))
                    .extracting(Line::outcome)
                    .containsOnly(Outcome.ALLOWED);
        }
    }

    @Test
    void refusedLogInsStandOutAmongTheAnomalies(@TempDir Path folder) throws Exception {
        try (WalkedServer server = new WalkedServer(folder)) {
            server.accountWithPassword("aios-een", Role.AIOS, WHO, "kastanjeboom-in-bloei");
            for (int i = 0; i < 5; i++) {
                server.forward(java.time.Duration.ofSeconds(61));
                assertThat(server.tryLogIn("aios-een", "mis").statusCode()).isEqualTo(401);
            }
            Account officer = server.account("fg", Role.PRIVACY, null, null);
            String page = server.get("/beheer/logboek/opvallend", server.logIn(officer))
                    .body();
            assertThat(page).contains("aios-een");
        }
    }

    @Test
    void triesOfWhatThereIsNotOrIsLockedAndLogOutsLeaveALineWithoutWhatWasTyped(@TempDir Path folder) throws Exception {
        try (WalkedServer server = new WalkedServer(folder)) {
            server.accountWithPassword("aios-een", Role.AIOS, WHO, "kastanjeboom-in-bloei");
            server.tryLogIn("mijn-geheim", "mis");
            assertThat(server.logOn("login")).singleElement().satisfies(each -> {
                assertThat(each.action()).isEqualTo("account.login-failed");
                assertThat(each.outcome()).isEqualTo(Outcome.REFUSED);
                assertThat(each.from()).isEqualTo("127.0.0.0/24");
                assertThat(each.toString() + each.detail() + each.actor()).doesNotContain("mijn-geheim");
            });
            for (int i = 0; i < 12; i++) {
                server.tryLogIn("aios-een", "mis");
            }
            assertThat(server.logAbout(WHO)).anySatisfy(each -> {
                assertThat(each.action()).isEqualTo("account.turned-away");
                assertThat(each.outcome()).isEqualTo(Outcome.REFUSED);
            });
            WalkedServer.Ticket inside =
                    server.logIn(new Account("aios-een", Role.AIOS, WHO.name(), WHO.institute(), WHO.id()));
            server.post("/uitloggen", inside, "");
            assertThat(server.logAbout(WHO)).extracting(Line::action).contains("account.logout");
        }
    }

    @Test
    void aRobotFillsNoLog(@TempDir Path folder) throws Exception {
        try (WalkedServer server = new WalkedServer(folder)) {
            for (int i = 0; i < 30; i++) {
                server.tryLogIn("robot-" + i, "mis");
            }
            assertThat(server.logOn("login")).hasSize(20);
        }
    }
}
