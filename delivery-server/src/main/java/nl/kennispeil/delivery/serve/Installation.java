package nl.kennispeil.delivery.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import nl.kennispeil.delivery.Stores;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.delivery.vault.MasterKeyFile;
import org.jspecify.annotations.Nullable;

/**
 * Everything that belongs to one installation and lies outside its store: the store's place, the secret, the master key,
 * the purge ledger. For commands that work on it while no server does.
 *
 * @param researchKey where the key of the research store is when it is there; null when it never is
 * @param ledger the purge ledger, see {@link nl.kennispeil.delivery.purge.PurgeLedger}
 */
public record Installation(
        Store store,
        ServerSecret secret,
        MasterKeyFile master,
        Path ledger,
        @Nullable Path researchKey) implements AutoCloseable {

    /** Name of the purge ledger, beside the secret. */
    public static final String LEDGER = "purge-ledger.jsonl";

    /** Name of the key of the research store in a demonstration; elsewhere a key holder has it. */
    public static final String RESEARCH_KEY = "research.key";

    /** The data folder of a demonstration or an embedded server, in which a store, a secret and a master key are. */
    static Installation ofFolder(Path data) throws IOException {
        // the keys first: without them there is no reason to open anything
        ServerSecret secret = ServerSecret.load(data.resolve(Where.SECRET));
        MasterKeyFile master = MasterKeyFile.load(data.resolve(Where.MASTER));
        return new Installation(
                Store.embedded(data.resolve("store"), EmbeddedStore.Options.defaults()),
                secret,
                master,
                data.resolve(LEDGER),
                data.resolve(RESEARCH_KEY));
    }

    /** What a configuration file of {@code serve} names; the keys are made when the store is new, and only then. */
    static Installation ofConfig(Path file) throws IOException {
        ServeConfig config = ServeConfig.read(file);
        Store store = StoreOpening.of(config);
        try {
            config.requireKeysOf(store);
            return new Installation(
                    store, config.serverSecret(), config.masterKeys(), config.ledgerFile(), config.researchKeyFile());
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** All stores, with nothing kept in memory for longer than a moment. */
    public Stores stores() {
        return Stores.open(store, secret, master, Duration.ZERO);
    }

    @Override
    public void close() {
        store.close();
    }
}
