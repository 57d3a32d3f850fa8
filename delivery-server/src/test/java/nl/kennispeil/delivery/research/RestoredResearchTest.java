package nl.kennispeil.delivery.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.kennispeil.delivery.PersonalData;
import nl.kennispeil.delivery.Stores;
import nl.kennispeil.delivery.attempt.ExamFixture;
import nl.kennispeil.delivery.backup.BackupCommand;
import nl.kennispeil.delivery.backup.RestoreCommand;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.person.Training;
import nl.kennispeil.delivery.purge.PurgeLedger;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import nl.kennispeil.delivery.shelf.MongoShelves;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.delivery.vault.MasterKeyFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A backup with the research store, from the command line to who is in the set afterwards. */
class RestoredResearchTest {

    private static final Instant NOW = ResearchFixture.NOW;
    private static final SittingId MARCH = new SittingId("lhk-2026-v");

    @TempDir
    Path folder;

    private Path data = Path.of("");
    private Path restored = Path.of("");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void start() throws Exception {
        data = Files.createDirectories(folder.resolve("data"));
        restored = Files.createDirectories(folder.resolve("restored"));
        ResearchKey.demo(data.resolve("research.key"));
        try (Store store = store(data)) {
            Stores stores = stores(data, store);
            stores.sittings().add(ExamFixture.sitting(MARCH, true));
            add(stores, "a");
            add(stores, "b");
            PersonalData.of(stores, store, data.resolve("purge-ledger.jsonl"), null, "test", Clock.systemUTC());
            // the same persons and the same key, so the same pseudonyms
            ResearchFixture copying = new ResearchFixture(
                    new InMemoryShelves(),
                    new MongoShelves(store.beside("research").database()),
                    data,
                    () -> {});
            SittingId march = copying.sitting(MARCH.value(), "2026-03-25");
            copying.sat("a", march, null);
            copying.sat("b", march, null);
            assertThat(copying.copy(march, NOW)).isEqualTo(2);
        }
    }

    @Test
    void whoObjectedAfterTheBackupIsNotInTheRestoredSetAndObjectsThere() throws Exception {
        String a = pseudonym("person-a");
        String b = pseudonym("person-b");
        backup();
        try (Store store = store(data)) {
            Stores stores = stores(data, store);
            PersonalData.of(stores, store, ledger(data), data.resolve("research.key"), "test", Clock.systemUTC());
            stores.rights().objections().object(new CandidateId("candidate-a"), NOW);
        }
        assertThat(pseudonyms(data)).containsExactly(b);

        restore(NOW, ledger(data));

        // without the key, which is not there
        assertThat(restored.resolve("research.key")).doesNotExist();
        assertThat(pseudonyms(restored)).containsExactly(b);
        assertThat(filesWith(restored, a)).isEmpty();
        assertThat(filesWith(restored, b)).isNotEmpty();
        try (Store store = store(restored)) {
            Stores stores = stores(restored, store);
            assertThat(stores.rights().objections().all()).containsExactly(new CandidateId("candidate-a"));
        }
    }

    @Test
    void anObjectionThatWaitedForTheKeyWaitsInTheRestoredStore() throws Exception {
        String a = pseudonym("person-a");
        String b = pseudonym("person-b");
        backup();
        try (Store store = store(data)) {
            Stores stores = stores(data, store);
            PersonalData.of(stores, store, ledger(data), folder.resolve("no.key"), "test", Clock.systemUTC());
            stores.rights().objections().object(new CandidateId("candidate-a"), NOW);
        }
        assertThat(pseudonyms(data)).containsExactlyInAnyOrder(a, b);

        restore(NOW, ledger(data));

        try (Store store = store(restored)) {
            Stores stores = stores(restored, store);
            Path key = restored.resolve("research.key");
            Research research = PersonalData.of(stores, store, ledger(restored), key, "test", Clock.systemUTC())
                    .research();
            assertThat(research.waiting()).isEqualTo(1);
            Files.copy(data.resolve("research.key"), key);
            assertThat(research.settle(NOW)).isEqualTo(1);
        }
        assertThat(pseudonyms(restored)).containsExactly(b);
    }

    @Test
    void anObjectionThatWasTakenBackAfterTheBackupIsNotBroughtBack() throws Exception {
        CandidateId b = new CandidateId("candidate-b");
        try (Store store = store(data)) {
            Stores stores = stores(data, store);
            PersonalData.of(stores, store, ledger(data), null, "test", Clock.systemUTC());
            stores.rights().objections().object(b, NOW);
        }
        backup();
        try (Store store = store(data)) {
            Stores stores = stores(data, store);
            PersonalData.of(stores, store, ledger(data), null, "test", Clock.systemUTC());
            stores.rights().objections().allow(b, NOW.plusSeconds(60));
        }

        restore(NOW, ledger(data));

        try (Store store = store(restored)) {
            assertThat(stores(restored, store).rights().objections().all()).isEmpty();
        }
    }

    /** Of the ledger that was given and of what the store knew, before the first server opens it. */
    @Test
    void theLedgerOfTheRestoredServerIsCompleteBeforeItsStoreOpens() throws Exception {
        PurgeLedger.Entry before = new PurgeLedger.Entry("A".repeat(26), "enrolment", NOW);
        PurgeLedger.Entry after = new PurgeLedger.Entry("B".repeat(26), "enrolment", NOW.plusSeconds(60));
        try (Store store = store(data)) {
            new PurgeLedger(new MongoShelves(store.database()), ledger(data)).add(List.of(before));
        }
        backup();
        Path given = folder.resolve("elsewhere.jsonl");
        new PurgeLedger(new InMemoryShelves(), given).add(List.of(after));

        restore(NOW, given);

        assertThat(Files.readString(ledger(restored))).contains(before.id(), after.id());
        try (Store store = store(restored)) {
            assertThat(new PurgeLedger(new MongoShelves(store.database()), ledger(restored)).all())
                    .containsExactlyInAnyOrder(before, after);
        }
    }

