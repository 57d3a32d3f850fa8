package nl.kennispeil.delivery.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.delivery.vault.MasterKeyFile;
import org.jspecify.annotations.Nullable;

/**
 * What must happen with a restored store before anybody else can open it: everybody who was deleted after the backup
 * was made is deleted again, and who objected to research since is out of it.
 */
@FunctionalInterface
public interface AfterRestore {

    /**
     * Deletes again whom the ledger names and the store holds, and fills the installation's own ledger file. May be
     * repeated.
     *
     * @param store restored, closed to all others, with the research store beside it
     * @param ledgerFile one deletion per line; null to go by what the store itself knows
     * @return ledger ids of those who were back and are deleted
     * @throws IOException when the ledger cannot be read to its end; the store then stays closed
     */
    List<String> replay(Store store, @Nullable Path ledgerFile) throws IOException;

    /** Makes the replay for an installation, once it is known which one. */
    @FunctionalInterface
    interface Maker {
        AfterRestore of(KeyFiles keys) throws IOException;
    }

    /**
     * The keys of an installation, and where its ledger is.
     *
     * @param secret the server's secret, with which the ids in the ledger were made
     * @param master the key around the keys of persons
     * @param ledger its own purge ledger, which need not be there yet
     */
    record KeyFiles(ServerSecret secret, MasterKeyFile master, Path ledger) {}
}
