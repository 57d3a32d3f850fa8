package nl.kennispeil.delivery.shelf;

import com.mongodb.client.MongoDatabase;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Shelves in a MongoDB database; write concern and pool are those of the database handed over. */
public final class MongoShelves implements Shelves {

    private final MongoDatabase database;
    private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();

    public MongoShelves(MongoDatabase database) {
        this.database = database;
    }

    @Override
    public Shelf shelf(String name, Holds holds) {
        return shelves.computeIfAbsent(name, each -> new MongoShelf(database.getCollection(each)));
    }
}
