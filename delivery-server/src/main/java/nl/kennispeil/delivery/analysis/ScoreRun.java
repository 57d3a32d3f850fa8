package nl.kennispeil.delivery.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import nl.kennispeil.delivery.table.Rows;
import nl.kennispeil.scoring.linking.EquatedScore;
import nl.kennispeil.scoring.linking.LogLinearSmoothing;
import nl.kennispeil.scoring.linking.ScoreEquating;
import nl.kennispeil.scoring.linking.ScoreTable;
import org.jspecify.annotations.Nullable;

/** Equating from the scores of two groups. */
final class ScoreRun {

    private final EquateCommand command;

    ScoreRun(EquateCommand command) {
        this.command = command;
    }

    /** Adds the columns of these methods; the number of rows. */
    int fill(Columns table, List<String> methods) throws IOException {
        if (command.seed != null && command.draws < 2) {
            throw command.wrong("--draws is " + command.draws + ": allowed is 2 or more");
        }
        if (command.chained && command.seed != null) {
            throw command.wrong("--seed with --chained: there are no standard errors of chained equating");
        }
        Rows first = read("--scores-x", command.scoresX);
        Rows second = read("--scores-y", command.scoresY);
        ScoreTable x = count(first, "score", command.highestX);
        ScoreTable y = count(second, "score", command.highestY);
        table.add("score", row -> row);
        for (String each : methods) {
            ScoreEquating.Method method = ScoreEquating.Method.valueOf(each.toUpperCase(Locale.ROOT));
            boolean smoothed = method == ScoreEquating.Method.EQUIPERCENTILE;
            EquateCommand.put(
                    table,
                    each,
                    command.chained ? chained(first, x, second, y, method, smoothed) : equated(x, y, method, smoothed));
        }
        return x.highest() + 1;
    }

    private List<EquatedScore> equated(ScoreTable x, ScoreTable y, ScoreEquating.Method method, boolean smoothed) {
        UnaryOperator<ScoreTable> forX = smoothed ? smoothing("x", x) : UnaryOperator.identity();
        UnaryOperator<ScoreTable> forY = smoothed ? smoothing("y", y) : UnaryOperator.identity();
        Long seed = command.seed;
        return seed == null
                ? ScoreEquating.equate(forX.apply(x), forY.apply(y), method)
                : ScoreEquating.equate(x, y, method, forX, forY, command.draws, new SplittableRandom(seed));
    }

    private List<EquatedScore> chained(
            Rows first, ScoreTable x, Rows second, ScoreTable y, ScoreEquating.Method method, boolean smoothed) {
        int highest = (int) Math.max(highest(first, "anchor"), highest(second, "anchor"));
        ScoreTable v1 = count(first, "anchor", highest);
        ScoreTable v2 = count(second, "anchor", highest);
        return smoothed
                ? ScoreEquating.chained(
                        smoothing("x", x).apply(x),
                        smoothing("anchor of x", v1).apply(v1),
                        smoothing("anchor of y", v2).apply(v2),
                        smoothing("y", y).apply(y),
                        method)
                : ScoreEquating.chained(x, v1, v2, y, method);
    }

    /** Chosen once, by the scores themselves: draws are smoothed with the same number of moments. */
    private UnaryOperator<ScoreTable> smoothing(String name, ScoreTable table) {
        if (command.smooth.equals("none")) {
            return UnaryOperator.identity();
        }
        LogLinearSmoothing.Fit fit = command.smooth.equalsIgnoreCase("aic")
                ? LogLinearSmoothing.select(table, LogLinearSmoothing.MOST_MOMENTS)
                : LogLinearSmoothing.fit(table, moments());
        command.notes.add(String.format(
                Locale.ROOT,
                "%s was smoothed with %d moments: chi-square %.4g with %d degrees of freedom, AIC %.2f",
                name,
                fit.moments(),
                fit.deviance(),
                fit.degrees(),
                fit.aic()));
        return each -> LogLinearSmoothing.fit(each, fit.moments()).smoothed();
    }

    private int moments() {
        if (!command.smooth.matches("[1-9]|10")) {
            throw command.wrong("--smooth is \"" + command.smooth + "\": allowed is 1..10, aic or none");
        }
        return Integer.parseInt(command.smooth);
    }

    private Rows read(String option, @Nullable Path file) throws IOException {
        return Rows.read(
                command.source(option, file),
                command.notes,
                List.of(),
                command.chained ? List.of("score", "anchor") : List.of("score"),
                List.of());
    }

    private ScoreTable count(Rows rows, String column, int given) {
        double seen = highest(rows, column);
        for (double each : rows.column(column)) {
            if (!(each >= 0 && each == Math.rint(each) && each <= 100_000)) {
                throw new IllegalArgumentException(rows.file() + ": a " + column + " is " + each
                        + ", allowed is a whole number from 0 (equate number-right scores)");
            }
        }
        int highest = given < 0 ? (int) seen : given;
        if (given < 0 && column.equals("score")) {
            command.notes.add(
                    rows.file() + ": the highest score seen, " + highest + ", is taken as the highest possible");
        }
        if (highest < seen) {
            throw new IllegalArgumentException(rows.file() + ": a " + column + " is " + (int) seen
                    + ", above the highest score possible, " + highest);
        }
        return ScoreTable.count(
                Arrays.stream(rows.column(column)).mapToInt(each -> (int) each).toArray(), Math.max(1, highest));
    }

    private static double highest(Rows rows, String column) {
        return Arrays.stream(rows.column(column)).max().orElse(0);
    }
}
