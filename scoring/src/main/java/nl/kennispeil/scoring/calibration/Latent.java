package nl.kennispeil.scoring.calibration;

/**
 * The normal distribution of ability in one group, and what of it is estimated.
 *
 * @param mean mean of θ; the starting value when it is free
 * @param sd standard deviation of θ, above 0; the starting value when it is free
 * @param freeMean whether the mean is estimated
 * @param freeSd whether the standard deviation is estimated
 */
public record Latent(double mean, double sd, boolean freeMean, boolean freeSd) {

    public Latent {
        if (!Double.isFinite(mean)) {
            throw new IllegalArgumentException("mean of ability is " + mean + ": allowed is a finite number");
        }
        if (!(sd > 0 && sd < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("standard deviation of ability is " + sd + ": allowed is above 0");
        }
    }

    /** N(0, 1), not estimated: the scale of most calibrations. */
    public static Latent standard() {
        return new Latent(0, 1, false, false);
    }

    /** Mean and standard deviation both estimated, which the items must make possible. */
    public static Latent free() {
        return new Latent(0, 1, true, true);
    }

    /** Mean 0 and a free standard deviation: the scale of a Rasch calibration, whose slopes are 1. */
    public static Latent freeSpread() {
        return new Latent(0, 1, false, true);
    }

    Latent with(double newMean, double newSd) {
        return new Latent(newMean, newSd, freeMean, freeSd);
    }
}
