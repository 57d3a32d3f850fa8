package nl.kennispeil.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The disk fails at a chosen moment: nothing acknowledged is lost, nothing unsaved is acknowledged. */
class StoreFaultTest {

    private static final EmbeddedStore.Options OPTIONS =
            EmbeddedStore.Options.defaults().withMinimumFreeBytes(100 << 20);

    @TempDir
    Path folder;

    private final FaultyActions disk = new FaultyActions();

    @Test
    void afterAFailedFsyncWritesAreRefusedAndReadsGoOn() {
        EmbeddedStore store = EmbeddedStore.open(folder, OPTIONS, disk);
        try (MongoClient client = EmbeddedStoreTest.client(store)) {
            EmbeddedStoreTest.insert(client, 1, 20);
            disk.failAtForce(1);
            assertRefused(client, 21, "input/output error");
            assertRefused(client, 22, "input/output error");

            assertThat(store.writable()).isFalse();
            assertThat(store.refusal())
                    .hasValueSatisfying(why -> assertThat(why).contains("input/output error"));
            assertThat(EmbeddedStoreTest.items(client).find().first()).isNotNull();
        } finally {
            store.close();
        }
        assertReopenedHasAtLeast(20);
    }

    @Test
    void aHalfWrittenRecordIsDroppedAtTheNextStart() {
        EmbeddedStore store = EmbeddedStore.open(folder, OPTIONS, disk);
        try (MongoClient client = EmbeddedStoreTest.client(store)) {
            EmbeddedStoreTest.insert(client, 1, 20);
            disk.failAtWrite(1);
            assertRefused(client, 21, "no space left");
        } finally {
            store.close();
        }
        try (Store again = Store.embedded(folder, OPTIONS.withMinimumFreeBytes(0))) {
            EmbeddedStoreTest.assertHas(again, 20);
        }
    }

    @Test
    void tooLittleDiskRefusesWritesUntilThereIsRoom() {
        EmbeddedStore store = EmbeddedStore.open(folder, OPTIONS, disk);
        try (MongoClient client = EmbeddedStoreTest.client(store)) {
            EmbeddedStoreTest.insert(client, 1, 5);
            disk.usable(99 << 20);
            await(() -> !store.writable());
            assertRefused(client, 6, "99 MB free");
            assertThat(EmbeddedStoreTest.items(client).countDocuments()).isEqualTo(5);

            disk.usable(200 << 20);
            await(store::writable);
            EmbeddedStoreTest.insert(client, 6, 6);
        } finally {
            store.close();
        }
        assertReopenedHasAtLeast(6);
    }

    @ParameterizedTest
    @EnumSource(value = FileActions.Step.class, mode = EnumSource.Mode.MATCH_NONE, names = "ERASURE_.*")
    void aCrashAtAnyStepOfACheckpointLosesNothing(FileActions.Step step) {
        crashInCheckpoint(step);

        assertReopenedHasAtLeast(60);
    }

    @ParameterizedTest
    @EnumSource(
            value = FileActions.Step.class,
            names = {"NEXT_FILE_MADE", "JOURNAL_FLUSHED", "COMMITTED", "SWITCHED"})
    void aCommitThatNeverReachedTheDiskLosesNothing(FileActions.Step step) throws IOException {
        Path copy = folder.resolveSibling(folder.getFileName() + "-before");
        crashInCheckpoint(step, copy);
        Files.move(copy, folder.resolve("store.mv"), StandardCopyOption.REPLACE_EXISTING);

        assertReopenedHasAtLeast(60);
    }

    private void crashInCheckpoint(FileActions.Step step) {
        crashInCheckpoint(step, folder.resolve("unused"));
    }

    private void crashInCheckpoint(FileActions.Step step, Path copyOfDatabase) {
        EmbeddedStore store = EmbeddedStore.open(folder, OPTIONS, disk);
        try (MongoClient client = EmbeddedStoreTest.client(store)) {
            EmbeddedStoreTest.insert(client, 1, 30);
            store.checkpoint(Duration.ofSeconds(20));
            EmbeddedStoreTest.insert(client, 31, 60);
            Files.copy(folder.resolve("store.mv"), copyOfDatabase);
            disk.stopAt(step);
            assertThatThrownBy(() -> store.checkpoint(Duration.ofSeconds(20))).isInstanceOf(StoreException.class);
            await(() -> !store.writable());
            assertRefused(client, 61, "stopped at " + step);
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            store.close();
        }
    }

    private static void assertRefused(MongoClient client, int number, String why) {
        assertThatThrownBy(() -> EmbeddedStoreTest.insert(client, number, number))
                .isInstanceOf(MongoException.class)
                .hasMessageContaining("refuses writes")
                .hasMessageContaining(why);
    }

    private void assertReopenedHasAtLeast(int count) {
        try (Store again = Store.embedded(folder, OPTIONS.withMinimumFreeBytes(0))) {
            for (int i = 1; i <= count; i++) {
                assertThat(again.database()
                                .getCollection("items")
                                .find(Filters.eq("_id", "" + i))
                                .first())
                        .containsEntry("code", i);
            }
        }
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited 20 seconds").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
