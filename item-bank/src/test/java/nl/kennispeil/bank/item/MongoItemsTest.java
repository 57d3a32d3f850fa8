package nl.kennispeil.bank.item;

import nl.kennispeil.bank.store.MongoTestServer;
import org.junit.jupiter.api.AfterAll;

class MongoItemsTest extends ItemsContract {

    private static final MongoTestServer SERVER = new MongoTestServer();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Override
    protected Items emptyItems() {
        return new MongoItems(SERVER.emptyDatabase());
    }
}
