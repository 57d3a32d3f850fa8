package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code keys rotate} promises of backups. */
class KeysRotateTest {

    private static final PersonId ANNA = new PersonId("p-anna");

    @TempDir
    Path folder;

    private Path data;
    private Path former;
    private final Terminal terminal = new Terminal();

    @BeforeEach
    void backedUpThenRotated() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        try (Store store = Terminal.open(data)) {
            Terminal.stores(store, data)
                    .persons()
                    .addAll(List.of(
                            new Person(ANNA, "crm-1", "Anna Appel", "anna@example.org", null, null, null, null)));
        }
        assertThat(terminal.run(
                        "backup",
                        "--data",
                        data.toString(),
                        "--to",
                        folder.resolve("before").toString()))
                .isZero();
        former = Files.copy(data.resolve("master.key"), folder.resolve("former.key"));
        assertThat(terminal.run("keys", "rotate", "--data", data.toString())).isZero();
        assertThat(terminal.out()).startsWith("{\"rewrapped\":");
        assertThat(terminal.err())
                .contains("a backup of the keys from before opens with the former master key only")
                .contains("make a backup now");
        assertThat(Files.readString(data.resolve("master.key"))).isNotEqualTo(Files.readString(former));
        assertThat(terminal.run(
                        "backup",
                        "--data",
                        data.toString(),
                        "--to",
                        folder.resolve("after").toString()))
                .isZero();
    }

    @Test
    void keysOfBeforeNeedTheFormerMasterKeyAndARestoreSaysSo() throws IOException {
        Path wrong = installation("wrong", data.resolve("master.key"));
        assertThat(restore(wrong, file("before", "data"), file("before", "keys")))
                .isEqualTo(1);
        assertThat(terminal.err()).contains("the master key is not the one of this store");

        Path right = installation("right", former);
        assertThat(restore(right, file("before", "data"), file("before", "keys")))
                .as(terminal.err())
                .isZero();
        assertThat(name(right)).isEqualTo("Anna Appel");
    }

    @Test
    void keysOfAfterOpenTheDataOfBefore() throws IOException {
        Path fresh = installation("fresh", data.resolve("master.key"));
        assertThat(restore(fresh, file("before", "data"), file("after", "keys")))
                .as(terminal.err())
                .isZero();
        assertThat(name(fresh)).isEqualTo("Anna Appel");
    }

    private String name(Path installation) throws IOException {
        try (Store store = Terminal.open(installation)) {
            return Terminal.stores(store, installation)
                    .persons()
                    .find(ANNA)
                    .orElseThrow()
                    .name();
        }
    }

    private Path installation(String name, Path master) throws IOException {
        Path fresh = Files.createDirectory(folder.resolve(name));
        Files.copy(data.resolve("server.key"), fresh.resolve("server.key"));
        Files.copy(master, fresh.resolve("master.key"));
        return fresh;
    }

    private int restore(Path into, Path... files) {
        List<String> command = new ArrayList<>(List.of("restore", "--from"));
        Stream.of(files).map(Path::toString).forEach(command::add);
        command.addAll(List.of(
                "--data", into.toString(), "--key", data.resolve("backup.key").toString(), "--no-ledger"));
        return terminal.run(command.toArray(String[]::new));
    }

    private Path file(String backup, String kind) throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve(backup))) {
            return all.filter(each -> each.toString().endsWith(kind + ".kpb"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
