package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.kennispeil.delivery.candidate.Institute;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.delivery.vault.MasterKeyFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a fresh secret every id would be another one: nobody would be found who has to go, without an error. */
class KeysInPlaceTest {

    @TempDir
    Path folder;

    private Path data;
    private Path config;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void installation() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        config = Files.writeString(
                folder.resolve("kennispeil.json"),
                "{\"store\": {\"folder\": \"%s\"}, \"secret\": \"%s\"}"
                        .formatted(data.resolve("store"), data.resolve("server.key")));
        try (Store store = Store.embedded(data.resolve("store"), EmbeddedStore.Options.defaults())) {
            Stores.open(
                            store,
                            ServerSecret.loadOrCreate(data.resolve("server.key")),
                            MasterKeyFile.loadOrCreate(data.resolve("master.key")),
                            Duration.ZERO)
                    .institutes()
                    .putAll(List.of(new Institute("berk", "Berk")));
        }
    }

    @Test
    void aCommandMakesNoSecretForAStoreThatHasOne() throws IOException {
        Files.delete(data.resolve("server.key"));
        for (List<String> where : List.of(List.of("--data", data.toString()), List.of("--config", config.toString()))) {
            assertThat(run(List.of("retention", "run"), where)).isEqualTo(2);
            assertThat(err.toString())
                    .hasLineCount(1)
                    .contains("the secret " + data.resolve("server.key") + " is not there");
            assertThat(data.resolve("server.key")).doesNotExist();
        }
    }

    @Test
    void aCommandMakesNoMasterKeyForAStoreThatHasOne() throws IOException {
        Files.delete(data.resolve("master.key"));
        for (List<String> where : List.of(List.of("--data", data.toString()), List.of("--config", config.toString()))) {
            assertThat(run(List.of("retention", "preview"), where)).isEqualTo(2);
            assertThat(err.toString()).contains("the master key " + data.resolve("master.key") + " is not there");
            assertThat(data.resolve("master.key")).doesNotExist();
        }
    }

    @Test
    void aServerDoesNotStartWithoutTheSecretOfItsStore() throws IOException {
        Files.delete(data.resolve("server.key"));
        Files.writeString(
                config,
                Files.readString(config).replace("{\"store\"", "{\"listen\": {\"host\": \"127.0.0.1\"}, \"store\""));
        assertThat(run(List.of("serve", "--self-signed"), List.of("--config", config.toString())))
                .isNotZero();
        assertThat(data.resolve("server.key")).doesNotExist();
    }

    @Test
    void anotherSecretIsRefusedBeforeAnythingIsCounted() throws IOException {
        Files.delete(data.resolve("server.key"));
        ServerSecret.loadOrCreate(data.resolve("server.key"));
        assertThat(run(List.of("retention", "run"), List.of("--data", data.toString())))
                .isEqualTo(1);
        assertThat(err.toString()).hasLineCount(1).contains("the server's secret is not the one of this store");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aNewInstallationStillGetsItsKeysFromItsFirstCommand() throws IOException {
        Path fresh = folder.resolve("fresh");
        Path file = Files.writeString(
                folder.resolve("fresh.json"),
                "{\"store\": {\"folder\": \"%s\"}, \"secret\": \"%s\"}"
                        .formatted(
                                fresh.resolve("store"),
                                Files.createDirectory(fresh).resolve("server.key")));
        assertThat(run(List.of("institutes", "--id", "eik", "--name", "Eik"), List.of("--config", file.toString())))
                .as(err.toString())
                .isZero();
        assertThat(fresh.resolve("server.key")).exists();
        assertThat(fresh.resolve("master.key")).exists();
    }

    @Test
    void aRestoreWithoutTheSecretDoesNotBegin() throws IOException {
        Path fresh = Files.createDirectory(folder.resolve("fresh"));
        Files.copy(data.resolve("master.key"), fresh.resolve("master.key"));
        assertThat(restore(fresh)).isEqualTo(2);
        assertThat(err.toString()).contains("the secret " + fresh.resolve("server.key") + " is not there");
        assertThat(fresh.resolve("server.key")).doesNotExist();
        assertThat(fresh.resolve("store")).doesNotExist();
    }

    @Test
    void aRestoreWithAnotherSecretStaysClosed() throws IOException {
        Path fresh = Files.createDirectory(folder.resolve("fresh"));
        Files.copy(data.resolve("master.key"), fresh.resolve("master.key"));
        ServerSecret.loadOrCreate(fresh.resolve("server.key"));
        assertThat(restore(fresh)).isEqualTo(1);
        assertThat(err.toString()).contains("the server's secret is not the one of this store");
        assertThat(out.toString()).doesNotContain("purged");

        assertThat(run(List.of("retention", "preview"), List.of("--data", fresh.toString())))
                .isEqualTo(1);
        assertThat(err.toString()).contains("half restored");
    }

    private int restore(Path into) throws IOException {
        Path to = folder.resolve("backups");
        assertThat(run(List.of("backup", "--to", to.toString()), List.of("--data", data.toString())))
                .as(err.toString())
                .isZero();
        List<String> command = new ArrayList<>(List.of("restore", "--from"));
        try (Stream<Path> files = Files.list(to)) {
            files.map(Path::toString).forEach(command::add);
        }
        command.addAll(List.of("--key", data.resolve("backup.key").toString(), "--no-ledger"));
        return run(command, List.of("--data", into.toString()));
    }

    private int run(List<String> command, List<String> where) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Stream.concat(command.stream(), where.stream()).toArray(String[]::new));
    }
}
