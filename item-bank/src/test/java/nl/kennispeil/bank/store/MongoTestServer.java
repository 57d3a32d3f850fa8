package nl.kennispeil.bank.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.util.concurrent.atomic.AtomicInteger;

/** An in-memory server of the wire protocol, started once per test class; every database is a new one. */
public final class MongoTestServer implements AutoCloseable {

    private final MongoServer server = new MongoServer(H2Backend.inMemory());
    private final MongoClient client = MongoClients.create(server.bindAndGetConnectionString());
    private final AtomicInteger databases = new AtomicInteger();

    public MongoDatabase emptyDatabase() {
        return client.getDatabase("test" + databases.incrementAndGet());
    }

    @Override
    public void close() {
        client.close();
        server.shutdownNow();
    }
}
