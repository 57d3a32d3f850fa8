package nl.kennispeil.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.types.Binary;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Deleted documents leave no byte behind, and no others are touched: the raw bytes of every file in the folder are
 * searched. {@code -Dkennispeil.erasure.seeds=50} for more than the usual 2 runs.
 */
class ErasureTest {

    private static final EmbeddedStore.Options OPTIONS =
            EmbeddedStore.Options.defaults().withMinimumFreeBytes(1 << 20);
    private static final Duration LONG = Duration.ofSeconds(60);
    /** In front of every marker: what is searched for; eight more letters make each one different. */
    private static final String TEXT = "Zwq7Kx";

    private static final byte[] BYTES = {(byte) 0xD7, 0x3B, (byte) 0xE9, 0x11, (byte) 0xC4, 0x5A, (byte) 0xF2, 0x08};
    private static final int BULK = 100;

    @TempDir
    Path folder;

    private final FaultyActions disk = new FaultyActions();

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("kennispeil.erasure.seeds", 2));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void deletedAndOverwrittenContentIsNowhereInTheFolder(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        EmbeddedStore.Options options = OPTIONS.withJournalBytes(random.nextInt(50_000, 3_000_000));
        EmbeddedStore store = EmbeddedStore.open(folder, options, disk);
        Map<String, Document> kept;
        try (MongoClient client = EmbeddedStoreTest.client(store)) {
            MongoCollection<Document> items = EmbeddedStoreTest.items(client);
            kept = fillAndDelete(items, random, 3_000, 300);
            assertThat(marked()).as("the search finds what is there").isNotEmpty();

            store.erase(LONG);

            assertThat(marked()).as("while open").isEmpty();
            assertThat(content(items)).isEqualTo(kept);
            assertThat(JournalReader.read(folder).records()).isEmpty();
            items.insertOne(new Document("_id", "after"));
        } finally {
            store.close();
        }
        assertThat(marked()).as("after a close").isEmpty();
        kept.put("after", new Document("_id", "after"));
        assertReopened(kept);
        assertThat(marked()).as("after a start").isEmpty();
    }

    @Test
    void aMarkerThatOnlyTheJournalHasIsGone() {
        EmbeddedStore store = EmbeddedStore.open(folder, OPTIONS, disk);
        try (MongoClient client = EmbeddedStoreTest.client(store)) {
            MongoCollection<Document> items = EmbeddedStoreTest.items(client);
            items.insertOne(new Document("_id", "1").append("name", TEXT + "journal"));
            items.deleteOne(Filters.eq("_id", "1"));
            assertThat(marked()).containsExactly("journal-0000000001.kpj");

            store.erase(LONG);

            assertThat(marked()).isEmpty();
        } finally {
            store.close();
        }
    }

    /** Deleted keys may stay in inner pages of a tree that are still in use; so moving live pages is not enough. */
    @Test
    void deletedKeysAndIndexEntriesAreGoneFromTheTreesToo() {
        EmbeddedStore store = EmbeddedStore.open(folder, OPTIONS, disk);
        try (MongoClient client = EmbeddedStoreTest.client(store)) {
            MongoCollection<Document> items = EmbeddedStoreTest.items(client);
            items.createIndex(new Document("mail", 1), new IndexOptions().unique(true));
            bulk(
                    items,
                    4_000,
                    i -> new InsertOneModel<>(new Document("_id", id(i, i % 2 == 1))
                            .append("mail", (i % 2 == 0 ? "" : TEXT) + "mail" + i)));
            store.checkpoint(LONG);
            bulk(items, 4_000, i -> new DeleteOneModel<>(Filters.eq("_id", i % 2 == 0 ? "nobody" : id(i, true))));
            store.checkpoint(LONG);
            assertThat(marked()).contains("store.mv");

            store.erase(LONG);

            assertThat(marked()).isEmpty();
            assertThat(items.countDocuments()).isEqualTo(2_000);
            assertThat(items.find(new Document("mail", "mail8")).first()).containsEntry("_id", key(8));
            assertThatThrownBy(() -> items.insertOne(new Document("_id", "new").append("mail", "mail8")))
                    .hasMessageContaining("11000");
        } finally {
            store.close();
        }
    }

    @Test
    void aDroppedOrRenamedCollectionLeavesNeitherItsNameNorItsContent() {
        EmbeddedStore store = EmbeddedStore.open(folder, OPTIONS, disk);
        try (MongoClient client = EmbeddedStoreTest.client(store)) {
            MongoCollection<Document> secret = client.getDatabase("kennispeil").getCollection(TEXT + "dropped");
            secret.insertOne(new Document("_id", TEXT + "1"));
            store.checkpoint(LONG);
            secret.drop();
            EmbeddedStoreTest.insert(client, 1, 10);

            store.erase(LONG);

            assertThat(marked()).isEmpty();
            assertThat(EmbeddedStoreTest.items(client).countDocuments()).isEqualTo(10);
        } finally {
            store.close();
        }
    }

    @ParameterizedTest
    @EnumSource(value = FileActions.Step.class, mode = EnumSource.Mode.MATCH_ALL, names = "ERASURE_.*")
    void aCrashAtAnyStepLosesNothingAndTheNextErasureFinishes(FileActions.Step step) {
        SplittableRandom random = new SplittableRandom(17);
        EmbeddedStore store = EmbeddedStore.open(folder, OPTIONS, disk);
        Map<String, Document> kept;
        try (MongoClient client = EmbeddedStoreTest.client(store)) {
            kept = fillAndDelete(EmbeddedStoreTest.items(client), random, 600, 60);
            disk.stopAt(step);
            assertThatThrownBy(() -> store.erase(LONG)).isInstanceOf(StoreException.class);
            StoreFaultTest.await(() -> !store.writable());
        } finally {
            store.close();
        }

        EmbeddedStore again = EmbeddedStore.open(folder, OPTIONS);
        try (MongoClient client = EmbeddedStoreTest.client(again)) {
            assertThat(content(EmbeddedStoreTest.items(client))).isEqualTo(kept);
            again.erase(LONG);
            assertThat(marked()).isEmpty();
            assertThat(files()).doesNotContain(Rewriting.NEW_NAME);
        } finally {
            again.close();
        }
        assertReopened(kept);
    }

    @Test
    void savesGoOnDuringErasuresAndNoneIsLost() throws InterruptedException {
        EmbeddedStore store = EmbeddedStore.open(folder, OPTIONS.withJournalBytes(200_000), disk);
        Map<String, Document> kept;
        AtomicBoolean stop = new AtomicBoolean();
        List<AtomicInteger> saved = List.of(new AtomicInteger(), new AtomicInteger(), new AtomicInteger());
        List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
        try (MongoClient client = EmbeddedStoreTest.client(store)) {
            MongoCollection<Document> items = EmbeddedStoreTest.items(client);
            MongoCollection<Document> counters =
                    client.getDatabase("kennispeil").getCollection("counters");
            kept = fillAndDelete(items, new SplittableRandom(9), 2_000, 200);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < saved.size(); i++) {
                AtomicInteger acknowledged = saved.get(i);
                String id = "thread" + i;
                counters.insertOne(new Document("_id", id).append("n", 0));
                threads.add(new Thread(() -> {
                    while (!stop.get()) {
                        // executed twice or not at all, this would not fit
                        counters.updateOne(Filters.eq("_id", id), Updates.inc("n", 1));
                        acknowledged.incrementAndGet();
                        // a result in several batches survives the exchange of the file
                        assertThat(items.find().batchSize(500).into(new ArrayList<>()))
                                .hasSize(kept.size());
                    }
                }));
            }
            threads.forEach(thread -> thread.setUncaughtExceptionHandler((of, failure) -> failures.add(failure)));
            threads.forEach(Thread::start);
            for (int i = 0; i < 5; i++) {
                store.erase(LONG);
                assertThat(marked()).isEmpty();
            }
            stop.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(failures).isEmpty();
            assertThat(content(items)).isEqualTo(kept);
        } finally {
            stop.set(true);
            store.abandon();
        }
        try (Store again = Store.embedded(folder, OPTIONS)) {
            for (int i = 0; i < saved.size(); i++) {
                assertThat(saved.get(i).get()).isPositive();
                assertThat(again.database()
                                .getCollection("counters")
                                .find(Filters.eq("_id", "thread" + i))
                                .first())
                        .containsEntry("n", saved.get(i).get());
            }
        }
    }

    @Test
    void tooLittleDiskEndsTheErasureAndNotTheStore() {
        EmbeddedStore store = EmbeddedStore.open(folder, OPTIONS, disk);
        try (MongoClient client = EmbeddedStoreTest.client(store)) {
            EmbeddedStoreTest.insert(client, 1, 5);
            disk.usable((1 << 20) + 4096);
            assertThatThrownBy(() -> store.erase(LONG))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("an erasure needs");
            EmbeddedStoreTest.insert(client, 6, 6);
        } finally {
            store.close();
        }
    }

    @Test
    void aMapThatThisProgramDoesNotKnowEndsTheErasureAndNotTheStore() {
        EmbeddedStore.open(folder, OPTIONS).close();
        try (MVStore file = MVStore.open(folder.resolve("store.mv").toString())) {
            file.openMap("strange").put("a", "b");
        }
        EmbeddedStore store = EmbeddedStore.open(folder, OPTIONS);
        try (MongoClient client = EmbeddedStoreTest.client(store)) {
            assertThatThrownBy(() -> store.erase(LONG)).hasMessageContaining("strange");
            assertThatThrownBy(() -> store.snapshot(LONG)).hasMessageContaining("strange");
            EmbeddedStoreTest.insert(client, 1, 3);
        } finally {
            store.close();
        }
        try (Store again = Store.embedded(folder, OPTIONS)) {
            EmbeddedStoreTest.assertHas(again, 3);
        }
    }

    @Test
    void aCloseDuringAnErasureKeepsEveryWrite() throws InterruptedException {
        EmbeddedStore store = EmbeddedStore.open(folder, OPTIONS, disk);
        Map<String, Document> kept;
        try (MongoClient client = EmbeddedStoreTest.client(store)) {
            kept = fillAndDelete(EmbeddedStoreTest.items(client), new SplittableRandom(4), 3_000, 100);
            Thread erasing = new Thread(() -> {
                try {
                    store.erase(LONG);
                } catch (StoreException e) {
                    // closed before it was ready
                }
            });
            erasing.start();
            EmbeddedStoreTest.items(client).insertOne(new Document("_id", "late"));
            store.close();
            erasing.join();
        }
        kept.put("late", new Document("_id", "late"));
        assertReopened(kept);
        assertThat(files()).doesNotContain(Rewriting.NEW_NAME);
    }

    @Test
    void aStoreThatIsClosedErasesNothing() {
        EmbeddedStore failed = EmbeddedStore.open(folder, OPTIONS);
        failed.abandon();
        assertThatThrownBy(() -> failed.erase(LONG)).isInstanceOf(StoreException.class);

        EmbeddedStore closed = EmbeddedStore.open(folder, OPTIONS);
        closed.close();
        assertThatThrownBy(() -> closed.erase(LONG))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the store is closing");
    }

    /** Half of {@code deleted} are inserted with a marker; the other half get it by an update, and lose it again. */
    private static Map<String, Document> fillAndDelete(
            MongoCollection<Document> items, SplittableRandom random, int others, int deleted) {
        Set<Integer> marked = new HashSet<>();
        while (marked.size() < deleted) {
            marked.add(random.nextInt(others));
        }
        bulk(items, others, i -> new InsertOneModel<>(document(i, marked.contains(i), random)));
        List<Integer> updated = marked.stream().filter(i -> i % 3 != 0).toList();
        for (int round = 0; round < 3; round++) {
            for (int i : updated) {
                items.updateOne(Filters.eq("_id", id(i, true)), Updates.set("name", marker(random)));
            }
        }
        for (int i : marked) {
            if (i % 5 == 0) {
                items.replaceOne(
                        Filters.eq("_id", id(i, true)), new Document("_id", id(i, true)).append("x", marker(random)));
            }
            items.deleteOne(Filters.eq("_id", id(i, true)));
        }
        // overwritten, not deleted
        for (int i = 0; i < others; i += 50) {
            if (!marked.contains(i)) {
                items.updateOne(Filters.eq("_id", id(i, false)), Updates.set("note", marker(random)));
                items.updateOne(Filters.eq("_id", id(i, false)), Updates.set("note", "none"));
            }
        }
        return content(items);
    }

    private static Document document(int i, boolean marked, SplittableRandom random) {
        byte[] noise = new byte[random.nextInt(20, 400)];
        random.nextBytes(noise);
        noise[0] = 0;
        if (marked) {
            System.arraycopy(BYTES, 0, noise, 5, BYTES.length);
        }
        return new Document("_id", id(i, marked))
                .append("name", marked ? marker(random) : "name" + i)
                .append("sealed", new Binary(noise))
                .append("at", new BsonTimestamp(random.nextLong(1L << 40)))
                .append("nested", new Document("list", List.of(1, 2L, 3.5, "four")));
    }

    private static String id(int i, boolean marked) {
        return marked ? TEXT + key(i) : key(i);
    }

    private static String key(int i) {
        return "k%08d".formatted(i * 7919 % 100_000_007);
    }

    private static String marker(SplittableRandom random) {
        return TEXT + Long.toString(random.nextLong(1L << 60), 36);
    }

    private static void bulk(
            MongoCollection<Document> items, int count, java.util.function.IntFunction<WriteModel<Document>> each) {
        for (int from = 0; from < count; from += BULK) {
            List<WriteModel<Document>> models = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + BULK); i++) {
                models.add(each.apply(i));
            }
            items.bulkWrite(models);
        }
    }

    private static Map<String, Document> content(MongoCollection<Document> items) {
        Map<String, Document> all = new HashMap<>();
        for (Document document : items.find()) {
            all.put(document.getString("_id"), document);
            assertThat(items.find(Filters.eq("_id", document.getString("_id"))).first())
                    .as("by index")
                    .isEqualTo(document);
        }
        return all;
    }

    private void assertReopened(Map<String, Document> expected) {
        try (Store again = Store.embedded(folder, OPTIONS)) {
            assertThat(content(again.database().getCollection("items"))).isEqualTo(expected);
            assertThatThrownBy(() -> again.database()
                            .getCollection("items")
                            .insertOne(expected.values().iterator().next()))
                    .isInstanceOf(MongoException.class);
        }
    }

    /** Names of the files that hold a marker, as text or as bytes. */
    private List<String> marked() {
        byte[] text = TEXT.getBytes(StandardCharsets.US_ASCII);
        return files().stream()
                .filter(name -> {
                    byte[] content = read(folder.resolve(name));
                    return holds(content, text) || holds(content, BYTES);
                })
                .toList();
    }

    private List<String> files() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (java.nio.file.NoSuchFileException e) {
            return new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holds(byte[] content, byte[] wanted) {
        for (int i = 0; i <= content.length - wanted.length; i++) {
            int j = 0;
            while (j < wanted.length && content[i + j] == wanted[j]) {
                j++;
            }
            if (j == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
