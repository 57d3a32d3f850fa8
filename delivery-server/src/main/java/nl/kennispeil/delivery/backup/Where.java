package nl.kennispeil.delivery.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.kennispeil.delivery.serve.Installation;
import nl.kennispeil.delivery.serve.StoreOpening;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Restoration;
import nl.kennispeil.delivery.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The installation that a command is about, and where its files are. */
final class Where {

    private static final String STORE_FOLDER = "store";
    private static final String SECRET = "server.key";
    private static final String MASTER = "master.key";

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder of a demo or embedded server.")
    @Nullable
    Path data;

    @Option(names = "--config", paramLabel = "FILE", description = "Configuration file of a server.")
    @Nullable
    Path config;

    /** Opens the store that is there. */
    Store open() throws IOException {
        if (config != null) {
            return StoreOpening.ofFile(config);
        }
        Path folder = data().resolve(STORE_FOLDER);
        if (!Files.isDirectory(folder)) {
            // opening would make an empty store
            throw new BackupException("--data " + data + " holds no folder " + STORE_FOLDER);
        }
        return Store.embedded(folder, EmbeddedStore.Options.defaults());
    }

    /** Begins to fill a new store. */
    Restoration restoration() throws IOException {
        return config != null
                ? StoreOpening.restorationOfFile(config)
                : Restoration.intoFolder(data().resolve(STORE_FOLDER), EmbeddedStore.Options.defaults());
    }

    private Path secretFile() throws IOException {
        return config != null ? StoreOpening.secretFile(config) : data().resolve(SECRET);
    }

    AfterRestore.KeyFiles keyFiles() throws IOException {
        Path master = config != null ? StoreOpening.masterKeyFile(config) : data().resolve(MASTER);
        return new AfterRestore.KeyFiles(secretFile(), master);
    }

    /** Beside the server's secret. */
    Path keyFile() throws IOException {
        return secretFile().resolveSibling("backup.key");
    }

    Path ledgerFile() throws IOException {
        return config != null ? StoreOpening.ledgerFile(config) : data().resolve(Installation.LEDGER);
    }

    private Path data() {
        if (data == null) {
            throw new BackupException("--data or --config is missing");
        }
        return data;
    }
}
