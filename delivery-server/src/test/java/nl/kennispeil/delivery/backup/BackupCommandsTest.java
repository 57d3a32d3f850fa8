package nl.kennispeil.delivery.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.delivery.vault.MasterKeyFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands as an operator gives them. */
class BackupCommandsTest {

    @TempDir
    Path folder;

    private Path data;
    private Path to;
    private Map<String, Map<String, String>> before;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<Path> replayed = new ArrayList<>();

    @BeforeEach
    void fill() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        to = folder.resolve("backups");
        try (Store store = Store.embedded(data.resolve("store"), EmbeddedStore.Options.defaults())) {
            new RandomDocuments(21).fill(store, 300, 10);
            before = RandomDocuments.content(store);
        }
        keys(data);
    }

    /** A secret and a master key in their places: without them nothing is restored. */
    private static Path keys(Path installation) throws IOException {
        Files.createDirectories(installation);
        ServerSecret.loadOrCreate(installation.resolve("server.key"));
        MasterKeyFile.loadOrCreate(installation.resolve("master.key"));
        return installation;
    }

    @Test
    void aBackupIsMadeProvenAndRestored() throws IOException {
        assertThat(run("backup", "--data", data.toString(), "--to", to.toString()))
                .isZero();
        assertThat(out.toString())
                .contains("\"kind\":\"keys\"", "\"collections\":1,\"documents\":10}")
                .contains("\"kind\":\"data\"", "\"collections\":3,\"documents\":350}");
        assertThat(data.resolve("backup.key")).exists();

        assertThat(run("backup", "verify", "--data", data.toString(), made("data"), made("keys")))
                .isZero();
        assertThat(out.toString()).contains("\"ok\":true").doesNotContain("\"ok\":false");
        assertThat(err.toString()).contains("350 documents in 3 collections", "restore into a store and are equal");

        Path ledger = Files.writeString(folder.resolve("ledger.jsonl"), "{}\n\n{}\n");
        Path fresh = keys(folder.resolve("fresh"));
        int exit = run(
                "restore",
                "--from",
                made("data"),
                made("keys"),
                "--data",
                fresh.toString(),
                "--key",
                data.resolve("backup.key").toString(),
                "--ledger",
                ledger.toString());
        assertThat(exit).as(err.toString()).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("{\"documents\":360,\"replayed\":2,\"purged\":1}");
        assertThat(replayed).containsExactly(ledger);
        try (Store store = Store.embedded(fresh.resolve("store"), EmbeddedStore.Options.defaults())) {
            assertThat(RandomDocuments.content(store)).isEqualTo(before);
        }
    }

    @Test
    void aConfigurationFileServesAsWell() throws IOException {
        Path config = Files.writeString(
                folder.resolve("kennispeil.json"),
                "{\"store\": {\"folder\": \"%s\"}, \"secret\": \"%s\"}"
                        .formatted(data.resolve("store"), data.resolve("server.key")));

        assertThat(run("backup", "--config", config.toString(), "--to", to.toString()))
                .isZero();
        assertThat(data.resolve("backup.key")).exists();
        assertThat(run("backup", "verify", "--config", config.toString(), made("data")))
                .isZero();

        Files.move(data.resolve("store"), data.resolve("lost"));
        Files.writeString(data.resolve("purge-ledger.jsonl"), "");
        assertThat(run("restore", "--from", made("data"), made("keys"), "--config", config.toString()))
                .as(err.toString())
                .isZero();
        assertThat(replayed).containsExactly(data.resolve("purge-ledger.jsonl"));
    }

    @Test
    void aRestoreWithoutALedgerNeedsToBeAskedFor() throws IOException {
        run("backup", "--data", data.toString(), "--to", to.toString());
        String[] restore = {
            "restore",
            "--from",
            made("data"),
            made("keys"),
            "--data",
            folder.resolve("fresh").toString(),
            "--key",
            data.resolve("backup.key").toString()
        };
        assertThat(run(restore)).isEqualTo(1);
        assertThat(err.toString()).contains("there is no purge ledger").contains("--no-ledger");
        assertThat(folder.resolve("fresh")).doesNotExist();

        keys(folder.resolve("fresh"));
        assertThat(run(Stream.concat(Stream.of(restore), Stream.of("--no-ledger"))
                        .toArray(String[]::new)))
                .isZero();
        assertThat(err.toString()).contains("warning: no purge ledger is replayed");
        assertThat(replayed).containsExactly((Path) null);
    }

    @Test
    void oneBadFileDoesNotStopTheOthers() throws IOException {
        run("backup", "--data", data.toString(), "--to", to.toString());
        Path foreign =
                Files.writeString(folder.resolve("foreign"), "something else that is long enough to have a head");

        assertThat(run("backup", "verify", "--data", data.toString(), foreign.toString(), made("data")))
                .isEqualTo(1);
        assertThat(out.toString().lines()).hasSize(2).first().asString().contains("\"ok\":false");
        assertThat(out.toString()).contains("\"ok\":true");
        assertThat(err.toString().lines()).hasSize(2);
    }

    @Test
    void aStoreInUseSaysWhoMakesItsBackups() {
        try (Store open = Store.embedded(data.resolve("store"), EmbeddedStore.Options.defaults())) {
            assertThat(open.writable()).isTrue();
            assertThat(run("backup", "--data", data.toString(), "--to", to.toString()))
                    .isEqualTo(1);
        }
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("the running server makes its own backups");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void olderBackupsGoUnlessTheyAreToBeKept() throws IOException {
        Files.createDirectories(to);
        Path old = Files.createFile(to.resolve("kennispeil-20200101T000000Z-data.kpb"));
        assertThat(run("backup", "--data", data.toString(), "--to", to.toString(), "--keep"))
                .isZero();
        assertThat(old).exists();
        assertThat(run("backup", "--prune", "--to", to.toString())).isZero();
        assertThat(old).doesNotExist();
        assertThat(err.toString()).contains("deleted " + old);
        assertThat(made("data")).isNotEmpty();
    }

    @Test
    void wrongUseIsTold() {
        assertThat(run("backup", "--data", data.toString())).isEqualTo(2);
        assertThat(run("backup", "--to", to.toString())).isEqualTo(2);
        assertThat(run("backup", "--data", data.toString(), "--config", "x", "--to", to.toString()))
                .isEqualTo(2);
        assertThat(run("backup", "verify", "x")).isEqualTo(2);
        assertThat(run("backup", "verify", "--key", "absent", "x")).isEqualTo(1);
        assertThat(run("restore", "--data", data.toString())).isEqualTo(2);
        assertThat(run("backup", "--data", folder.resolve("absent").toString(), "--to", to.toString()))
                .isEqualTo(2);
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        AfterRestore.Maker after = keys -> (store, ledger) -> {
            replayed.add(ledger);
            return List.of("one");
        };
        return new CommandLine(new Top())
                .addSubcommand(new BackupCommand())
                .addSubcommand(new RestoreCommand(after))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    /** The file of a kind that the last backup made. */
    private String made(String kind) throws IOException {
        try (Stream<Path> all = Files.list(to)) {
            return all.map(Path::toString)
                    .filter(name -> name.endsWith(kind + ".kpb"))
                    .max(String::compareTo)
                    .orElse("");
        }
    }

    @CommandLine.Command(name = "kennispeil")
    private static final class Top {}
}