    @Test
    void aSetOfTenYearsAgoIsNotRestored() throws Exception {
        String a = pseudonym("person-a");
        backup();

        restore(Instant.parse("2036-03-25T12:00:00Z"), ledger(data));
        assertThat(pseudonyms(restored)).as("its last day").hasSize(2);

        restored = Files.createDirectories(folder.resolve("later"));
        restore(Instant.parse("2036-03-26T00:00:00Z"), ledger(data));
        assertThat(pseudonyms(restored)).isEmpty();
        assertThat(filesWith(restored, a)).isEmpty();
    }

    @Test
    void theResearchStoreIsAFileOfItsOwnWithoutItsKey() throws Exception {
        backup();
        assertThat(files()).hasSize(3).anyMatch(each -> each.endsWith("-research.kpb"));
        out.getBuffer().setLength(0);
        List<String> verify = new ArrayList<>(
                List.of("backup", "verify", "--key", data.resolve("backup.key").toString()));
        verify.addAll(files());
        assertThat(run(NOW, verify)).as(err.toString()).isZero();
        assertThat(out.toString()).contains("\"kind\":\"research\"");
        // and a restore of the others leaves it alone
        List<String> without =
                files().stream().filter(each -> !each.contains("research")).toList();
        copyKeys();
        List<String> command = new ArrayList<>(List.of(
                "restore",
                "--data",
                restored.toString(),
                "--key",
                data.resolve("backup.key").toString(),
                "--ledger",
                ledger(data).toString(),
                "--from"));
        command.addAll(without);
        assertThat(run(NOW, command)).as(err.toString()).isZero();
        assertThat(err.toString()).contains("no file with the research store");
        assertThat(restored.resolve("research")).doesNotExist();
    }

    private void backup() throws Exception {
        assertThat(run(
                        NOW,
                        List.of(
                                "backup",
                                "--data",
                                data.toString(),
                                "--to",
                                folder.resolve("backups").toString())))
                .as(err.toString())
                .isZero();
        // the key was there all the time, and is not in it
        byte[] key = Files.readAllBytes(data.resolve("research.key"));
        for (String each : files()) {
            assertThat(new String(Files.readAllBytes(Path.of(each)), StandardCharsets.ISO_8859_1))
                    .doesNotContain(new String(key, StandardCharsets.ISO_8859_1));
        }
    }

    private void restore(Instant now, Path ledger) throws Exception {
        copyKeys();
        List<String> command = new ArrayList<>(List.of(
                "restore",
                "--data",
                restored.toString(),
                "--key",
                data.resolve("backup.key").toString(),
                "--ledger",
                ledger.toString(),
                "--from"));
        command.addAll(files());
        assertThat(run(now, command)).as(err.toString()).isZero();
    }

    private void copyKeys() throws Exception {
        for (String each : List.of("server.key", "master.key")) {
            Files.copy(data.resolve(each), restored.resolve(each), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private int run(Instant now, List<String> command) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new CommandLine(new Top())
                .addSubcommand(new BackupCommand())
                .addSubcommand(new RestoreCommand(keys -> PersonalData.replay(keys, clock)))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(command.toArray(String[]::new));
    }

    private List<String> files() throws Exception {
        try (Stream<Path> all = Files.list(folder.resolve("backups"))) {
            return all.map(Path::toString).sorted().toList();
        }
    }

    private String pseudonym(String person) {
        return ResearchKey.at(data.resolve("research.key"))
                .pseudonyms()
                .orElseThrow()
                .of(new PersonId(person));
    }

    private List<String> pseudonyms(Path where) {
        try (Store store = store(where)) {
            List<String> found = new ArrayList<>();
            new ResearchStore(new MongoShelves(store.beside("research").database()))
                    .each(each -> found.add(each.pseudonym()));
            return found;
        }
    }

    private List<Path> filesWith(Path where, String text) throws Exception {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(where.resolve("research"))) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1).contains(text)) {
                    found.add(each);
                }
            }
        }
        return found;
    }

    private static Path ledger(Path where) {
        return where.resolve("purge-ledger.jsonl");
    }

    private static Store store(Path where) {
        return Store.embedded(
                where.resolve("store"), EmbeddedStore.Options.defaults().withMinimumFreeBytes(0));
    }

    private static Stores stores(Path where, Store store) throws Exception {
        return Stores.open(
                store,
                ServerSecret.loadOrCreate(where.resolve("server.key")),
                MasterKeyFile.loadOrCreate(where.resolve("master.key")),
                Duration.ZERO);
    }

    private static void add(Stores stores, String id) {
        PersonId person = new PersonId("person-" + id);
        stores.persons()
                .addAll(List.of(
                        new Person(person, "crm-" + id, "Mens " + id, id + "@example.org", null, null, null, null)));
        LocalDate begins = LocalDate.parse("2023-09-01");
        stores.enrolments()
                .putAll(
                        List.of(new Enrolment(
                                new CandidateId("candidate-" + id),
                                person,
                                Training.AIOS,
                                begins,
                                null,
                                List.of(new Enrolment.Stay("berk", begins)),
                                List.of(),
                                List.of(),
                                List.of(),
                                null)),
                        Instant.parse("2023-08-01T00:00:00Z"));
    }

    @CommandLine.Command(name = "kennispeil")
    private static final class Top {}
}
