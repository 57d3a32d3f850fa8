package nl.kennispeil.delivery.itembank;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import nl.kennispeil.delivery.shelf.MongoShelves;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedItemCardsTest extends ItemCardsContract {

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
    Shelves shelves() {
        String apart = "_" + NUMBER.incrementAndGet();
        return (name, holds) -> new MongoShelves(store.database()).shelf(name + apart, holds);
    }
}
