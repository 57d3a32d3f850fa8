package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import nl.kennispeil.delivery.WalkedServer.Somebody;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.audit.Line;
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
        }
    }
}
