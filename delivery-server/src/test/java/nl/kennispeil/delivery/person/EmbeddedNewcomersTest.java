package nl.kennispeil.delivery.person;

import java.nio.file.Path;
import nl.kennispeil.delivery.shelf.MongoShelves;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** On the store of a single machine. */
class EmbeddedNewcomersTest extends NewcomersContract {

    @TempDir
    Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.embedded(
                folder.resolve("store"), EmbeddedStore.Options.defaults().withMinimumFreeBytes(0));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    Shelves shelves() {
        return new MongoShelves(store.database());
    }
}
