package nl.kennispeil.delivery.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Restoration;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.delivery.vault.MasterKeyFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The installation that a command is about, in the two ways in which it can be named; use it as an argument group. A
 * command looks: it never makes a store, a secret or a key where there is none.
 */
public final class Where {

    /** There is no installation here, or it lacks a file. */
    public static final class NothingThere extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        NothingThere(String message) {
            super(message);
        }
    }

    private static final String STORE_FOLDER = "store";
    static final String SECRET = "server.key";
    static final String MASTER = "master.key";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder of a demo or embedded server, which is stopped.")
    private @Nullable Path data;

    @Option(names = "--config", paramLabel = "FILE", description = "Configuration file of a server started with serve.")
    private @Nullable Path config;

    /**
     * Everything together.
     *
     * @throws NothingThere when there is nothing there
     */
    public Installation open() throws IOException {
        if (config != null) {
            return Installation.ofConfig(config);
        }
        storeFolder();
        require("the secret", data().resolve(SECRET));
        require("the master key", data().resolve(MASTER));
        return Installation.ofFolder(data());
    }

    /**
     * The store alone.
     *
     * @throws NothingThere when there is none: opening would make an empty one, in which nothing is wrong
     */
    public Store store() throws IOException {
        return config != null
                ? StoreOpening.ofFile(config)
                : Store.embedded(storeFolder(), EmbeddedStore.Options.defaults());
    }

    /** Begins to fill a new store. */
    public Restoration restoration() throws IOException {
        return config != null
                ? StoreOpening.restorationOfFile(config)
                : Restoration.intoFolder(data().resolve(STORE_FOLDER), EmbeddedStore.Options.defaults());
    }

    /** Begins to fill a new research store, which goes with the one being filled. */
    public Restoration researchRestoration(Restoration main) throws IOException {
        return config != null
                ? StoreOpening.researchRestorationOfFile(config, main)
                : main.beside(StoreOpening.RESEARCH);
    }

    /**
     * The secret, which is there.
     *
     * @throws NothingThere when it is not: another one would not fit
     */
    public ServerSecret secret() throws IOException {
        if (config == null) {
            storeFolder();
        }
        return serverSecret();
    }

    /**
     * The secret of an installation that is being put together again.
     *
     * @throws NothingThere when it is not in its place
     */
    public ServerSecret serverSecret() throws IOException {
        if (config == null) {
            Path file = data().resolve(SECRET);
            require("the secret", file);
            return ServerSecret.load(file);
        }
        ServeConfig read = ServeConfig.read(config);
        require("the secret", read.secretFile());
        return read.serverSecret();
    }

    /**
     * The master key, likewise.
     *
     * @param mayBeNew true when no person's key is brought back, so that any master key fits; it is made then
     */
    public MasterKeyFile masterKey(boolean mayBeNew) throws IOException {
        ServeConfig read = config == null ? null : ServeConfig.read(config);
        Path file = read == null ? data().resolve(MASTER) : read.masterKeyFile();
        if (!mayBeNew) {
            require("the master key", file);
        }
        return read == null ? MasterKeyFile.loadOrCreate(data().resolve(MASTER)) : read.masterKeys();
    }

    /** A file that must be there; null, for one that comes from the environment, is. */
    static void require(String what, @Nullable Path file) {
        if (file != null && !Files.isReadable(file)) {
            throw new NothingThere(
                    what + " " + file + " is not there or cannot be read; put it back from your copy of the keys");
        }
    }

    /** Where the backup key belongs: beside the secret. */
    public Path backupKeyFile() throws IOException {
        return config != null ? ServeConfig.read(config).backupKeyFile() : data().resolve("backup.key");
    }

    /** Where the purge ledger belongs. */
    public Path ledgerFile() throws IOException {
        return config != null ? StoreOpening.ledgerFile(config) : data().resolve(Installation.LEDGER);
    }

    private Path storeFolder() {
        Path folder = data().resolve(STORE_FOLDER);
        if (!Files.isDirectory(folder)) {
            throw new NothingThere("--data " + data + " holds no folder " + STORE_FOLDER);
        }
        return folder;
    }

    private Path data() {
        if (data == null) {
            throw new NothingThere("--data or --config is missing");
        }
        return data;
    }
}
