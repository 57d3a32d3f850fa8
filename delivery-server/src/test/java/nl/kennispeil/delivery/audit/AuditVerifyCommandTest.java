package nl.kennispeil.delivery.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.MongoShelves;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AuditVerifyCommandTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    @TempDir
    Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void saysThatTheChainHoldsAndWhereItEnds() throws IOException {
        String head = threeLines();

        assertThat(run("--data", data.toString())).isZero();
        assertThat(out.toString().strip())
                .isEqualTo("{\"lines\":3,\"first\":1,\"last\":3,\"anchor\":null,\"head\":{\"number\":3,\"digest\":\""
                        + head + "\"},\"ok\":true,\"brokenAt\":null}");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void saysWhichLineIsMissing() throws IOException {
        threeLines();
        try (Store store = store()) {
            new MongoShelves(store.database())
                    .shelf("audit_lines", Holds.PERSONS)
                    .delete(List.of(Block.id(2)));
        }

        assertThat(run("--data", data.toString())).isOne();
        assertThat(out.toString()).contains("\"lines\":1,").contains("\"ok\":false,\"brokenAt\":2}");
        assertThat(err.toString().strip()).isEqualTo("audit verify: line 2 is missing; the chain has reached 3");
    }

    @Test
    void readsAConfigurationFile() throws IOException {
        threeLines();
        Path config = Files.writeString(
                data.resolve("k.json"),
                "{\"store\": {\"folder\": \"" + data.resolve("store") + "\"}, \"secret\": \""
                        + data.resolve("server.key") + "\"}");

        assertThat(run("--config", config.toString())).isZero();
        assertThat(out.toString()).contains("\"lines\":3");
    }

    @Test
    void makesNoStoreAndNoSecretWhereThereIsNone() throws IOException {
        assertThat(run("--data", data.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("holds no folder store");
        assertThat(data).isEmptyDirectory();
        Files.createDirectories(data.resolve("store"));
        assertThat(run("--data", data.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("the secret").contains("is not there");
        assertThat(data.resolve("server.key")).doesNotExist();
    }

    @Test
    void refusesWrongUsage() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("--data", "a", "--config", "b")).isEqualTo(2);
    }

    private String threeLines() throws IOException {
        ServerSecret secret = ServerSecret.loadOrCreate(data.resolve("server.key"));
        try (Store store = store()) {
            Shelves shelves = new MongoShelves(store.database());
            AuditTrail trail = new AuditTrail(shelves, secret);
            for (int i = 0; i < 3; i++) {
                trail.append("sitting/x", "bureau", "bureau", "sitting.plan", "", "", NOW.plusSeconds(i));
            }
            return trail.latest("sitting/x", 1).get(0).digest();
        }
    }

    private Store store() {
        return Store.embedded(
                data.resolve("store"), EmbeddedStore.Options.defaults().withMinimumFreeBytes(0));
    }

    private int run(String... where) {
        CommandLine line = new CommandLine(new AuditVerifyCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return line.execute(where);
    }
}
