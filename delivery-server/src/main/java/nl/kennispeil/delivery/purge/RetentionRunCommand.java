package nl.kennispeil.delivery.purge;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import nl.kennispeil.delivery.PersonalData;
import nl.kennispeil.delivery.serve.Installation;
import nl.kennispeil.delivery.serve.Where;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code retention run}: deletes what is due now, as the server does every night. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Deletes what is due now, with certificates, while no server has the store open.",
        footer = {
            "",
            "Prints JSON: active, due, purged, late, failed, stopped, swept.",
            "Exit code 1 when something is left, or when so much was due that two people must look first."
        })
public final class RetentionRunCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    @Nullable
    Where where;

    @Override
    public Integer call() throws IOException {
        if (spec == null || where == null) {
            throw new IllegalStateException("runs from a command line only");
        }
        PurgeRun.Outcome outcome;
        try (Installation installation = where.open()) {
            outcome = PersonalData.of(
                            installation.stores(),
                            installation.store(),
                            installation.ledger(),
                            installation.researchKey(),
                            "command",
                            Clock.systemUTC())
                    .run()
                    .run("command");
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        ObjectNode json = JsonMapper.builder().build().createObjectNode();
        json.put("active", outcome.active())
                .put("due", outcome.due())
                .put("purged", outcome.purged())
                .put("late", outcome.late())
                .put("failed", outcome.failed())
                .put("stopped", outcome.stopped());
        ObjectNode swept = json.putObject("swept");
        outcome.swept().forEach(swept::put);
        out.println(json);
        out.flush();
        if (outcome.busy()) {
            err.println("retention: another node is at it; nothing was done here");
        }
        if (outcome.stopped()) {
            err.println("retention: " + outcome.due() + " enrolments are due, more than one in twenty of the "
                    + outcome.active() + " that run; two privacy officers must allow it first, nothing was deleted");
        }
        if (outcome.failed() > 0) {
            err.println(
                    "retention: " + outcome.failed() + " could not be deleted completely; the log says of which step");
        }
        return outcome.busy() || outcome.stopped() || outcome.failed() > 0 ? 1 : 0;
    }
}
