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
        return of(config.requiredStore(), config.settings().storeThreads());
    }

    /** The file with the secret that a configuration file names. */
    public static Path secretOfFile(Path file) throws IOException {
        return ServeConfig.read(file).secretFile();
    }

    static Store of(ServeConfig.StoreConfig config, int connections) {
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
