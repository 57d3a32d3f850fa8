package nl.kennispeil.delivery.store;

import de.bwaldvogel.mongo.backend.KeyValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;

/**
 * The database file that is open, and its maps by name.
 *
 * <p>The file can be exchanged for a rewritten one under the feet of those who use its maps: they hold {@link Kept}
 * and look up the map for each command, within {@link #reading} or while they keep writes out. Thread-safe.
 */
final class DatabaseFile {

    /** In front of the name of a collection's map. */
    static final String DOCUMENTS = "databases.";

    static final String INDEX = "._index_";
    static final String NAME = "store.mv";

    private static final MVMap.Builder<Object, byte[]> DOCUMENT_MAP =
            new MVMap.Builder<Object, byte[]>().keyType(ValueType.INSTANCE).valueType(ByteArrayDataType.INSTANCE);
    private static final MVMap.Builder<KeyValue, Object> INDEX_MAP =
            new MVMap.Builder<KeyValue, Object>().keyType(KeyType.INSTANCE).valueType(ValueType.INSTANCE);

    private final ReentrantReadWriteLock exchanging = new ReentrantReadWriteLock();
    private final Map<String, Kept<Object, byte[]>> documents = new ConcurrentHashMap<>();
    private final Map<String, Kept<KeyValue, Object>> indexes = new ConcurrentHashMap<>();
    private volatile MVStore store;

    DatabaseFile(MVStore store) {
        this.store = store;
    }

    /**
     * Opens the file, which is made when absent, for a store at work: nothing is committed but on command.
     *
     * @throws StoreException when it is damaged or in use
     */
    static MVStore open(Path file) {
        try {
            MVStore store = builder(file).open();
            // starts the threads that write pages in the background; by themselves they would commit every 25 days
            store.setAutoCommitDelay(Integer.MAX_VALUE);
            return store;
        } catch (RuntimeException e) {
            throw new StoreException(
                    "database file " + file + " cannot be opened: " + e.getMessage()
                            + ". Nothing was changed; restore the whole folder from a copy",
                    e);
        }
    }

    static MVStore.Builder builder(Path file) {
        return new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .autoCompactFillRate(0);
    }

    /** A map as it is in the file that is open at this moment. */
    static final class Kept<K, V> {

        private volatile MVMap<K, V> map;

        private Kept(MVMap<K, V> map) {
            this.map = map;
        }

        MVMap<K, V> map() {
            return map;
        }
    }

    MVStore store() {
        return store;
    }

    /** The store's own numbers: format, sequence and journal. */
    MVMap<String, Long> state() {
        return store.openMap(Checkpoints.STATE_MAP);
    }

    Kept<Object, byte[]> documents(String map) {
        return documents.computeIfAbsent(map, name -> new Kept<>(store.openMap(name, DOCUMENT_MAP)));
    }

    Kept<KeyValue, Object> index(String map) {
        return indexes.computeIfAbsent(map, name -> new Kept<>(store.openMap(name, INDEX_MAP)));
    }

    List<String> names() {
        return store.getMapNames().stream().sorted().toList();
    }

    void remove(String map) {
        documents.remove(map);
        indexes.remove(map);
        store.removeMap(map);
    }

    void renameDocuments(String map, String to) {
        Kept<Object, byte[]> kept = documents(map);
        store.renameMap(kept.map(), to);
        documents.remove(map);
        documents.put(to, kept);
    }

    void renameIndex(String map, String to) {
        Kept<KeyValue, Object> kept = index(map);
        store.renameMap(kept.map(), to);
        indexes.remove(map);
        indexes.put(to, kept);
    }

    /** Runs something during which the file is not exchanged. */
    <T> T reading(Supplier<T> work) {
        exchanging.readLock().lock();
        try {
            return work.get();
        } finally {
            exchanging.readLock().unlock();
        }
    }

    /** All maps as they are now; the caller keeps writes out during this call, not afterwards. */
    Snapshot snapshot() {
        return snapshot(() -> {});
    }

    /** @param closed called once when the snapshot is closed */
    Snapshot snapshot(Runnable closed) {
        List<MVMap<?, ?>> all = new ArrayList<>();
        for (String name : names()) {
            all.add(open(store, name));
        }
        return new Snapshot(store, all, closed);
    }

    /** How many entries each map has. */
    static Map<String, Long> sizes(MVStore store) {
        Map<String, Long> sizes = new TreeMap<>();
        for (String name : store.getMapNames()) {
            sizes.put(name, open(store, name).sizeAsLong());
        }
        return sizes;
    }

    /** Opens a map with the types that belong to its name. */
    static MVMap<?, ?> open(MVStore store, String name) {
        if (name.startsWith(DOCUMENTS)) {
            return store.openMap(name, DOCUMENT_MAP);
        }
        if (name.contains(INDEX)) {
            return store.openMap(name, INDEX_MAP);
        }
        if (name.equals(Checkpoints.STATE_MAP)) {
            return store.openMap(name);
        }
        throw new StoreException("the database file has a map that this program does not know: " + name);
    }

    /**
     * Closes the present file without writing to it, and goes on with the one that {@code opening} gives. Waits for
     * those who read; the caller keeps writes out.
     *
     * @throws IOException when there is no file to go on with: the store must stop
     */
    void exchange(Opening opening) throws IOException {
        exchanging.writeLock().lock();
        try {
            store.closeImmediately();
            MVStore next = opening.open();
            documents.forEach((name, kept) -> kept.map = next.openMap(name, DOCUMENT_MAP));
            indexes.forEach((name, kept) -> kept.map = next.openMap(name, INDEX_MAP));
            store = next;
        } finally {
            exchanging.writeLock().unlock();
        }
    }

    /** Puts the next file in place and opens it. */
    @FunctionalInterface
    interface Opening {
        MVStore open() throws IOException;
    }
}
