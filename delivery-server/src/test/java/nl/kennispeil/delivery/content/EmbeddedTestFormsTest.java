package nl.kennispeil.delivery.content;

import java.nio.file.Path;
import nl.kennispeil.bank.form.MongoTestForms;
import nl.kennispeil.bank.form.TestForms;
import nl.kennispeil.bank.form.TestFormsContract;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The bank's forms on the store of a single machine. */
class EmbeddedTestFormsTest extends TestFormsContract {

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
    protected TestForms emptyForms() {
        store.database().getCollection("test_forms").drop();
        return new MongoTestForms(store.database());
    }
}
