package nl.kennispeil.delivery.retention;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.Callable;
import nl.kennispeil.delivery.person.Training;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code retention date}: the dates that follow from an end. */
@Command(
        name = "date",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Prints until when data may be kept after a training that ended on this day.",
        footer = {
            "",
            "Prints last=2027-02-28 purge=2027-03-01T00:00+01:00: the last day it may exist,",
            "and the moment in Europe/Amsterdam from which it may not.",
            "Exit code: 0, or 2 on wrong usage."
        })
final class RetentionDateCommand implements Callable<Integer> {

    /** The kinds as they are written on a command line. */
    static final class Kinds implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Training.values()).map(Training::code).iterator();
        }
    }

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--ended",
            required = true,
            paramLabel = "DATE-OR-TIMESTAMP",
            description = "Last day of the training: 2026-08-31, or a timestamp, which is turned into a date in"
                    + " Europe/Amsterdam; without zone or offset it is one of Europe/Amsterdam")
    String ended = "";

    @Option(
            names = "--training",
            paramLabel = "KIND",
            defaultValue = "aios",
            completionCandidates = Kinds.class,
            description = "Whose: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    String training = "aios";

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("runs from a command line only");
        }
        RetentionDates dates;
        try {
            dates = RetentionDates.of(EndDay.parse(ended), kind());
        } catch (IllegalArgumentException e) {
            spec.commandLine().getErr().println("retention date: " + e.getMessage());
            return 2;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("last=" + dates.last() + " purge=" + dates.purge().toOffsetDateTime());
        out.flush();
        return 0;
    }

    private Training kind() {
        try {
            return Training.of(training);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "--training is '" + EndDay.shown(training) + "', allowed is " + String.join(", ", new Kinds()));
        }
    }
}
