package nl.kennispeil.scoring.calibration;

import java.util.Optional;

/** The priors that bear on one item, as a function of its coefficients. */
final class ItemPrior {

    private final Kernel kernel;
    private final Priors priors;

    ItemPrior(Kernel kernel, Priors priors) {
        this.kernel = kernel;
        this.priors = priors;
    }

    /**
     * The log density, whose slope and (positive) curvature are added to those of the likelihood. The lognormal density of
     * a is one over a, as in BILOG and mirt: its mode is at exp(mean − sd²).
     */
    double add(double[] phi, double[] slope, double[][] curvature) {
        double value = 0;
        int logitC = kernel.first + 1;
        if (kernel instanceof DichotomousKernel) {
            value += normal(priors.logitC(), phi, logitC, slope, curvature);
            value += normal(priors.logitD(), phi, logitC + 1, slope, curvature);
        }
        if (kernel instanceof NominalKernel) {
            return value;
        }
        if (priors.logA().isPresent() && kernel.slope == Kernel.Slope.FREE) {
            Priors.Normal prior = priors.logA().get();
            double a = phi[0];
            if (!(a > 0)) {
                return Double.NEGATIVE_INFINITY;
            }
            value += prior.logDensity(Math.log(a)) - Math.log(a);
            slope[0] += (prior.slope(Math.log(a)) - 1) / a;
            curvature[0][0] += 1 / (prior.sd() * prior.sd() * a * a);
        }
        return value + difficulties(phi, slope, curvature);
    }

    private static double normal(
            Optional<Priors.Normal> prior, double[] phi, int at, double[] slope, double[][] curvature) {
        if (prior.isEmpty() || at >= phi.length) {
            return 0;
        }
        slope[at] += prior.get().slope(phi[at]);
        curvature[at][at] += 1 / (prior.get().sd() * prior.get().sd());
        return prior.get().logDensity(phi[at]);
    }

    private double difficulties(double[] phi, double[] slope, double[][] curvature) {
        if (priors.b().isEmpty()) {
            return 0;
        }
        Priors.Normal prior = priors.b().get();
        double[] values = kernel.values(phi);
        double[][] jacobian = kernel.jacobian(phi);
        double value = 0;
        int difficulties = kernel instanceof DichotomousKernel ? 1 : kernel.categories - 1;
        for (int k = kernel.first; k < kernel.first + difficulties; k++) {
            value += prior.logDensity(values[k]);
            for (int m = 0; m < phi.length; m++) {
                slope[m] += prior.slope(values[k]) * jacobian[k][m];
                for (int l = 0; l < phi.length; l++) {
                    curvature[m][l] += jacobian[k][m] * jacobian[k][l] / (prior.sd() * prior.sd());
                }
            }
        }
        return value;
    }
}
