package nl.kennispeil.scoring.cutscore;

import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * A beta distribution on [lower, upper], fitted by moments.
 *
 * <p>With skewness g and kurtosis k: r = 6(k − g² − 1)/(6 + 3g² − 2k) is α + β, and α, β = ½r(1 ± √(1 − 24(r + 1)/((r + 2)(r + 3)k −
 * 3(r − 6)(r + 1)))), the larger being α when the skewness is negative; the bounds follow from mean and SD (Lord 1965,
 * Psychometrika 30, 239–270; Hanson 1991, ACT Research Report 91-5).
 */
record FourParameterBeta(double alpha, double beta, double lower, double upper) {

    /** Parameters are NaN where the moments belong to no beta distribution. */
    static FourParameterBeta fit(double mean, double variance, double skewness, double kurtosis) {
        double r = 6 * (kurtosis - skewness * skewness - 1) / (6 + 3 * skewness * skewness - 2 * kurtosis);
        double root = Math.sqrt(1 - 24 * (r + 1) / ((r + 2) * (r + 3) * kurtosis - 3 * (r - 6) * (r + 1)));
        double large = r / 2 * (1 + root);
        double small = r / 2 * (1 - root);
        double alpha = skewness < 0 ? large : small;
        double beta = skewness < 0 ? small : large;
        double spread = Math.sqrt(variance * (alpha + beta + 1) / (alpha * beta));
        return new FourParameterBeta(alpha, beta, mean - alpha * spread, mean + beta * spread);
    }

    /** On [0, 1] by mean and variance; NaN where the variance is too large. */
    static FourParameterBeta onUnit(double mean, double variance) {
        double sum = mean * (1 - mean) / variance - 1;
        return new FourParameterBeta(mean * sum, (1 - mean) * sum, 0, 1);
    }

    /** Whether it is a distribution of proportions. */
    boolean proper() {
        return alpha > 0
                && beta > 0
                && Double.isFinite(alpha)
                && Double.isFinite(beta)
                && lower >= 0
                && upper <= 1
                && upper > lower;
    }

    double upTo(double x) {
        double z = (x - lower) / (upper - lower);
        return z <= 0 ? 0 : z >= 1 ? 1 : standard().cumulativeProbability(z);
    }

    double quantile(double p) {
        return lower + (upper - lower) * standard().inverseCumulativeProbability(p);
    }

    private BetaDistribution standard() {
        return new BetaDistribution(alpha, beta);
    }
}
