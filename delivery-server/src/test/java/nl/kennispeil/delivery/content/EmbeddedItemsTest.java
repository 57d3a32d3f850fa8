package nl.kennispeil.delivery.content;

import java.nio.file.Path;
import nl.kennispeil.bank.item.Items;
import nl.kennispeil.bank.item.ItemsContract;
import nl.kennispeil.bank.item.MongoItems;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The bank's items on the store of a single machine. */
class EmbeddedItemsTest extends ItemsContract {

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
    protected Items emptyItems() {
        store.database().getCollection("items").drop();
        return new MongoItems(store.database());
    }
}
