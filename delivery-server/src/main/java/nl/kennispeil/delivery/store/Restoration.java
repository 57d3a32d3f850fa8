package nl.kennispeil.delivery.store;

import com.mongodb.MongoException;
import com.mongodb.client.model.InsertManyOptions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.RawBsonDocument;

/**
 * Fills a new store with documents of a {@link StoreDump}. Until {@link #finish} nobody else can open it, also when this
 * process dies: a marker lies in it. One thread.
 */
public final class Restoration implements AutoCloseable {

    /** A file in the folder of an embedded store, a collection in a replica set. */
    static final String MARKER = "restoring";

    private static final Set<String> ALLOWED_BEFORE = Set.of("store.lock");

    private final Store store;
    private final FileActions files = new DiskActions();

    private Restoration(Store store) {
        this.store = store;
    }

    /**
     * Into a folder that does not exist or is empty.
     *
     * @throws StoreException when it holds something, or cannot be written
     */
    public static Restoration intoFolder(Path folder, EmbeddedStore.Options options) {
        return new Restoration(Store.over(EmbeddedStore.openForRestoration(folder, options)));
    }

    /**
     * Into a database without collections on a replica set.
     *
     * @throws StoreException when it has collections, or cannot be reached
     */
    public static Restoration intoReplicaSet(String uri, Store.ReplicaSetOptions options) {
        return intoDatabase(Store.connect(uri, options));
    }

    private static Restoration intoDatabase(Store store) {
        try {
            String present = store.database().listCollectionNames().first();
            if (present != null) {
                throw new StoreException("the database " + store.database().getName() + " already has collections, such"
                        + " as " + present + ": restore into a new database, or drop this one first");
            }
            store.database().getCollection(MARKER).insertOne(new Document("_id", MARKER));
            return new Restoration(store);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /**
     * Begins to fill the store that this one's {@link Store#beside} gives; it is closed with this one.
     *
     * @throws StoreException when it holds something
     */
    public Restoration beside(String name) {
        Path folder = store.folder();
        return beside(
                name,
                folder == null
                        ? intoDatabase(store.companion(name))
                        : intoFolder(folder.resolveSibling(name), store.embeddedOptions()));
    }

    /** Has {@link Store#beside} of this store give one that is being filled too, and closes it with this one. */
    public Restoration beside(String name, Restoration other) {
        store.put(name, other.store);
        return other;
    }

    /** The store being filled, for those who must change it before anybody else opens it. */
    public Store store() {
        return store;
    }

    /**
     * Inserts documents that are not there yet.
     *
     * @param documents BSON, up to about 100
     */
    public void insert(String collection, List<byte[]> documents) {
        if (documents.isEmpty()) {
            return;
        }
        try {
            store.database()
                    .getCollection(collection, RawBsonDocument.class)
                    .insertMany(
                            documents.stream().map(RawBsonDocument::new).toList(),
                            new InsertManyOptions().ordered(false));
        } catch (MongoException e) {
            throw refused("documents", collection, e);
        }
    }

    /** Makes a collection, which may stay empty, with its indexes. */
    public void collection(String name, List<byte[]> indexes) {
        try {
            store.database().createCollection(name);
            if (!indexes.isEmpty()) {
                List<RawBsonDocument> definitions =
                        indexes.stream().map(RawBsonDocument::new).toList();
                store.database().runCommand(new Document("createIndexes", name).append("indexes", definitions));
            }
        } catch (MongoException e) {
            throw refused("the collection", name, e);
        }
    }

    /** Without the driver's message, which may quote a document. */
    private StoreException refused(String what, String collection, MongoException e) {
        return new StoreException(
                "%s %s cannot be stored: %s, code %d%s"
                        .formatted(
                                what,
                                collection,
                                e.getClass().getSimpleName(),
                                e.getCode(),
                                store.refusal().map(why -> ", " + why).orElse("")),
                e);
    }

    /** Stores everything and lets others in. */
    public void finish(Duration longest) throws IOException {
        Path folder = store.folder();
        if (folder == null) {
            store.database().getCollection(MARKER).drop();
            return;
        }
        store.erase(longest);
        files.delete(folder.resolve(MARKER));
        files.syncFolder(folder);
    }

    @Override
    public void close() {
        store.close();
    }

    /** @throws StoreException when the folder is not empty */
    static void mark(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            all.map(file -> file.getFileName().toString())
                    .filter(name -> !ALLOWED_BEFORE.contains(name))
                    .sorted()
                    .findFirst()
                    .ifPresent(present -> {
                        throw new StoreException("folder " + folder + " already holds " + present
                                + ": restore into a new folder, or move this one away first");
                    });
            try (FileChannel marker =
                    FileChannel.open(folder.resolve(MARKER), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                marker.force(true);
            }
            new DiskActions().syncFolder(folder);
        } catch (IOException e) {
            throw new StoreException("folder " + folder + " cannot be written: " + e, e);
        }
    }

    /** @throws StoreException when a restoration of this folder did not finish */
    static void refuseMarked(Path folder) {
        if (Files.exists(folder.resolve(MARKER))) {
            throw halfRestored("folder " + folder);
        }
    }

    static StoreException halfRestored(String what) {
        return new StoreException(what + " is half restored: a restore into it did not finish, so deleted persons may"
                + " still be in it. Delete it and restore again");
    }
}
