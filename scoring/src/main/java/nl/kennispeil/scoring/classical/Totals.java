package nl.kennispeil.scoring.classical;

import java.util.List;

/**
 * Total scores of the scored items, one per person, with what is needed to take an item out again.
 *
 * <p>Where everybody had every scored item the total is the sum. Otherwise it is prorated: the mean over the items a
 * person had times the number of items, so that totals of different forms can stand on one scale.
 */
final class Totals {

    private final double[] sums;
    private final int[] presented;
    private final int items;
    private final boolean prorated;
    private final double[] totals;
    private final Moments moments;

    private Totals(double[] sums, int[] presented, int items, boolean prorated) {
        this.sums = sums;
        this.presented = presented;
        this.items = items;
        this.prorated = prorated;
        this.totals = new double[sums.length];
        for (int person = 0; person < sums.length; person++) {
            totals[person] = prorated ? sums[person] / presented[person] * items : sums[person];
        }
        this.moments = Moments.of(totals);
    }

    static Totals of(List<AnswerColumn> scored, int persons, ScoreScale scale) {
        double[] sums = new double[persons];
        int[] presented = new int[persons];
        boolean prorated = false;
        for (AnswerColumn column : scored) {
            double[] values = scale.values(column);
            byte[] codes = column.codes();
            for (int person = 0; person < persons; person++) {
                if (codes[person] >= 0) {
                    sums[person] += values[codes[person]];
                    presented[person]++;
                } else {
                    prorated = true;
                }
            }
        }
        return new Totals(sums, presented, scored.size(), prorated);
    }

    int persons() {
        return totals.length;
    }

    boolean isProrated() {
        return prorated;
    }

    double at(int person) {
        return totals[person];
    }

    /** The total without an item on which the person scored {@code value}; NaN when it was the only one. */
    double without(int person, double value) {
        if (!prorated) {
            return totals[person] - value;
        }
        return (sums[person] - value) / (presented[person] - 1) * (items - 1);
    }

    Moments moments() {
        return moments;
    }
}
