package nl.kennispeil.scoring.classical;

import java.util.ArrayList;
import java.util.List;

/** How often each way of answering an item was chosen in the score groups and in the upper and lower group. */
final class OptionShares {

    private final int[][] byGroup;
    private final double[] upper;
    private final double[] lower;

    private OptionShares(int groups, int answers) {
        byGroup = new int[groups][answers];
        upper = new double[answers];
        lower = new double[answers];
    }

    static OptionShares of(AnswerColumn column, ScoreRanks ranks) {
        OptionShares shares =
                new OptionShares(ranks.groups().size(), column.answers().size());
        byte[] codes = column.codes();
        for (int person = 0; person < codes.length; person++) {
            int code = codes[person];
            if (code >= 0) {
                shares.byGroup[ranks.group(person)][code]++;
                shares.upper[code] += ranks.upper(person);
                shares.lower[code] += ranks.lower(person);
            }
        }
        return shares;
    }

    /** Of those in the upper group who had the item. */
    double upper(int code) {
        return upper[code] / sum(upper);
    }

    /** Of those in the lower group who had the item. */
    double lower(int code) {
        return lower[code] / sum(lower);
    }

    List<Double> trace(int code) {
        List<Double> trace = new ArrayList<>();
        for (int[] counts : byGroup) {
            int all = 0;
            for (int count : counts) {
                all += count;
            }
            trace.add(counts[code] / (double) all);
        }
        return trace;
    }

    /** Mean score in the upper group minus that in the lower group. */
    double difference(double[] values) {
        double difference = 0;
        for (int code = 0; code < values.length; code++) {
            difference += values[code] * (upper(code) - lower(code));
        }
        return difference;
    }

    private static double sum(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return sum;
    }
}
