package nl.kennispeil.delivery.serve;

import java.io.IOException;
import java.nio.file.Path;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Store;

/** Opens the store that a configuration names. */
public final class StoreOpening {

    private StoreOpening() {}

    /** The store of a configuration file, for commands that look into it. */
    public static Store ofFile(Path file) throws IOException {
        ServeConfig config = ServeConfig.read(file);
        return of(config);
    }

    /** The store with the one for research, if that has a place of its own. */
    static Store of(ServeConfig config) {
        int connections = config.settings().storeThreads();
        Store store = of(config.requiredStore(), connections);
        if (config.researchStore() != null) {
            try {
                store.put("research", of(config.researchStore(), connections));
            } catch (RuntimeException e) {
                store.close();
                throw e;
            }
        }
        return store;
    }

    private static Store of(ServeConfig.StoreConfig config, int connections) {
        String folder = config.folder();
        String uri = config.mongodb();
        if (folder != null) {
            return Store.embedded(
                    Path.of(folder), EmbeddedStore.Options.defaults().withPoolSize(connections));
        }
        if (uri == null) {
            throw new IllegalArgumentException("a store needs \"mongodb\" or \"folder\"");
        }
        Store.ReplicaSetOptions defaults = Store.ReplicaSetOptions.defaults();
        Store.ReplicaSetOptions options =
                new Store.ReplicaSetOptions(connections, defaults.writeTimeout(), config.allowStandalone());
        return Store.replicaSet(uri, options);
    }
}
