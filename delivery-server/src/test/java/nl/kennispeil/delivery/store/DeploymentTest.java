package nl.kennispeil.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Replies to {@code hello} as the MongoDB manual describes them (command {@code hello}, replica set fields). */
class DeploymentTest {

    @Test
    void threeMembersAreAsItShouldBe() {
        Deployment deployment = Deployment.of(hello("a:1", "b:1", "c:1"), false);

        assertThat(deployment.text()).isEqualTo("replica set rs0, 3 members");
        assertThat(deployment.warnings()).isEmpty();
    }

    @Test
    void fewerMembersAndArbitersGiveWarnings() {
        Deployment deployment = Deployment.of(hello("a:1", "b:1").append("arbiters", List.of("c:1")), false);

        assertThat(deployment.warnings()).hasSize(2).first().asString().contains("2 data-bearing members");
    }

    @Test
    void passiveMembersCarryDataToo() {
        assertThat(Deployment.of(hello("a:1", "b:1").append("passives", List.of("c:1")), false)
                        .warnings())
                .isEmpty();
    }

    @Test
    void aStandaloneServerIsRefusedUnlessAllowed() {
        Document standalone = new Document("isWritablePrimary", true);

        assertThatThrownBy(() -> Deployment.of(standalone, false))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("not a member of a replica set");
        assertThat(Deployment.of(standalone, true).text()).isEqualTo("standalone, not durable");
        assertThat(Deployment.of(standalone, true).warnings()).hasSize(1);
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        String uri = "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200&connectTimeoutMS=200";

        assertThatThrownBy(() -> Store.replicaSet(uri, Store.ReplicaSetOptions.defaults()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageContaining("cannot be reached");
    }

    private static Document hello(String... hosts) {
        return new Document("setName", "rs0").append("hosts", List.of(hosts));
    }
}
