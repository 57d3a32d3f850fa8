package nl.kennispeil.delivery.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import nl.kennispeil.delivery.http.Replies;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.serve.StoreOpening;
import nl.kennispeil.delivery.shelf.MongoShelves;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.delivery.store.StoreException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code audit verify}: proves that no line of the log was changed, removed or moved. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Walks the chain of the audit log and makes every digest again.",
        footer = {
            "",
            "Prints {\"lines\":n,\"first\":n,\"last\":n,\"anchor\":…,\"head\":…,\"ok\":true,\"brokenAt\":null}.",
            "Note the head elsewhere: that its line is still the same one later proves that nothing before it changed.",
            "Exit code: 0 when the chain holds, else 1; 2 wrong usage."
        })
public final class AuditVerifyCommand implements Callable<Integer> {

    /** Where a data folder keeps its store and its secret. */
    private static final String STORE_FOLDER = "store";

    private static final String SECRET_FILE = "server.key";

    @Spec
    @Nullable
    CommandSpec spec;

    /** Which store. */
    static final class Where {

        @Option(names = "--data", paramLabel = "DIR", description = "Data folder of a demo, whose server is stopped")
        @Nullable
        Path data;

        @Option(
                names = "--config",
                paramLabel = "FILE",
                description = "Configuration file of a server started with serve")
        @Nullable
        Path config;
    }

    @ArgGroup(multiplicity = "1")
    @Nullable
    Where where;

    @Override
    public Integer call() throws IOException {
        Verification outcome;
        try {
            Path secret = secretFile();
            try (Store store = open()) {
                AuditTrail trail =
                        new AuditTrail(new MongoShelves(store.database()), ServerSecret.loadOrCreate(secret));
                outcome = trail.verify();
            }
        } catch (IllegalArgumentException | StoreException e) {
            err().println("audit verify: " + e.getMessage());
            return 1;
        }
        PrintWriter out = given().commandLine().getOut();
        out.println(json(outcome));
        out.flush();
        outcome.broken().ifPresent(each -> err().println("audit verify: " + each.why()));
        return outcome.ok() ? 0 : 1;
    }

    private static String json(Verification outcome) throws JsonProcessingException {
        ObjectNode body = Replies.object();
        body.put("lines", outcome.lines()).put("first", outcome.first()).put("last", outcome.last());
        outcome.anchor().ifPresentOrElse(each -> put(body.putObject("anchor"), each), () -> body.putNull("anchor"));
        put(body.putObject("head"), outcome.head());
        body.put("ok", outcome.ok());
        outcome.broken().ifPresentOrElse(each -> body.put("brokenAt", each.line()), () -> body.putNull("brokenAt"));
        return Replies.JSON.writeValueAsString(body);
    }

    private static void put(ObjectNode into, Place place) {
        into.put("number", place.number()).put("digest", place.digest());
    }

    private Store open() throws IOException {
        Path config = where == null ? null : where.config;
        return config != null
                ? StoreOpening.ofFile(config)
                : Store.embedded(data().resolve(STORE_FOLDER), EmbeddedStore.Options.defaults());
    }

    /** The file with the secret, which must be there: making one would find every line changed. */
    private Path secretFile() throws IOException {
        Path config = where == null ? null : where.config;
        if (config == null && !Files.isDirectory(data().resolve(STORE_FOLDER))) {
            // opening would make an empty store, in which nothing is wrong
            throw wrong("--data " + data() + " holds no folder " + STORE_FOLDER);
        }
        Path file = config != null ? StoreOpening.secretFile(config) : data().resolve(SECRET_FILE);
        if (!Files.isReadable(file)) {
            throw wrong("the secret " + file + " is not there or cannot be read");
        }
        return file;
    }

    private Path data() {
        Path data = where == null ? null : where.data;
        if (data == null) {
            throw wrong("--data or --config is missing");
        }
        return data;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(given().commandLine(), message);
    }

    private PrintWriter err() {
        return given().commandLine().getErr();
    }

    private CommandSpec given() {
        if (spec == null) {
            throw new IllegalStateException("runs from a command line only");
        }
        return spec;
    }
}
