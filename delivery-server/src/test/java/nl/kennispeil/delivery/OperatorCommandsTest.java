package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.kennispeil.delivery.audit.Line;
import nl.kennispeil.delivery.audit.Query;
import nl.kennispeil.delivery.audit.Scope;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Institute;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.person.Training;
import nl.kennispeil.delivery.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of an operator as they are typed: what they print, how they end, and the line each leaves. */
class OperatorCommandsTest {

    private static final Instant THEN = Instant.parse("2020-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private Path data;
    private final Terminal terminal = new Terminal();

    @BeforeEach
    void installation() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        try (Store store = Terminal.open(data)) {
            Stores stores = Terminal.stores(store, data);
            stores.institutes().putAll(List.of(new Institute("berk", "Berk, Beuk & Co")));
            for (int i = 0; i < 40; i++) {
                enrol(stores, "aios-" + i, null);
            }
        }
    }

    @Test
    void aPreviewListsWhoGoesAndWhyAndDeletesNothing() throws IOException {
        ended("weg", "2021-02-28");
        assertThat(terminal.run("retention", "preview", "--as-of", "2021-08-29", "--data", data.toString()))
                .isZero();
        List<String> lines = terminal.out().lines().toList();
        assertThat(terminal.out()).contains("reasons\r\n");
        assertThat(lines)
                .hasSize(2)
                .first()
                .isEqualTo("enrolment,training,institute,ended,state,last,purge,days_late,reasons");
        assertThat(lines.get(1)).startsWith("weg,aios,berk,2021-02-28,due,2021-08-28,2021-08-29,,");
        assertThat(terminal.err()).contains("1 of 41 enrolments are due on 2021-08-29");

        assertThat(terminal.run("retention", "preview", "--all", "--as-of", "2021-08-29", "--data", data.toString()))
                .isZero();
        assertThat(terminal.out().lines()).hasSize(42);
    }

    @Test
    void aConfigurationThatIsNotThereIsWrongUsageForEveryCommandOnAStore() {
        String absent = folder.resolve("absent.json").toString();
        for (String command :
                List.of("retention preview", "retention run", "keys rotate", "audit verify", "institutes")) {
            List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
            words.addAll(List.of("--config", absent));
            assertThat(terminal.run(words.toArray(String[]::new))).as(command).isEqualTo(2);
            assertThat(terminal.err()).as(command).contains("absent.json");
        }
        assertThat(terminal.run("serve", "--config", absent)).isEqualTo(2);
    }

    @Test
    void aRunDeletesAndSaysSoInOneLineOfJson() throws IOException {
        ended("weg", "2021-02-28");
        assertThat(terminal.run("retention", "run", "--data", data.toString()))
                .as(terminal.err())
                .isZero();
        JsonNode json = JsonMapper.builder().build().readTree(terminal.out());
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("active", "due", "purged", "late", "failed", "stopped", "swept");
        assertThat(json.path("purged").intValue()).isEqualTo(1);
        assertThat(json.path("late").intValue()).isEqualTo(1);
        assertThat(json.path("failed").intValue()).isZero();
        assertThat(terminal.run("retention", "preview", "--data", data.toString()))
                .isZero();
        assertThat(terminal.out().lines()).hasSize(1);
    }

    @Test
    void aRunThatWouldTakeTooManyStopsWithOne() throws IOException {
        for (int i = 0; i < 10; i++) {
            ended("weg-" + i, "2021-02-28");
        }
        assertThat(terminal.run("retention", "run", "--data", data.toString())).isEqualTo(1);
        assertThat(terminal.out()).contains("\"purged\":0").contains("\"stopped\":true");
        assertThat(terminal.err()).hasLineCount(1).contains("two privacy officers must allow it first");
    }

    @Test
    void wrongUseEndsWithTwoAlsoWhereNothingIs() {
        String absent = folder.resolve("absent").toString();
        for (String[] command : new String[][] {
            {"retention"},
            {"retention", "run"},
            {"retention", "preview", "--as-of", "gisteren", "--data", data.toString()},
            {"retention", "preview", "--data", absent},
            {"retention", "run", "--data", absent},
            {"keys", "rotate", "--data", absent},
            {"institutes", "--data", absent},
            {"backup", "--data", absent, "--to", folder.resolve("to").toString()},
        }) {
            assertThat(terminal.run(command)).as(String.join(" ", command)).isEqualTo(2);
            assertThat(terminal.err()).isNotBlank();
        }
        assertThat(folder.resolve("absent")).doesNotExist();
    }

    @Test
    void institutesAreATableThatEveryProgramReads() {
        assertThat(terminal.run("institutes", "--data", data.toString())).isZero();
        assertThat(terminal.out()).isEqualTo("id,name\r\nberk,\"Berk, Beuk & Co\"\r\n");
    }

    @Test
    void everyCommandLeavesALine() throws IOException {
        String where = data.toString();
        assertThat(terminal.run("institutes", "--id", "eik", "--name", "Eik", "--data", where))
                .isZero();
        assertThat(terminal.run("keys", "rotate", "--data", where)).isZero();
        assertThat(terminal.run("backup", "--to", folder.resolve("to").toString(), "--data", where))
                .isZero();
        assertThat(actions(data)).containsExactly("store.backup", "keys.rotate", "institute.put");

        Path fresh = Files.createDirectory(folder.resolve("fresh"));
        Files.copy(data.resolve("server.key"), fresh.resolve("server.key"));
        Files.copy(data.resolve("master.key"), fresh.resolve("master.key"));
        List<String> restore = new ArrayList<>(List.of("restore", "--from"));
        try (Stream<Path> files = Files.list(folder.resolve("to"))) {
            files.map(Path::toString).forEach(restore::add);
        }
        restore.addAll(
                List.of("--no-ledger", "--key", data.resolve("backup.key").toString(), "--data", fresh.toString()));
        assertThat(terminal.run(restore.toArray(String[]::new)))
                .as(terminal.err())
                .isZero();
        assertThat(actions(fresh)).containsExactly("store.restore", "keys.rotate", "institute.put");
    }

    private List<String> actions(Path installation) throws IOException {
        try (Store store = Terminal.open(installation)) {
            return Terminal.stores(store, installation)
                    .audit()
                    .find(Query.in(Scope.EVERYTHING), 0, 100, Instant.parse("2100-01-01T00:00:00Z"))
                    .lines()
                    .stream()
                    .map(Line::action)
                    .toList();
        }
    }

    private void ended(String id, String day) throws IOException {
        try (Store store = Terminal.open(data)) {
            enrol(
                    Terminal.stores(store, data),
                    id,
                    new Ending(LocalDate.parse(day), Ending.Kind.COMPLETED, THEN, null));
        }
    }

    private static void enrol(Stores stores, String id, @org.jspecify.annotations.Nullable Ending ending) {
        PersonId person = new PersonId("p-" + id);
        stores.persons()
                .addAll(List.of(new Person(person, "crm-" + id, "Mens", id + "@example.org", null, null, null, null)));
        stores.enrolments()
                .putAll(
                        List.of(new Enrolment(
                                new CandidateId(id),
                                person,
                                Training.AIOS,
                                LocalDate.parse("2018-09-01"),
                                ending,
                                List.of(new Enrolment.Stay("berk", LocalDate.parse("2018-09-01"))),
                                List.of(),
                                List.of(),
                                List.of(),
                                null)),
                        THEN);
    }
}
