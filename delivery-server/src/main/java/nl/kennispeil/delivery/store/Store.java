package nl.kennispeil.delivery.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.bson.UuidRepresentation;
import org.jspecify.annotations.Nullable;

/**
 * The server's documents: embedded on one machine, or a replica set. Same driver and same code for both.
 *
 * <p>A write that returned is durable: on the disk of this machine, or in the journals of a majority. A write that threw
 * may have happened or not: repeat it, with the same {@code _id}. Use only the portable subset (decision 0002).
 * Thread-safe.
 */
public final class Store implements AutoCloseable {

    private static final String DATABASE = "kennispeil";

    private final MongoClient client;
    private final MongoDatabase database;
    private final @Nullable EmbeddedStore embedded;
    private final Deployment deployment;
    private final Map<String, Store> companions = new ConcurrentHashMap<>();

    private Store(MongoClient client, MongoDatabase database, @Nullable EmbeddedStore embedded, Deployment deployment) {
        this.client = client;
        this.database = database;
        this.embedded = embedded;
        this.deployment = deployment;
    }

    /**
     * Settings of a connection to a replica set.
     *
     * @param poolSize most connections
     * @param writeTimeout how long a majority may take to confirm; after it a write's outcome is unknown
     * @param allowStandalone accept a server that is no replica set: for trials, not for examinations
     */
    public record ReplicaSetOptions(int poolSize, Duration writeTimeout, boolean allowStandalone) {

        public ReplicaSetOptions {
            if (poolSize < 1 || writeTimeout.toMillis() < 1) {
                throw new IllegalArgumentException("poolSize " + poolSize + ", writeTimeout " + writeTimeout
                        + ": allowed are 1 or more and 1 ms or more");
            }
        }

        /** 16 connections, 10 seconds, no standalone server. */
        public static ReplicaSetOptions defaults() {
            return new ReplicaSetOptions(16, Duration.ofSeconds(10), false);
        }

        public ReplicaSetOptions withStandalone() {
            return new ReplicaSetOptions(poolSize, writeTimeout, true);
        }
    }

    /** Opens the embedded store in a folder. */
    public static Store embedded(Path folder, EmbeddedStore.Options options) {
        return over(EmbeddedStore.open(folder, options));
    }

    static Store over(EmbeddedStore embedded) {
        MongoClient client = MongoClients.create(embedded.clientSettings().build());
        return new Store(client, client.getDatabase(DATABASE), embedded, Deployment.embedded(embedded.folder()));
    }

