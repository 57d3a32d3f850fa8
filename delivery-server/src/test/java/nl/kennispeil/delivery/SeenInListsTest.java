package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import nl.kennispeil.delivery.WalkedServer.Somebody;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.audit.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever was on a page that somebody opened finds that in the own log, as seen. */
class SeenInListsTest {

    private static final Somebody WHO = WalkedServer.PEOPLE.get(0);

    @Test
    void aListOfPeopleAndTheRetentionOfOneLeaveALineAboutThem(@TempDir Path folder) throws Exception {
        try (WalkedServer server = new WalkedServer(folder)) {
            WalkedServer.Ticket coordinator =
                    server.logIn(server.account("coordinator", Role.COORDINATOR, WHO.institute(), null));
            assertThat(server.get("/beheer/personen", coordinator).statusCode()).isEqualTo(200);
            WalkedServer.Ticket officer = server.logIn(server.account("privacy", Role.PRIVACY, null, null));
            assertThat(server.get("/beheer/bewaren/inschrijving/" + WHO.id(), officer)
                            .statusCode())
                    .isEqualTo(200);

            assertThat(server.logAbout(WHO))
                    .filteredOn(each -> each.kind() == Kind.READ)
                    .extracting(each -> each.actor().raw() + " " + each.action() + " " + each.owner())
                    .contains(
                            "coordinator persons.list " + WHO.institute(), "privacy retention.view " + WHO.institute());
        }
    }
}
