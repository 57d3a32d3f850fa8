package nl.kennispeil.delivery;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.delivery.vault.MasterKeyFile;

/** Runs commands as an operator does, and looks into an installation as none can. */
final class Terminal {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Runs a command and returns its exit code; what the former one said is gone. */
    int run(String... command) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(command);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    /** The store of a folder that a command names by {@code --data}. */
    static Store open(Path installation) {
        return Store.embedded(installation.resolve("store"), EmbeddedStore.Options.defaults());
    }

    static Stores stores(Store store, Path installation) throws IOException {
        return Stores.open(
                store,
                ServerSecret.loadOrCreate(installation.resolve("server.key")),
                MasterKeyFile.loadOrCreate(installation.resolve("master.key")),
                Duration.ZERO);
    }
}
