package nl.kennispeil.delivery.serve;

import java.io.IOException;
import java.nio.file.Path;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Restoration;
import nl.kennispeil.delivery.store.Store;

/** Opens the store that a configuration names. */
public final class StoreOpening {

    static final String RESEARCH = "research";

    private StoreOpening() {}

    /** The store of a configuration file, for commands that look into it. */
    public static Store ofFile(Path file) throws IOException {
        ServeConfig config = ServeConfig.read(file);
        return of(config);
    }

    /** The store with the one for research, if that has a place of its own. */
    static Store of(ServeConfig config) {
        int connections = config.threads();
        Store store = of(config.requiredStore(), connections);
        if (config.researchStore() != null) {
            try {
                store.put(RESEARCH, of(config.researchStore(), connections));
            } catch (RuntimeException e) {
                store.close();
                throw e;
            }
        }
        return store;
    }

    /** Begins to fill the store of a configuration file, which must be new. */
    public static Restoration restorationOfFile(Path file) throws IOException {
        ServeConfig config = ServeConfig.read(file);
        return restoration(config.requiredStore(), config.threads());
    }

    /** The same for its research store, which is closed with the other one. */
    static Restoration researchRestorationOfFile(Path file, Restoration main) throws IOException {
        ServeConfig config = ServeConfig.read(file);
        ServeConfig.StoreConfig own = config.researchStore();
        return own == null ? main.beside(RESEARCH) : main.beside(RESEARCH, restoration(own, config.threads()));
    }

    private static Restoration restoration(ServeConfig.StoreConfig store, int connections) {
        String folder = store.folder();
        String uri = store.mongodb();
        if (folder != null) {
            return Restoration.intoFolder(Path.of(folder), embedded(connections));
        }
        if (uri == null) {
            throw new IllegalArgumentException("a store needs \"mongodb\" or \"folder\"");
        }
        return Restoration.intoReplicaSet(uri, replicaSet(store, connections));
    }

    /** The purge ledger. */
    public static Path ledgerFile(Path file) throws IOException {
        return ServeConfig.read(file).ledgerFile();
    }

    private static EmbeddedStore.Options embedded(int connections) {
        return EmbeddedStore.Options.defaults().withPoolSize(connections);
    }

    private static Store.ReplicaSetOptions replicaSet(ServeConfig.StoreConfig config, int connections) {
        Store.ReplicaSetOptions defaults = Store.ReplicaSetOptions.defaults();
        return new Store.ReplicaSetOptions(connections, defaults.writeTimeout(), config.allowStandalone());
    }

    private static Store of(ServeConfig.StoreConfig config, int connections) {
        String folder = config.folder();
        String uri = config.mongodb();
        if (folder != null) {
            return Store.embedded(Path.of(folder), embedded(connections));
        }
        if (uri == null) {
            throw new IllegalArgumentException("a store needs \"mongodb\" or \"folder\"");
        }
        return Store.replicaSet(uri, replicaSet(config, connections));
    }
}
