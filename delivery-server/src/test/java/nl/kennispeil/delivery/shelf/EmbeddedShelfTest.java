package nl.kennispeil.delivery.shelf;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The shelves of a single machine. */
class EmbeddedShelfTest extends ShelfContract {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static Store store;

    @BeforeAll
    static void open(@TempDir Path folder) {
        store = Store.embedded(
                folder.resolve("store"), EmbeddedStore.Options.defaults().withMinimumFreeBytes(0));
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Override
    Shelf shelf() {
        return new MongoShelves(store.database()).shelf("things" + NUMBER.incrementAndGet(), Holds.NOBODY);
    }
}
