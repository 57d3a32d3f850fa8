package nl.kennispeil.delivery.items;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import nl.kennispeil.bank.exchange.Formats;
import nl.kennispeil.bank.exchange.pack.ImportRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code items import}: items of other systems as canonical files, with a report. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Reads packages, folders and single files, each told by its content, and writes an item per file.",
            "What cannot be represented exactly is refused or marked for repair, with a reason; its neighbours come in.",
            "Nothing outside the files is ever fetched."
        },
        footer = {
            "",
            "DIR gets report.json, one JSON file per item, media/, source/ (the files byte for byte) and tests/.",
            "Exit 1 when no item at all came in.",
            "",
            "Example:",
            "  kennispeil items import package.zip item.xml --out imported"
        })
public final class ItemsImportCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Zip packages, folders, single files")
    List<Path> files = new ArrayList<>();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "New or empty folder, or that of an earlier import, which is replaced")
    Path out = Path.of("imported");

    @Override
    public Integer call() throws IOException {
        CommandSpec given = given();
        for (Path file : files) {
            if (!Files.isReadable(file)) {
                throw new ParameterException(
                        given.commandLine(), "FILE " + file + ": there is no such file that can be read");
            }
        }
        ReadingBar bar = new ReadingBar(given.commandLine().getErr(), Help.Ansi.AUTO.enabled(), System::nanoTime);
        ImportRun.Outcome outcome;
        try {
            outcome = ImportRun.run(files, out, Formats.with(Readers.foreign()), bar::at);
        } finally {
            bar.done();
        }
        if (outcome.replaced()) {
            say("the earlier import in " + out + " is replaced");
        }
        say(outcome.imported() + " imported, of which " + outcome.repair() + " for repair; " + outcome.refused()
                + " refused; see " + out.resolve("report.json"));
        if (outcome.imported() == 0) {
            say("no item came in");
            return 1;
        }
        return 0;
    }

    private void say(String line) {
        given().commandLine().getErr().println("import: " + line);
        given().commandLine().getErr().flush();
    }

    private CommandSpec given() {
        if (spec == null) {
            throw new IllegalStateException("runs from a command line only");
        }
        return spec;
    }
}
