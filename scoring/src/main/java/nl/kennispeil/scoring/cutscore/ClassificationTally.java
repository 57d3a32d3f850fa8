package nl.kennispeil.scoring.cutscore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Adds up, over the ability distribution, the probability of each observed category given the true one. With q_k(θ) the
 * probability of category k, accuracy is Σ w q_true, consistency Σ w Σ_k q_k², and chance Σ_k (Σ w q_k)². Not safe for use by many
 * threads.
 */
final class ClassificationTally {

    private final int cuts;
    private final double[] accuracy;
    private final double[] tooHigh;
    private final double[] consistency;
    private final double[][] marginal;
    private double total;

    ClassificationTally(int cuts) {
        this.cuts = cuts;
        this.accuracy = new double[cuts + 1];
        this.tooHigh = new double[cuts + 1];
        this.consistency = new double[cuts + 1];
        this.marginal = new double[cuts + 1][cuts + 1];
    }

    /**
     * @param weight share of the population
     * @param category true category, 0..cuts
     * @param q probability of each observed category, adding up to 1
     */
    void add(double weight, int category, double[] q) {
        total += weight;
        put(cuts, weight, category, q);
        double below = 0;
        for (int c = 0; c < cuts; c++) {
            below += q[c];
            put(c, weight, category > c ? 1 : 0, new double[] {below, 1 - below});
        }
    }

    ClassificationReport report(List<String> notes) {
        List<Classification> byCut = new ArrayList<>();
        for (int c = 0; c < cuts; c++) {
            byCut.add(result(c));
        }
        return new ClassificationReport(byCut, result(cuts), notes);
    }

    private void put(int row, double weight, int category, double[] q) {
        for (int k = 0; k < q.length; k++) {
            accuracy[row] += k == category ? weight * q[k] : 0;
            tooHigh[row] += k > category ? weight * q[k] : 0;
            consistency[row] += weight * q[k] * q[k];
            marginal[row][k] += weight * q[k];
        }
    }

    private Classification result(int row) {
        double chance =
                Arrays.stream(marginal[row]).map(m -> m * m / (total * total)).sum();
        double right = accuracy[row] / total;
        double high = tooHigh[row] / total;
        return new Classification(right, high, Math.max(0, 1 - right - high), consistency[row] / total, chance);
    }

    static double[] requireAscending(double[] cuts) {
        if (cuts.length == 0) {
            throw new IllegalArgumentException("no cuts: at least 1 is needed");
        }
        for (int c = 0; c < cuts.length; c++) {
            if (!Double.isFinite(cuts[c]) || (c > 0 && !(cuts[c] > cuts[c - 1]))) {
                throw new IllegalArgumentException(
                        "cuts " + Arrays.toString(cuts) + ": allowed is finite and strictly ascending");
            }
        }
        return cuts;
    }

    /** Number of cuts at or below a value. */
    static int category(double value, double[] cuts) {
        int category = 0;
        while (category < cuts.length && value >= cuts[category]) {
            category++;
        }
        return category;
    }
}
