package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import nl.kennispeil.delivery.backup.AfterRestore;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.person.Training;
import nl.kennispeil.delivery.purge.PurgeRun;
import nl.kennispeil.delivery.retention.RetentionFacts;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.delivery.vault.MasterKeyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody asked for holds in the files and after a restore, too. */
class WishesTest {

    private static final CandidateId ANNA = new CandidateId("anna");
    private static final CandidateId BRAM = new CandidateId("bram");
    private static final CandidateId CEES = new CandidateId("cees");
    private static final Instant GIVEN = Instant.parse("2026-10-01T08:00:00Z");
    /** Case 31 of the retention rules: withdrawn on 5 October at 14:00. */
    private static final Instant WITHDRAWN = Instant.parse("2026-10-05T12:00:00Z");

    private static final Instant NIGHT = Instant.parse("2026-10-06T01:00:00Z");

    @TempDir
    Path folder;

    @Test
    void case31AWithdrawnPhotoLeavesNoByteInTheFilesAfterTheNight() throws IOException {
        try (Store store = store("data")) {
            Stores stores = stores(store);
            PersonalData data = data(stores, store, "data", NIGHT);
            enrol(stores, ANNA);
            stores.photos().put(ANNA, photo(), GIVEN);
            byte[] sealed = stores.shelves()
                    .shelf("photos", Holds.PERSONS)
                    .find("anna")
                    .orElseThrow()
                    .bytes("image");
            assertThat(files(sealed)).as("before").isNotEmpty();

            stores.photos().withdraw(ANNA, WITHDRAWN);
            assertThat(stores.vault().holds("anna")).as("the key lives").isTrue();
            PurgeRun.Outcome outcome = data.run().run("system");

            assertThat(outcome.purged()).isZero();
            assertThat(outcome.failed()).isZero();
            assertThat(files(sealed)).isEmpty();
        }
    }

    @Test
    void aRestoreOfBeforeBringsBackNeitherThePhotoNorFreedomFromARestriction() throws IOException {
        try (Store store = store("data")) {
            Stores stores = stores(store);
            data(stores, store, "data", GIVEN);
            for (CandidateId each : List.of(ANNA, BRAM, CEES)) {
                enrol(stores, each);
                stores.photos().put(each, photo(), GIVEN);
            }
            stores.rights().restrictions().begin(CEES, GIVEN);
        }
        copy("data/store", "backup/store");
        try (Store store = store("data")) {
            Stores stores = stores(store);
            data(stores, store, "data", WITHDRAWN);
            stores.photos().withdraw(ANNA, WITHDRAWN);
            stores.rights().restrictions().begin(BRAM, WITHDRAWN);
            stores.rights().restrictions().end(CEES, WITHDRAWN);
        }

        try (Store store = store("backup")) {
            Clock clock = Clock.fixed(NIGHT, ZoneOffset.UTC);
            List<String> gone = PersonalData.replay(
                            new AfterRestore.KeyFiles(secret(), master(), folder.resolve("backup/purge-ledger.jsonl")),
                            clock)
                    .replay(store, folder.resolve("data/purge-ledger.jsonl"));
            assertThat(gone).isEmpty();
            Stores back = stores(store);
            assertThat(back.photos().has(ANNA)).isFalse();
            assertThat(back.photos().has(BRAM)).isTrue();
            assertThat(back.rights().restrictions().hidden(BRAM)).isTrue();
            assertThat(back.rights().restrictions().hidden(CEES)).isFalse();
            assertThat(back.rights().restrictions().of(CEES))
                    .containsExactly(new RetentionFacts.Restriction(
                            LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-05")));
            assertThat(back.rights().restrictions().hidden(ANNA)).isFalse();
        }
    }

    @Test
    void aPhotoGivenAfterAWithdrawalStaysWithARestoreOfLater() throws IOException {
        try (Store store = store("data")) {
            Stores stores = stores(store);
            data(stores, store, "data", WITHDRAWN);
            enrol(stores, ANNA);
            stores.photos().put(ANNA, photo(), GIVEN);
            stores.photos().withdraw(ANNA, WITHDRAWN);
            stores.photos().put(ANNA, photo(), WITHDRAWN.plusSeconds(60));
        }
        copy("data/store", "backup/store");
        try (Store store = store("backup")) {
            PersonalData.replay(
                            new AfterRestore.KeyFiles(secret(), master(), folder.resolve("backup/purge-ledger.jsonl")),
                            Clock.fixed(NIGHT, ZoneOffset.UTC))
                    .replay(store, folder.resolve("data/purge-ledger.jsonl"));
            assertThat(stores(store).photos().has(ANNA)).isTrue();
        }
    }

    @Test
    void theLedgerNamesNobody() throws IOException {
        try (Store store = store("data")) {
            Stores stores = stores(store);
            data(stores, store, "data", WITHDRAWN);
            enrol(stores, ANNA);
            stores.photos().put(ANNA, photo(), GIVEN);
            stores.photos().withdraw(ANNA, WITHDRAWN);
            stores.rights().restrictions().begin(ANNA, WITHDRAWN);
        }
        assertThat(Files.readAllLines(folder.resolve("data/purge-ledger.jsonl")))
                .hasSize(2)
                .noneMatch(line -> line.contains("anna"));
    }

    private PersonalData data(Stores stores, Store store, String name, Instant now) {
        return PersonalData.of(
                stores,
                store,
                folder.resolve(name).resolve("purge-ledger.jsonl"),
                null,
                "test",
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private Store store(String name) throws IOException {
        Files.createDirectories(folder.resolve(name));
        return Store.embedded(folder.resolve(name).resolve("store"), EmbeddedStore.Options.defaults());
    }

    private Stores stores(Store store) throws IOException {
        return Stores.open(store, secret(), master(), Duration.ZERO);
    }

    private ServerSecret secret() throws IOException {
        return ServerSecret.loadOrCreate(folder.resolve("server.key"));
    }

    private MasterKeyFile master() throws IOException {
        return MasterKeyFile.loadOrCreate(folder.resolve("master.key"));
    }

    private static void enrol(Stores stores, CandidateId id) {
        PersonId person = new PersonId("p-" + id.value());
        stores.persons()
                .addAll(List.of(
                        new Person(person, "crm-" + id.value(), "Mens", "mens@example.org", null, null, null, null)));
        stores.enrolments()
                .putAll(
                        List.of(new Enrolment(
                                id,
                                person,
                                Training.AIOS,
                                LocalDate.parse("2025-09-01"),
                                null,
                                List.of(new Enrolment.Stay("berk", LocalDate.parse("2025-09-01"))),
                                List.of(),
                                List.of(),
                                List.of(),
                                null)),
                        GIVEN);
    }

    private static byte[] photo() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }

    /** Files of the store in which these bytes are. */
    private List<Path> files(byte[] bytes) throws IOException {
        String needle = new String(bytes, 0, 64, StandardCharsets.ISO_8859_1);
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(each -> {
                        try {
                            return Files.readString(each, StandardCharsets.ISO_8859_1)
                                    .contains(needle);
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }

    private void copy(String from, String to) throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve(from))) {
            for (Path each : all.toList()) {
                Path into = folder.resolve(to).resolve(folder.resolve(from).relativize(each));
                Files.createDirectories(into.getParent());
                if (Files.isRegularFile(each)) {
                    Files.copy(each, into);
                }
            }
        }
    }
}
