package nl.kennispeil.scoring.ability;

/**
 * What is assumed of ability before any answer is seen: θ ~ N(mean, sd²), on the scale of the calibration.
 *
 * @param mean any finite number
 * @param sd above 0
 */
public record NormalPrior(double mean, double sd) {

    /** N(0, 1). */
    public static final NormalPrior STANDARD = new NormalPrior(0, 1);

    public NormalPrior {
        if (!Double.isFinite(mean)) {
            throw new IllegalArgumentException("mean of the prior is " + mean + ": allowed is a finite number");
        }
        if (!(sd > 0 && Double.isFinite(sd))) {
            throw new IllegalArgumentException("sd of the prior is " + sd + ": allowed is a finite number above 0");
        }
    }
}
