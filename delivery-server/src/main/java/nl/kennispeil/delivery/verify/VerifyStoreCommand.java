package nl.kennispeil.delivery.verify;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import nl.kennispeil.delivery.attempt.Responses;
import nl.kennispeil.delivery.serve.Where;
import nl.kennispeil.delivery.shelf.MongoShelves;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.delivery.store.StoreException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code verify-store}: proves that what was acknowledged is in the store. */
@Command(
        name = "verify-store",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Compares a ledger of acknowledged answers (see load --ledger) with the store of a stopped server.",
        footer = {
            "",
            "Prints {\"acknowledged\":n,\"lost\":n,\"duplicated\":n,\"different\":n} on stdout.",
            "Exit code: 0 when lost, duplicated and different are 0, else 1; 2 wrong usage."
        })
public final class VerifyStoreCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    @Nullable
    Where where;

    @Option(
            names = "--acknowledged",
            required = true,
            paramLabel = "FILE",
            description = "Ledger: attempt,item,seq,answer")
    Path acknowledged = Path.of("");

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(acknowledged)) {
            throw wrong("--acknowledged " + acknowledged + ": there is no such file that can be read");
        }
        LedgerCheck.Outcome outcome;
        try {
            AcknowledgedAnswers ledger = AcknowledgedAnswers.read(acknowledged);
            ledger.ignored().ifPresent(note -> err().println("verify-store: " + note));
            try (Store store = open()) {
                outcome = new LedgerCheck(new Responses(new MongoShelves(store.database()))).check(ledger);
            }
        } catch (IllegalArgumentException | StoreException e) {
            err().println("verify-store: " + e.getMessage());
            return 1;
        }
        PrintWriter out = given().commandLine().getOut();
        out.println("{\"acknowledged\":" + outcome.acknowledged() + ",\"lost\":" + outcome.lost() + ",\"duplicated\":"
                + outcome.duplicated() + ",\"different\":" + outcome.different() + "}");
        out.flush();
        return outcome.whole() ? 0 : 1;
    }

    private Store open() throws IOException {
        if (where == null) {
            throw new IllegalStateException("runs from a command line only");
        }
        try {
            return where.store();
        } catch (Where.NothingThere e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
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
