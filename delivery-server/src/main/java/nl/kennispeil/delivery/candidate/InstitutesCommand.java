package nl.kennispeil.delivery.candidate;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import nl.kennispeil.delivery.Stores;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.serve.Installation;
import nl.kennispeil.delivery.serve.Where;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code institutes}: the controllers that a server works for. */
@Command(
        name = "institutes",
        mixinStandardHelpOptions = true,
        description = "Lists the institutes, or adds or renames one, while no server has the store open.")
public final class InstitutesCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    @Nullable
    Where where;

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "Short name of the one to add: 2 to 30 of a-z, 0-9 and dash")
    String id = "";

    @Option(names = "--name", paramLabel = "NAME", description = "Name to show")
    String name = "";

    @Override
    public Integer call() throws IOException {
        if (spec == null || where == null) {
            throw new IllegalStateException("runs from a command line only");
        }
        if (!id.isEmpty() && (!id.matches("[a-z0-9-]{2,30}") || name.isBlank() || name.length() > 100)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--id has 2 to 30 of a-z, 0-9 and dash, and --name 1 to 100 characters; got '" + id + "' and "
                            + name.length() + " characters");
        }
        try (Installation installation = where.open()) {
            Stores stores = installation.stores();
            Institutes institutes = stores.institutes();
            if (!id.isEmpty()) {
                institutes.putAll(List.of(new Institute(id, name.strip())));
                stores.audit()
                        .write(Entry.of("command", Entry.SYSTEM, "institute.put", "institute/" + id, Instant.now())
                                .owner(id));
            }
            CSVPrinter csv = new CSVPrinter(spec.commandLine().getOut(), CSVFormat.RFC4180);
            csv.printRecord("id", "name");
            for (Institute each : institutes.all()) {
                csv.printRecord(each.id(), each.name());
            }
            csv.flush();
        }
        return 0;
    }
}
