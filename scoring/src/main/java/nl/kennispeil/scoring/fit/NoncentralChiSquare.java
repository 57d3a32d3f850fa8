package nl.kennispeil.scoring.fit;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.special.Gamma;

/** The noncentral chi-square distribution as a Poisson mixture of central ones; for confidence limits of the RMSEA. */
final class NoncentralChiSquare {

    private NoncentralChiSquare() {}

    /**
     * P(X ≤ x), summed over the Poisson terms within 9 deviations of the largest: what is left out is below 1e-14. From the top
     * down, so that each central distribution follows from the one before by adding x^a e^(−x) / Γ(a + 1).
     */
    static double cumulative(double x, int df, double noncentrality) {
        if (noncentrality <= 0) {
            return Gamma.regularizedGammaP(df / 2.0, x / 2);
        }
        double mean = noncentrality / 2;
        double reach = 9 * Math.sqrt(mean) + 40;
        int first = (int) Math.max(0, mean - reach);
        int last = (int) (mean + reach);
        double a = df / 2.0 + last;
        double logWeight = last * Math.log(mean) - mean - Gamma.logGamma(last + 1.0);
        double logTerm = a * Math.log(x / 2) - x / 2 - Gamma.logGamma(a + 1);
        double central = Gamma.regularizedGammaP(a, x / 2);
        double sum = 0;
        for (int k = last; k >= first; k--) {
            sum += Math.exp(logWeight) * central;
            logWeight += Math.log(k / mean);
            logTerm += Math.log(a / (x / 2));
            a--;
            central += Math.exp(logTerm);
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
        return new BrentSolver(1e-12, 1e-10).solve(1000, lambda -> cumulative(x, df, lambda) - wanted, 0, high);
    }
}
