package nl.kennispeil.delivery.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import nl.kennispeil.delivery.http.Replies;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.serve.Where;
import nl.kennispeil.delivery.shelf.MongoShelves;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.delivery.store.StoreException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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

    @Spec
    @Nullable
    CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    @Nullable
    Where where;

    @Override
    public Integer call() throws IOException {
        Verification outcome;
        try {
            ServerSecret secret = given(where).secret();
            try (Store store = given(where).store()) {
                AuditTrail trail = new AuditTrail(new MongoShelves(store.database()), secret);
                outcome = trail.verify();
            }
        } catch (Where.NothingThere e) {
            throw new ParameterException(given().commandLine(), String.valueOf(e.getMessage()));
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

    private static Where given(@Nullable Where where) {
        if (where == null) {
            throw new IllegalStateException("runs from a command line only");
        }
        return where;
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
