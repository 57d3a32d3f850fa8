package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.delivery.vault.MasterKeyFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of an operator as they are typed: what they print, how they end, and the line each leaves. */
class OperatorCommandsTest {

    private static final Instant THEN = Instant.parse("2020-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private Path data;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void installation() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        try (Store store = open(data)) {
            Stores stores = stores(store, data);
            stores.institutes().putAll(List.of(new Institute("berk", "Berk, Beuk & Co")));
            for (int i = 0; i < 40; i++) {
                enrol(stores, "aios-" + i, null);
            }
        }
    }

    @Test
    void aPreviewListsWhoGoesAndWhyAndDeletesNothing() throws IOException {
        ended("weg", "2021-02-28");
        assertThat(run("retention", "preview", "--as-of", "2021-08-29", "--data", data.toString()))
                .isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(out.toString()).contains("reasons\r\n");
        assertThat(lines)
                .hasSize(2)
                .first()
                .isEqualTo("enrolment,training,institute,ended,state,last,purge,days_late,reasons");
        assertThat(lines.get(1)).startsWith("weg,aios,berk,2021-02-28,due,2021-08-28,2021-08-29,,");
        assertThat(err.toString()).contains("1 of 41 enrolments are due on 2021-08-29");

        assertThat(run("retention", "preview", "--all", "--as-of", "2021-08-29", "--data", data.toString()))
                .isZero();
        assertThat(out.toString().lines()).hasSize(42);
    }

    @Test
    void aRunDeletesAndSaysSoInOneLineOfJson() throws IOException {
        ended("weg", "2021-02-28");
        assertThat(run("retention", "run", "--data", data.toString()))
                .as(err.toString())
                .isZero();
        JsonNode json = JsonMapper.builder().build().readTree(out.toString());
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("active", "due", "purged", "late", "failed", "stopped", "swept");
        assertThat(json.path("purged").intValue()).isEqualTo(1);
        assertThat(json.path("late").intValue()).isEqualTo(1);
        assertThat(json.path("failed").intValue()).isZero();
        assertThat(run("retention", "preview", "--data", data.toString())).isZero();
        assertThat(out.toString().lines()).hasSize(1);
    }

    @Test
    void aRunThatWouldTakeTooManyStopsWithOne() throws IOException {
        for (int i = 0; i < 10; i++) {
            ended("weg-" + i, "2021-02-28");
        }
        assertThat(run("retention", "run", "--data", data.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("\"purged\":0").contains("\"stopped\":true");
        assertThat(err.toString()).hasLineCount(1).contains("two privacy officers must allow it first");
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
            assertThat(run(command)).as(String.join(" ", command)).isEqualTo(2);
            assertThat(err.toString()).isNotBlank();
        }
        assertThat(folder.resolve("absent")).doesNotExist();
    }

    @Test
    void institutesAreATableThatEveryProgramReads() {
        assertThat(run("institutes", "--data", data.toString())).isZero();
        assertThat(out.toString()).isEqualTo("id,name\r\nberk,\"Berk, Beuk & Co\"\r\n");
    }

    @Test
    void everyCommandLeavesALine() throws IOException {
        String where = data.toString();
        assertThat(run("institutes", "--id", "eik", "--name", "Eik", "--data", where))
                .isZero();
        assertThat(run("keys", "rotate", "--data", where)).isZero();
        assertThat(run("backup", "--to", folder.resolve("to").toString(), "--data", where))
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
        assertThat(run(restore.toArray(String[]::new))).as(err.toString()).isZero();
        assertThat(actions(fresh)).containsExactly("store.restore", "keys.rotate", "institute.put");
    }

    private List<String> actions(Path installation) throws IOException {
        try (Store store = open(installation)) {
            return stores(store, installation)
                    .audit()
                    .find(Query.in(Scope.EVERYTHING), 0, 100, Instant.parse("2100-01-01T00:00:00Z"))
                    .lines()
                    .stream()
                    .map(Line::action)
                    .toList();
        }
    }

    private void ended(String id, String day) throws IOException {
        try (Store store = open(data)) {
            enrol(stores(store, data), id, new Ending(LocalDate.parse(day), Ending.Kind.COMPLETED, THEN, null));
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

    private static Store open(Path installation) {
        return Store.embedded(installation.resolve("store"), EmbeddedStore.Options.defaults());
    }

    private static Stores stores(Store store, Path installation) throws IOException {
        return Stores.open(
                store,
                ServerSecret.loadOrCreate(installation.resolve("server.key")),
                MasterKeyFile.loadOrCreate(installation.resolve("master.key")),
                Duration.ZERO);
    }

    private int run(String... command) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(command);
    }
}
