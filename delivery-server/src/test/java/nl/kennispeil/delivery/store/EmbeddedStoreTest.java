package nl.kennispeil.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest {

    private static final EmbeddedStore.Options OPTIONS =
            EmbeddedStore.Options.defaults().withMinimumFreeBytes(1 << 20);

    @TempDir
    Path folder;

    @Test
    void documentsAndUniqueIndexesSurviveAClose() {
        try (Store store = Store.embedded(folder, OPTIONS)) {
            insert(store, 1, 100);
            items(store).createIndex(new Document("code", 1), new IndexOptions().unique(true));
        }
        try (Store store = Store.embedded(folder, OPTIONS)) {
            assertHas(store, 100);
            assertThatThrownBy(() -> items(store).insertOne(new Document("_id", "x").append("code", 7)))
                    .isInstanceOf(MongoException.class)
                    .hasMessageContaining("11000");
        }
    }

    @Test
    void acknowledgedWritesSurviveACrash() {
        EmbeddedStore store = EmbeddedStore.open(folder, OPTIONS);
        try (MongoClient client = client(store)) {
            insert(client, 1, 250);
            store.abandon();
        }
        assertReopened(250);
    }

    @Test
    void aRenamedCollectionKeepsItsIndexes() {
        try (Store store = Store.embedded(folder, OPTIONS)) {
            insert(store, 1, 5);
            items(store).renameCollection(new MongoNamespace("kennispeil", "archive"));
        }
        try (Store store = Store.embedded(folder, OPTIONS)) {
            assertThat(store.database()
                            .getCollection("archive")
                            .find(Filters.eq("_id", "3"))
                            .first())
                    .containsEntry("code", 3);
        }
    }

    @Test
    void aSecondOpeningIsRefused() {
        try (EmbeddedStore store = EmbeddedStore.open(folder, OPTIONS)) {
            assertThat(store.writable()).isTrue();
            assertThatThrownBy(() -> EmbeddedStore.open(folder, OPTIONS))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("in use by another process");
        }
        EmbeddedStore.open(folder, OPTIONS).close();
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> EmbeddedStore.open(file, OPTIONS))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file + " cannot be written");
    }

    @Test
    void aReadOnlyFolderIsNamed() {
        assumeThat(folder.toFile().setWritable(false)).isTrue();
        assumeThat(Files.isWritable(folder)).as("not running as root").isFalse();
        try {
            assertThatThrownBy(() -> EmbeddedStore.open(folder, OPTIONS)).hasMessageContaining("cannot be written");
        } finally {
            assertThat(folder.toFile().setWritable(true)).isTrue();
        }
    }

    @Test
    void aDiskThatTurnedReadOnlyIsNamed() {
        FaultyActions disk = new FaultyActions();
        disk.failAtCreation(new IOException("read-only file system"));

        assertThatThrownBy(() -> EmbeddedStore.open(folder, OPTIONS, disk))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("read-only file system");
    }

    @Test
    void aStoreOfANewerVersionIsRefused() {
        EmbeddedStore.open(folder, OPTIONS).close();
        try (MVStore file = MVStore.open(folder.resolve("store.mv").toString())) {
            MVMap<String, Long> state = file.openMap(Checkpoints.STATE_MAP);
            state.put(Checkpoints.FORMAT, EmbeddedStore.FORMAT_VERSION + 1);
        }

        assertThatThrownBy(() -> EmbeddedStore.open(folder, OPTIONS))
                .hasMessageContaining("newer version of Kennispeil");
    }

    @Test
    void aMissingJournalOrDatabaseFileStopsTheStore() throws IOException {
        try (Store store = Store.embedded(folder, OPTIONS)) {
            insert(store, 1, 3);
        }
        Path journal = JournalReader.read(folder).files().get(0);
        Path aside = Files.move(journal, folder.resolve("aside"));
        assertThatThrownBy(() -> EmbeddedStore.open(folder, OPTIONS)).hasMessageContaining("missing");
        Files.move(aside, journal);
        Path database = Files.move(folder.resolve("store.mv"), folder.resolve("database"));
        assertThatThrownBy(() -> EmbeddedStore.open(folder, OPTIONS)).hasMessageContaining("missing or empty");
        Files.move(database, folder.resolve("store.mv"), StandardCopyOption.REPLACE_EXISTING);
        assertReopened(3);
    }

    @Test
    void checkpointsBySizeKeepEverythingAndOneJournalFile() {
        try (Store store = Store.embedded(folder, OPTIONS.withJournalBytes(2000))) {
            insert(store, 1, 300);
        }
        assertThat(JournalReader.read(folder).records()).isEmpty();
        assertThat(JournalReader.read(folder).files()).hasSize(1);
        assertThat(JournalReader.read(folder).lastNumber()).isGreaterThan(10);
        assertReopened(300);
    }

    @Test
    void checkpointsByAgeHappenWithoutMuchJournal() {
        EmbeddedStore.Options hasty = new EmbeddedStore.Options(1 << 20, Duration.ZERO, 0, 4, 1);
        try (Store store = Store.embedded(folder, hasty)) {
            // a checkpoint is written while writes go on, so there are fewer of them than writes
            insert(store, 1, 500);
        }
        assertThat(JournalReader.read(folder).lastNumber()).isGreaterThan(10);
        assertReopened(500);
    }

    @Test
    void aDamagedJournalStopsTheStoreAndChangesNothing() throws IOException {
        EmbeddedStore store = EmbeddedStore.open(folder, OPTIONS);
        try (MongoClient client = client(store)) {
            insert(client, 1, 30);
            store.abandon();
        }
        Path journal = JournalReader.read(folder).files().get(0);
        byte[] whole = Files.readAllBytes(journal);
        byte[] damaged = whole.clone();
        damaged[damaged.length / 2] ^= 4;
        Files.write(journal, damaged);
        byte[] database = Files.readAllBytes(folder.resolve("store.mv"));

        assertThatThrownBy(() -> EmbeddedStore.open(folder, OPTIONS))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(journal.toString());

        assertThat(journal).hasBinaryContent(damaged);
        assertThat(folder.resolve("store.mv")).hasBinaryContent(database);
        Files.write(journal, whole);
        assertReopened(30);
    }

    @Test
    void aCheckpointOnDemandEmptiesTheJournal() {
        EmbeddedStore store = EmbeddedStore.open(folder, OPTIONS);
        try (MongoClient client = client(store)) {
            insert(client, 1, 10);
            store.checkpoint(Duration.ofSeconds(20));
            assertThat(JournalReader.read(folder).records()).isEmpty();
            store.abandon();
        }
        assertReopened(10);
    }

    @Test
    void theDriverStillSpeaksTheEnginesWireVersion() {
        try (Store store = Store.embedded(folder, OPTIONS)) {
            Document hello = store.database().runCommand(new Document("isMaster", 1));

            assertThat(hello).containsEntry("maxWireVersion", 8).doesNotContainKey("setName");
            assertThat(store.mode()).isEqualTo("embedded, single machine: " + folder);
            assertThat(store.warnings()).isEmpty();
        }
    }

    @Test
    void aClientWithoutTheSecretGetsNothing() {
        try (EmbeddedStore store = EmbeddedStore.open(folder, OPTIONS);
                MongoClient ours = client(store)) {
            insert(ours, 1, 1);
            for (String name : new String[] {"stranger", ""}) {
                MongoClientSettings.Builder settings = store.clientSettings()
                        .applicationName(name)
                        .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(300, TimeUnit.MILLISECONDS));
                try (MongoClient stranger = MongoClients.create(settings.build())) {
                    assertThatThrownBy(() -> items(stranger).find().first()).isInstanceOf(MongoException.class);
                    assertThatThrownBy(() -> insert(stranger, 2, 2)).isInstanceOf(MongoException.class);
                }
            }
            assertThat(items(ours).countDocuments()).isEqualTo(1);
        }
    }

    @Test
    void whatCannotBeExecutedAgainIsRefusedOnTheFirstTry() {
        try (Store store = Store.embedded(folder, OPTIONS)) {
            assertThatThrownBy(() -> items(store).updateOne(Filters.eq("_id", "1"), Updates.currentDate("at")))
                    .hasMessageContaining("$currentDate");
            assertThat(items(store).countDocuments()).isZero();
        }
    }

    private void assertReopened(int count) {
        try (Store store = Store.embedded(folder, OPTIONS)) {
            assertHas(store, count);
        }
    }

    static void assertHas(Store store, int count) {
        assertThat(items(store).countDocuments()).isEqualTo(count);
        for (int i = 1; i <= count; i++) {
            assertThat(items(store).find(Filters.eq("_id", "" + i)).first()).containsEntry("code", i);
        }
    }

    static MongoClient client(EmbeddedStore store) {
        return MongoClients.create(store.clientSettings().build());
    }

    static MongoCollection<Document> items(MongoClient client) {
        return client.getDatabase("kennispeil").getCollection("items");
    }

    private static MongoCollection<Document> items(Store store) {
        return store.database().getCollection("items");
    }

    private static void insert(Store store, int first, int last) {
        insert(items(store), first, last);
    }

    static void insert(MongoClient client, int first, int last) {
        insert(items(client), first, last);
    }

    private static void insert(MongoCollection<Document> items, int first, int last) {
        for (int i = first; i <= last; i++) {
            items.insertOne(new Document("_id", "" + i).append("code", i));
        }
    }
}
