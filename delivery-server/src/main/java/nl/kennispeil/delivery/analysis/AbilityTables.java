package nl.kennispeil.delivery.analysis;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import nl.kennispeil.delivery.table.TableWriter;
import nl.kennispeil.scoring.ability.NormalPrior;
import nl.kennispeil.scoring.ability.SumScoreTable;
import nl.kennispeil.scoring.ability.SumScores;
import nl.kennispeil.scoring.ability.TestFunctions;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code ability} can tell of a test beside its persons: the table of sum scores and the information curve. */
final class AbilityTables {

    private static final int STEPS = 32;
    private static final double REACH = 4;

    @Option(
            names = "--table",
            paramLabel = "FILE",
            description =
                    "EAP per sum score (Lord and Wingersky): score, theta, se, expected and observed numbers of persons")
    @Nullable
    Path table;

    @Option(
            names = "--information",
            paramLabel = "FILE",
            description = "Test information, standard error and expected score, from 4 sd below the mean to 4 above")
    @Nullable
    Path information;

    /** Writes what was asked for. Persons with a missing response have no sum score and are not among the observed. */
    void write(List<ItemParameters> items, NormalPrior prior, ResponseMatrix responses, PrintWriter out)
            throws IOException {
        if (table != null) {
            SumScoreTable scores = SumScores.table(items, prior);
            int[] observed = observed(responses, scores.theta().length);
            int complete = java.util.Arrays.stream(observed).sum();
            try (TableWriter writer = TableWriter.to(table, out)) {
                writer.row("score", "theta", "se", "expected", "observed");
                for (int score = 0; score < observed.length; score++) {
                    writer.row(
                            score,
                            scores.theta()[score],
                            scores.standardErrors()[score],
                            complete * scores.probability()[score],
                            observed[score]);
                }
            }
        }
        if (information != null) {
            try (TableWriter writer = TableWriter.to(information, out)) {
                writer.row("theta", "information", "se", "expected");
                for (int step = -STEPS / 2; step <= STEPS / 2; step++) {
                    double theta = prior.mean() + prior.sd() * step * 2 * REACH / STEPS;
                    double found = TestFunctions.information(items, theta);
                    writer.row(theta, found, 1 / Math.sqrt(found), TestFunctions.expectedScore(items, theta));
                }
            }
        }
    }

    private static int[] observed(ResponseMatrix responses, int scores) {
        int[] observed = new int[scores];
        for (int person = 0; person < responses.persons(); person++) {
            boolean complete = true;
            for (int item = 0; item < responses.items(); item++) {
                complete &= !responses.isMissing(person, item);
            }
            if (complete) {
                observed[responses.sum(person)]++;
            }
        }
        return observed;
    }
}
