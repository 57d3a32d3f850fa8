package nl.kennispeil.delivery.items;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import nl.kennispeil.bank.exchange.measure.QtiTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code items qti-table}: how well the exchange does on a folder of QTI files. */
@Command(
        name = "qti-table",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Writes a page of what came in, came back equal and scored as declared, per version, interaction and kind of scoring.",
        footer = {"", "Example:", "  kennispeil items qti-table --data qti --out docs/qti.md"})
public final class QtiTableCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Folder with QTI files, at any depth")
    Path data = Path.of(".");

    @Option(names = "--out", paramLabel = "FILE", description = "Markdown; default stdout")
    Path out = Path.of("-");

    @Override
    public Integer call() throws IOException {
        if (spec == null) {
            throw new IllegalStateException("runs from a command line only");
        }
        if (!Files.isDirectory(data)) {
            throw new ParameterException(spec.commandLine(), "--data " + data + ": is no folder");
        }
        Path parent = out.toAbsolutePath().getParent();
        boolean stdout = out.toString().equals("-");
        if (!stdout && (Files.isDirectory(out) || parent == null || !Files.isDirectory(parent))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--out " + out + ": cannot be written, allowed is a file in a folder that is there");
        }
        QtiTable table = QtiTable.of(data);
        if (!stdout) {
            Files.writeString(out, table.page());
        }
        spec.commandLine().getOut().print(stdout ? table.page() : table.summary());
        spec.commandLine().getOut().flush();
        return 0;
    }
}
