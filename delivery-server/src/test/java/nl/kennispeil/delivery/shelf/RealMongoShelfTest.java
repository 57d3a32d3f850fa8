package nl.kennispeil.delivery.shelf;

import java.util.concurrent.atomic.AtomicInteger;
import nl.kennispeil.delivery.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The shelves of a real MongoDB, where {@code MONGODB_URI} names one. */
@EnabledIfEnvironmentVariable(named = "MONGODB_URI", matches = "mongodb.*")
class RealMongoShelfTest extends ShelfContract {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static Store store;

    @BeforeAll
    static void open() {
        store = Store.replicaSet(
                System.getenv("MONGODB_URI"), Store.ReplicaSetOptions.defaults().withStandalone());
        store.database().drop();
    }

    @AfterAll
    static void close() {
        store.database().drop();
        store.close();
    }

    @Override
    Shelf shelf() {
        return new MongoShelves(store.database()).shelf("things" + NUMBER.incrementAndGet(), Holds.NOBODY);
    }
}
