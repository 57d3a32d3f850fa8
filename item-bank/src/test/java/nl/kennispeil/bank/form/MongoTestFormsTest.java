package nl.kennispeil.bank.form;

import nl.kennispeil.bank.store.MongoTestServer;
import org.junit.jupiter.api.AfterAll;

class MongoTestFormsTest extends TestFormsContract {

    private static final MongoTestServer SERVER = new MongoTestServer();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Override
    protected TestForms emptyForms() {
        return new MongoTestForms(SERVER.emptyDatabase());
    }
}