    /**
     * Connects to a replica set; the database is the one in the uri, else {@code kennispeil}.
     *
     * @throws StoreException when it cannot be reached, is no replica set or is half restored
     */
    public static Store replicaSet(String uri, ReplicaSetOptions options) {
        Store store = connect(uri, options);
        try {
            return store.refuseHalfRestored();
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    static Store connect(String uri, ReplicaSetOptions options) {
        ConnectionString address = new ConnectionString(uri);
        MongoClient client = MongoClients.create(settings(address, options));
        try {
            String name = address.getDatabase() == null ? DATABASE : address.getDatabase();
            Deployment deployment = Deployment.examine(client.getDatabase("admin"), options.allowStandalone());
            return new Store(client, client.getDatabase(name), null, deployment);
        } catch (MongoException e) {
            client.close();
            throw new StoreException(
                    "the replica set " + address.getHosts() + " cannot be reached: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    private static MongoClientSettings settings(ConnectionString address, ReplicaSetOptions options) {
        return MongoClientSettings.builder()
                .applyConnectionString(address)
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .writeConcern(WriteConcern.MAJORITY
                        .withJournal(true)
                        .withWTimeout(options.writeTimeout().toMillis(), TimeUnit.MILLISECONDS))
                .readConcern(ReadConcern.MAJORITY)
                .readPreference(ReadPreference.primary())
                .retryWrites(true)
                .retryReads(true)
                .applyToConnectionPoolSettings(pool -> pool.maxSize(options.poolSize()))
                .build();
    }

    /**
     * A second store that keeps its documents apart from this one's and is closed with it: a folder of that name beside
     * an embedded store, or a database {@code <this one>_<name>} of the same replica set, unless another was
     * {@linkplain #put put in its place}.
     *
     * @param name lower-case letters
     * @throws StoreException when it cannot be opened
     */
    public Store beside(String name) {
        return companions.computeIfAbsent(
                name,
                any -> embedded == null
                        ? companion(name).refuseHalfRestored()
                        : embedded(embedded.folder().resolveSibling(name), embedded.options()));
    }

    /** The same, unless there never was one: then none is made. */
    public Optional<Store> besideIfThere(String name) {
        boolean there = companions.containsKey(name)
                || (embedded == null
                        ? companion(name).database.listCollectionNames().first() != null
                        : Files.isDirectory(embedded.folder().resolveSibling(name)));
        return there ? Optional.of(beside(name)) : Optional.empty();
    }

    /** A database beside this one; closing it closes the connections of both. */
    Store companion(String name) {
        return new Store(client, client.getDatabase(database.getName() + "_" + name), null, deployment);
    }

    private Store refuseHalfRestored() {
        if (database.getCollection(Restoration.MARKER).find().first() != null) {
            throw Restoration.halfRestored("the database " + database.getName());
        }
        return this;
    }

    /** Has {@link #beside} give this store, which may be anywhere else. */
    public void put(String name, Store store) {
        companions.put(name, store);
    }

    /** The documents. */
    public MongoDatabase database() {
        return database;
    }

    /** Whether nothing was ever written into it. */
    public boolean isNew() {
        return database.listCollectionNames().first() == null;
    }

    /** The options of an embedded store; the usual ones for a replica set. */
    EmbeddedStore.Options embeddedOptions() {
        return embedded == null ? EmbeddedStore.Options.defaults() : embedded.options();
    }

    /** The folder of an embedded store, null for a replica set. */
    @Nullable
    Path folder() {
        return embedded == null ? null : embedded.folder();
    }

    /**
     * Every document, for a backup; writes go on meanwhile.
     *
     * @throws StoreException when the store does not answer within that time
     */
    public StoreDump dump(Duration longest) {
        return new StoreDump(database, embedded == null ? null : embedded.snapshot(longest));
    }

    /** What kind of store this is, for the log and the health page: "embedded, single machine: /data". */
    public String mode() {
        return deployment.text();
    }

    /** What the operator should know about the deployment; empty when all is as it should be. */
    public List<String> warnings() {
        return deployment.warnings();
    }

    /** Whether writes are taken, as far as known without trying; a replica set answers with each write. */
    public boolean writable() {
        return embedded == null || embedded.writable();
    }

    /** Why writes are refused; empty when they are taken. */
    public Optional<String> refusal() {
        return embedded == null ? Optional.empty() : embedded.refusal();
    }

    /**
     * Empties the journal of an embedded store into its database file, for instance after an erasure; nothing to do for
     * a replica set.
     *
     * @throws StoreException when it fails or takes longer
     */
    public void checkpoint(Duration longest) {
        if (embedded != null) {
            embedded.checkpoint(longest);
        }
    }

    /**
     * Leaves no byte behind, in the files of an embedded store, of documents, keys and index entries that were deleted
     * or overwritten before this call. Saves go on meanwhile, see decision 0008.
     *
     * <p>On a replica set this does nothing, and the operator must know what it leaves: the oplog of every member holds
     * deleted and changed documents until it has wrapped (keep its size, or {@code oplogMinRetentionHours}, to days);
     * the storage engine marks the space of a deleted document as free and overwrites it some time later
     * ({@code compact} per collection, or a resync of each member in turn, does so at once); file system snapshots are
     * copies like any other. What must be unreadable at once is therefore sealed with a key that is deleted. Neither
     * kind of store can reach what a disk keeps of blocks that a file system gave back to it: encrypt the disk.
     *
     * @return true when the files hold no such byte any more; false on a replica set, whose files are out of reach
     * @throws StoreException when it fails, or takes longer: then it goes on, or is tried again with the next call
     */
    public boolean erase(Duration longest) {
        if (embedded == null) {
            return false;
        }
        embedded.erase(longest);
        return true;
    }

    @Override
    public void close() {
        companions.values().forEach(Store::close);
        client.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
