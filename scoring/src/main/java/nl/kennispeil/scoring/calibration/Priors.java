package nl.kennispeil.scoring.calibration;

import java.util.Optional;

/**
 * Prior distributions of item parameters, all normal on the scale named; an empty one is flat. A calibration with priors
 * maximises the posterior, and says so.
 *
 * @param logA of the logarithm of the discrimination (a lognormal prior on a, which then stays positive)
 * @param b of the difficulty, or of each step or boundary
 * @param logitC of the logit of the lower asymptote (3PL, 4PL)
 * @param logitD of the logit of the upper asymptote (4PL)
 */
public record Priors(Optional<Normal> logA, Optional<Normal> b, Optional<Normal> logitC, Optional<Normal> logitD) {

    /**
     * A normal distribution.
     *
     * @param mean finite
     * @param sd above 0
     */
    public record Normal(double mean, double sd) {
        public Normal {
            if (!Double.isFinite(mean) || !(sd > 0 && sd < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "prior N(" + mean + ", " + sd + "): allowed is a finite mean and a deviation above 0");
            }
        }

        double logDensity(double x) {
            double z = (x - mean) / sd;
            return -0.5 * z * z - Math.log(sd) - 0.5 * Math.log(2 * Math.PI);
        }

        double slope(double x) {
            return (mean - x) / (sd * sd);
        }
    }

    /**
     * Asymptotes only, since the data of one test say little about them: logit(c) ~ N(−1.5, 0.5), which is 0.18 with most
     * of its mass in 0.08..0.37 (two to five options), and its mirror in 1 − d, logit(d) ~ N(3, 0.5).
     */
    public static Priors usual() {
        return new Priors(
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Normal(-1.5, 0.5)),
                Optional.of(new Normal(3, 0.5)));
    }

    /** All flat. */
    public static Priors none() {
        return new Priors(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
