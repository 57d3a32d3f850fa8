package nl.kennispeil.delivery.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * Every map of a database file at one moment, to be read once while writes go on.
 *
 * <p>Pages never change; what keeps them in the file until {@link #close} is that their version is in use. One thread.
 */
final class Snapshot implements AutoCloseable {

    private final MVStore store;
    private final MVStore.TxCounter version;
    private final Map<String, Cursor<?, ?>> maps = new LinkedHashMap<>();
    private final Runnable closed;
    private final AtomicBoolean open = new AtomicBoolean(true);

    Snapshot(MVStore store, List<MVMap<?, ?>> all, Runnable closed) {
        this.store = store;
        this.closed = closed;
        version = store.registerVersionUsage();
        for (MVMap<?, ?> map : all) {
            maps.put(map.getName(), map.cursor(null));
        }
    }

    /** Each map's entries in the order of their keys, by the name of the map. */
    Map<String, Cursor<?, ?>> maps() {
        return maps;
    }

    @Override
    public void close() {
        if (open.getAndSet(false)) {
            if (!store.isClosed()) {
                store.deregisterVersionUsage(version);
            }
            closed.run();
        }
    }
}
