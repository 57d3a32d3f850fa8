package nl.kennispeil.scoring.linking;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Equating of scores without a response model, for a single group or random groups, and for groups that differ by
 * chaining through an anchor test (Kolen and Brennan 2014, ch. 2, 3 and 5).
 *
 * <p>Standard errors by bootstrap: both tables are drawn again from a multinomial with their own (or smoothed)
 * proportions and equated again; the SD over draws is the error (same book, ch. 7).
 */
public final class ScoreEquating {

    /** What is made equal. */
    public enum Method {
        /** Means: y = x − μ_X + μ_Y. */
        MEAN,
        /** Means and SDs: y = σ_Y (x − μ_X)/σ_X + μ_Y. */
        LINEAR,
        /** Percentile ranks, with scores spread over k − ½ .. k + ½. */
        EQUIPERCENTILE
    }

    private ScoreEquating() {}

    /**
     * Scores on X as scores on Y, for equivalent groups.
     *
     * @return one row per score 0..K_X, without standard errors
     * @throws IllegalArgumentException when linear equating meets a table in which all scores are equal
     */
    public static List<EquatedScore> equate(ScoreTable x, ScoreTable y, Method method) {
        return rows(x.highest(), function(x, y, method), List.of());
    }

    /**
     * The same with standard errors from seeded bootstrap draws.
     *
     * @param smoothing done to both tables, and again to the tables of every draw, such as
     *     {@code table -> LogLinearSmoothing.fit(table, 4).smoothed()}; the identity for none
     * @param draws 2 or more; 1,000 is usual
     */
    public static List<EquatedScore> equate(
            ScoreTable x,
            ScoreTable y,
            Method method,
            UnaryOperator<ScoreTable> smoothing,
            int draws,
            SplittableRandom random) {
        return equate(x, y, method, smoothing, smoothing, draws, random);
    }

    /** The same with a smoothing for each form, such as of another number of moments. */
    public static List<EquatedScore> equate(
            ScoreTable x,
            ScoreTable y,
            Method method,
            UnaryOperator<ScoreTable> smoothingX,
            UnaryOperator<ScoreTable> smoothingY,
            int draws,
            SplittableRandom random) {
        if (draws < 2) {
            throw new IllegalArgumentException(draws + " bootstrap draws: allowed is 2 or more");
        }
        List<DoubleUnaryOperator> again = new ArrayList<>();
        for (int draw = 0; draw < draws; draw++) {
            ScoreTable first = smoothingX.apply(Multinomial.draw(x, random));
            ScoreTable second = smoothingY.apply(Multinomial.draw(y, random));
            again.add(function(first, second, method));
        }
        return rows(x.highest(), function(smoothingX.apply(x), smoothingY.apply(y), method), again);
    }

    /**
     * Chained equating for groups that differ: X to anchor V in the first group, V to Y in the second.
     *
     * @param x scores on X in the first group
     * @param v1 scores on the anchor in the first group
     * @param v2 scores on the anchor in the second group
     * @param y scores on Y in the second group
     */
    public static List<EquatedScore> chained(ScoreTable x, ScoreTable v1, ScoreTable v2, ScoreTable y, Method method) {
        if (v1.highest() != v2.highest()) {
            throw new IllegalArgumentException("the anchor has scores 0.." + v1.highest() + " in one group and 0.."
                    + v2.highest() + " in the other: allowed is the same anchor");
        }
        DoubleUnaryOperator toAnchor = function(x, v1, method);
        return rows(x.highest(), toAnchor.andThen(function(v2, y, method)), List.of());
    }

    private static DoubleUnaryOperator function(ScoreTable x, ScoreTable y, Method method) {
        return switch (method) {
            case MEAN -> score -> score - x.mean() + y.mean();
            case LINEAR -> linear(x, y);
            case EQUIPERCENTILE -> {
                Percentiles from = new Percentiles(x.density());
                Percentiles to = new Percentiles(y.density());
                yield score -> to.score(from.rank(score));
            }
        };
    }

    private static DoubleUnaryOperator linear(ScoreTable x, ScoreTable y) {
        if (!(x.sd() > 0) || !(y.sd() > 0)) {
            throw new IllegalArgumentException(
                    "SDs are " + x.sd() + " and " + y.sd() + ": linear equating needs scores that differ in both");
        }
        double slope = y.sd() / x.sd();
        return score -> slope * (score - x.mean()) + y.mean();
    }

    private static List<EquatedScore> rows(int highest, DoubleUnaryOperator function, List<DoubleUnaryOperator> again) {
        List<EquatedScore> rows = new ArrayList<>();
        for (int k = 0; k <= highest; k++) {
            int score = k;
            double[] values =
                    again.stream().mapToDouble(f -> f.applyAsDouble(score)).toArray();
            OptionalDouble error = values.length == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Math.sqrt(StatUtils.variance(values)));
            rows.add(new EquatedScore(k, OptionalDouble.empty(), function.applyAsDouble(k), error));
        }
        return rows;
    }
}
