package nl.kennispeil.scoring.classical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Persons in the order of their totals: which score group each is in, and how much of each belongs to the upper and the
 * lower group.
 *
 * <p>A score group g of G holds the persons whose middle rank share (those below plus half of those equal, over n) lies in
 * [g/G, (g+1)/G): ties stay together, whatever the order in the file. Upper and lower group hold exactly {@code share · n}
 * persons in weight: those beyond the border wholly, those at the border each an equal part of what is left. That is the mean
 * over all ways to break the ties, and does not depend on the order in the file either.
 */
final class ScoreRanks {

    private final byte[] group;
    private final double[] upper;
    private final double[] lower;
    private final List<ScoreGroup> groups;

    private ScoreRanks(byte[] group, double[] upper, double[] lower, List<ScoreGroup> groups) {
        this.group = group;
        this.upper = upper;
        this.lower = lower;
        this.groups = groups;
    }

    static ScoreRanks of(Totals totals, int groups, double tailShare) {
        int n = totals.persons();
        double[] sorted = new double[n];
        for (int person = 0; person < n; person++) {
            sorted[person] = totals.at(person);
        }
        Arrays.sort(sorted);
        byte[] group = new byte[n];
        double[] upper = new double[n];
        double[] lower = new double[n];
        for (int person = 0; person < n; person++) {
            int below = firstAt(sorted, totals.at(person));
            int notAbove = firstAbove(sorted, totals.at(person));
            group[person] = (byte) ((long) (below + notAbove) * groups / (2L * n));
            lower[person] = part(tailShare * n, below, notAbove);
            upper[person] = part(tailShare * n, n - notAbove, n - below);
        }
        return new ScoreRanks(group, upper, lower, describe(totals, group, groups));
    }

    /** The part of a person in a tail of {@code places} when {@code before} persons come first and ties end at {@code end}. */
    private static double part(double places, int before, int end) {
        return Math.max(0, Math.min(1, (places - before) / (end - before)));
    }

    private static int firstAt(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int firstAbove(double[] sorted, double value) {
        return firstAt(sorted, Math.nextUp(value));
    }

    private static List<ScoreGroup> describe(Totals totals, byte[] group, int groups) {
        double[] lowest = new double[groups];
        double[] highest = new double[groups];
        double[] sum = new double[groups];
        int[] n = new int[groups];
        Arrays.fill(lowest, Double.NaN);
        Arrays.fill(highest, Double.NaN);
        for (int person = 0; person < group.length; person++) {
            int g = group[person];
            double total = totals.at(person);
            lowest[g] = lowest[g] <= total ? lowest[g] : total;
            highest[g] = highest[g] >= total ? highest[g] : total;
            sum[g] += total;
            n[g]++;
        }
        List<ScoreGroup> described = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            described.add(new ScoreGroup(lowest[g], highest[g], n[g], sum[g] / n[g]));
        }
        return List.copyOf(described);
    }

    List<ScoreGroup> groups() {
        return groups;
    }

    int group(int person) {
        return group[person];
    }

    double upper(int person) {
        return upper[person];
    }

    double lower(int person) {
        return lower[person];
    }
}
