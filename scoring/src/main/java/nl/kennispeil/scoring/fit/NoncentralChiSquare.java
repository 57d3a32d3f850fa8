package nl.kennispeil.scoring.fit;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;

/** The noncentral chi-square distribution as a Poisson mixture of central ones; for confidence limits of the RMSEA. */
final class NoncentralChiSquare {

    private NoncentralChiSquare() {}

    /** P(X ≤ x), summed over the Poisson terms within 12 deviations of the largest: what is left out is below 1e-14. */
    static double cumulative(double x, int df, double noncentrality) {
        if (noncentrality <= 0) {
            return new ChiSquaredDistribution(df).cumulativeProbability(x);
        }
        PoissonDistribution weights = new PoissonDistribution(noncentrality / 2);
        double reach = 12 * Math.sqrt(noncentrality / 2) + 40;
        int first = (int) Math.max(0, noncentrality / 2 - reach);
        int last = (int) (noncentrality / 2 + reach);
        double sum = 0;
        for (int k = first; k <= last; k++) {
            sum += weights.probability(k) * new ChiSquaredDistribution(df + 2.0 * k).cumulativeProbability(x);
        }
        return sum;
    }

    /** The noncentrality for which P(X ≤ x) is as wanted; 0 when even a central one has less. */
    static double noncentrality(double x, int df, double wanted) {
        if (cumulative(x, df, 0) <= wanted) {
            return 0;
        }
        double high = Math.max(10, 2 * x);
        while (cumulative(x, df, high) > wanted) {
            high *= 2;
        }
        return new BrentSolver(1e-10, 1e-12).solve(1000, lambda -> cumulative(x, df, lambda) - wanted, 0, high);
    }
}
