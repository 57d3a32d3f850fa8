package nl.kennispeil.scoring.cutscore;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Hofstee's compromise: judges name the lowest and highest acceptable cut and fail rate; the line from (lowest cut, highest
 * fail rate) to (highest cut, lowest fail rate) meets the curve of the share of candidates below each score, and there is the
 * cut (Hofstee 1983, in Anderson and Helmick, On Educational Testing, 109–127).
 *
 * <p>The curve is the step function of the scores themselves, so the meeting point is exact: on a flat part the line is solved
 * for, at a step the score of the step is the cut. When the line ends before it meets the curve there is no cut.
 */
public final class Hofstee implements CutScoreMethod {

    private final double[][] judges;
    private final double margin;

    private Hofstee(double[][] judges, double margin) {
        this.judges = judges;
        this.margin = margin;
    }

    /**
     * Limits by judges; their means are used.
     *
     * @param judges judge × (lowest cut, highest cut, lowest fail rate, highest fail rate), cuts and rates as shares 0..1
     */
    public static Hofstee of(double[][] judges) {
        Inputs.requireTable("Hofstee limits", judges);
        for (int j = 0; j < judges.length; j++) {
            double[] limits = judges[j];
            if (limits.length != 4) {
                throw new IllegalArgumentException(
                        "judge " + (j + 1) + " gave " + limits.length + " limits: allowed is 4");
            }
            Arrays.stream(limits).forEach(limit -> Inputs.requireShare("a Hofstee limit", limit));
            if (limits[0] > limits[1] || limits[2] > limits[3]) {
                throw new IllegalArgumentException("judge " + (j + 1) + " gave limits " + Arrays.toString(limits)
                        + ": the lowest may not be above the highest");
            }
        }
        return new Hofstee(Inputs.copy(judges), Double.NaN);
    }

    /**
     * Modified Hofstee without judges: fail rates 0 and 100 %, lowest cut 0, highest cut a fixed margin below the median (Burr,
     * Whittle, Fairclough, Coombes and Todd, BMC Medical Education 16:34, 2016).
     *
     * @param margin as a share of the highest score, 0..1
     */
    public static Hofstee modified(double margin) {
        Inputs.requireShare("margin below the median", margin);
        return new Hofstee(new double[0][], margin);
    }

    @Override
    public CutScore cut(TestScores scores) {
        boolean modified = judges.length == 0;
        String method = modified ? "modified Hofstee" : "Hofstee";
        double[] limits =
                modified ? new double[] {0, scores.percentile(50) / scores.highest() - margin, 0, 1} : means();
        double low = limits[0] * scores.highest();
        double high = limits[1] * scores.highest();
        if (!(high >= low)) {
            return CutScore.none(method, List.of("the highest cut " + high + " lies below the lowest " + low));
        }
        double[] sorted = scores.scores().clone();
        Arrays.sort(sorted);
        double failAtLow = below(sorted, low);
        double failAtHigh = below(sorted, high);
        if (failAtLow > limits[3]) {
            return none(
                    method,
                    "even the lowest cut " + low + " fails " + failAtLow + ", above the highest rate " + limits[3]);
        }
        if (failAtHigh < limits[2]) {
            return none(
                    method,
                    "even the highest cut " + high + " fails only " + failAtHigh + ", below the lowest rate "
                            + limits[2]);
        }
        double cut = meet(sorted, low, high, limits[2], limits[3]);
        CutScore result = CutScore.of(method, cut, error(scores), scores, List.of());
        return modified ? result : result.judgedBy(JudgeStatistics.ofCuts(ownCuts(scores)));
    }

    private static CutScore none(String method, String why) {
        return CutScore.none(method, List.of("the line does not meet the curve: " + why));
    }

    /** First score where the share below, just above it, reaches the line; or the line's own point on the flat before it. */
    private static double meet(double[] sorted, double low, double high, double least, double most) {
        for (double score : sorted) {
            if (score < low) {
                continue;
            }
            if (score > high) {
                break;
            }
            double before = below(sorted, score);
            if (before >= line(score, low, high, least, most)) {
                return solve(before, low, high, least, most);
            }
            if (below(sorted, Math.nextUp(score)) >= line(score, low, high, least, most)) {
                return score;
            }
        }
        return solve(below(sorted, high), low, high, least, most);
    }

    private static double line(double cut, double low, double high, double least, double most) {
        return high == low ? least : most + (least - most) * (cut - low) / (high - low);
    }

    private static double solve(double rate, double low, double high, double least, double most) {
        return most == least ? low : Math.min(high, Math.max(low, low + (high - low) * (most - rate) / (most - least)));
    }

    private static double below(double[] sorted, double cut) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < cut) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return (double) from / sorted.length;
    }

    private double[] means() {
        double[] means = new double[4];
        for (double[] judge : judges) {
            for (int k = 0; k < 4; k++) {
                means[k] += judge[k] / judges.length;
            }
        }
        return means;
    }

    /** The cut of each judge's own line; NaN where it misses the curve. */
    private double[] ownCuts(TestScores scores) {
        return Arrays.stream(judges)
                .mapToDouble(judge -> judges.length == 1
                        ? alone(judge, scores)
                        : Hofstee.of(new double[][] {judge}).cut(scores).cut().orElse(Double.NaN))
                .toArray();
    }

    private static double alone(double[] judge, TestScores scores) {
        double[] sorted = scores.scores().clone();
        Arrays.sort(sorted);
        return meet(sorted, judge[0] * scores.highest(), judge[1] * scores.highest(), judge[2], judge[3]);
    }

    private OptionalDouble error(TestScores scores) {
        if (judges.length < 2) {
            return OptionalDouble.empty();
        }
        double[] cuts = ownCuts(scores);
        return Arrays.stream(cuts).anyMatch(Double::isNaN)
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(StatUtils.variance(cuts) / cuts.length));
    }
}
