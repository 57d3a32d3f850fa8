package nl.kennispeil.scoring.ability;

import java.util.Arrays;
import java.util.List;
import nl.kennispeil.scoring.irt.ItemParameters;
import org.apache.commons.math3.stat.StatUtils;

/** How much of the variance of ability estimates is ability. */
public final class Reliability {

    private Reliability() {}

    /**
     * Empirical reliability: var(θ̂) / (var(θ̂) + mean(SE²)), over the persons with finite numbers, the variance with n − 1.
     *
     * <p>Source: as mirt's {@code empirical_rxx}; for EAP it estimates the squared correlation of θ̂ and θ (Bechger,
     * Maris, Verstralen and Béguin, Applied Psychological Measurement 27 (2003) 319–334).
     *
     * @return 0..1; NaN with fewer than 2 usable persons or when neither varies
     */
    public static double empirical(double[] theta, double[] standardErrors) {
        if (theta.length != standardErrors.length) {
            throw new IllegalArgumentException(
                    theta.length + " abilities and " + standardErrors.length + " standard errors: allowed is as many");
        }
        double[] usable = new double[theta.length];
        double error = 0;
        int n = 0;
        for (int person = 0; person < theta.length; person++) {
            if (Double.isFinite(theta[person]) && Double.isFinite(standardErrors[person])) {
                usable[n++] = theta[person];
                error += standardErrors[person] * standardErrors[person];
            }
        }
        double variance = n < 2 ? Double.NaN : StatUtils.variance(Arrays.copyOf(usable, n));
        return variance / (variance + error / n);
    }

    /**
     * Marginal reliability: ∫ I(θ)σ² / (I(θ)σ² + 1) φ(θ; μ, σ) dθ.
     *
     * <p>Source: B.F. Green, R.D. Bock, L.G. Humphreys, R.L. Linn and M.D. Reckase, "Technical guidelines for assessing
     * computerized adaptive tests", Journal of Educational Measurement 21 (1984) 347–360; mirt's {@code marginal_rxx} is the
     * same for N(0, 1) only: for another variance it computes I/(I + σ²) over N(0, 1), where the unit of I asks for 1/σ².
     */
    public static double marginal(List<ItemParameters> items, NormalPrior prior) {
        LatentGrid grid = LatentGrid.fine(Answers.requireItems(items), prior);
        double variance = prior.sd() * prior.sd();
        double sum = 0;
        for (int q = 0; q < grid.size(); q++) {
            double signal = TestFunctions.information(items, grid.node(q)) * variance;
            sum += grid.weight(q) * signal / (signal + 1);
        }
        return sum;
    }
}
