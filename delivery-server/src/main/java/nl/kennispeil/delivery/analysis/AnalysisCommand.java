package nl.kennispeil.delivery.analysis;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import nl.kennispeil.delivery.table.FirstCategory;
import nl.kennispeil.delivery.table.ItemTable;
import nl.kennispeil.delivery.table.Notes;
import nl.kennispeil.delivery.table.ScoredReader;
import nl.kennispeil.delivery.table.ScoredResponses;
import nl.kennispeil.delivery.table.Source;
import nl.kennispeil.delivery.table.TableException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What the commands of the psychometrician share: results go to files or stdout; notes, warnings and progress to stderr.
 */
abstract class AnalysisCommand implements Callable<Integer> {

    static final String RESPONSES =
            "scored.csv (person,<item1>,…; whole numbers from 0, empty for missing); - for stdin";
    static final String FIRST_CATEGORY =
            "The score that is category 0 in the file: 0, 1 or auto (default: 1 only where no "
                    + "score is 0 and the scores fit no other way; a note says so)";

    @Spec
    @Nullable
    CommandSpec spec;

    final Notes notes = new Notes();

    @Override
    public final Integer call() throws IOException {
        try {
            Outputs.requireWritable(given());
            return run();
        } finally {
            notes.all().forEach(each -> say("note: " + each));
            err().flush();
        }
    }

    /** Does the work; the exit code. */
    abstract int run() throws IOException;

    /** A file that must be there. */
    Source source(String option, @Nullable Path file) {
        if (file == null) {
            throw wrong(option + " is missing");
        }
        if (!file.toString().equals("-") && (Files.isDirectory(file) || !Files.isReadable(file))) {
            throw new TableException(option + " " + file
                    + (Files.isDirectory(file)
                            ? ": is a folder, allowed is a file"
                            : ": there is no such file that can be read"));
        }
        return Source.of(file);
    }

    ScoredResponses scored(@Nullable Path file, String firstCategory) throws IOException {
        return ScoredReader.read(source("--responses", file), first(firstCategory), notes);
    }

    ScoredResponses scored(@Nullable Path file, String firstCategory, ItemTable known) throws IOException {
        return ScoredReader.read(source("--responses", file), first(firstCategory), known, notes);
    }

    private FirstCategory first(String text) {
        try {
            return FirstCategory.of(text);
        } catch (IllegalArgumentException e) {
            throw wrong("--first-category is " + e.getMessage());
        }
    }

    /** Two results in one stream cannot be told apart. */
    void requireOneOnStdout(Path out, @Nullable Path report) {
        if (out.toString().equals("-") && report != null && report.toString().equals("-")) {
            throw wrong("--out and --report are both -: allowed is one of them on stdout");
        }
    }

    /** A folder for results, made when it is not there. */
    static Path folder(Path folder) throws IOException {
        return Files.createDirectories(folder);
    }

    void warn(List<String> warnings) {
        warnings.forEach(each -> say("warning: " + each));
    }

    /** A number of things, such as "1 person". */
    static String many(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }

    /** A line on stderr. */
    void say(String line) {
        err().println(given().name() + ": " + line);
        err().flush();
    }

    Progress progress(String work) {
        return new Progress(err(), given().name() + ": " + work, Help.Ansi.AUTO.enabled(), System::nanoTime);
    }

    ParameterException wrong(@Nullable String message) {
        return new ParameterException(given().commandLine(), String.valueOf(message));
    }

    PrintWriter out() {
        return given().commandLine().getOut();
    }

    PrintWriter err() {
        return given().commandLine().getErr();
    }

    /** Whether an option was typed. */
    boolean isGiven(String option) {
        return given().commandLine().getParseResult().hasMatchedOption(option);
    }

    private CommandSpec given() {
        if (spec == null) {
            throw new IllegalStateException("runs from a command line only");
        }
        return spec;
    }
}
