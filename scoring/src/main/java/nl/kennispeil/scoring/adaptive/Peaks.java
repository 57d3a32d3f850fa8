package nl.kennispeil.scoring.adaptive;

/**
 * Where an item of two categories has its highest information.
 *
 * <p>Source: D. Magis, "A note on the item information function of the four-parameter logistic model", Applied
 * Psychological Measurement 37 (2013) 304–315: the probability there is a root of a cubic.
 */
final class Peaks {

    private Peaks() {}

    static double of(double a, double b, double c, double d) {
        double u = -0.75 + (c + d - 2 * c * d) / 2;
        double v = (c + d - 1) / 4;
        double angle = StrictMath.acos(Math.max(-1, Math.min(1, -v * Math.sqrt(-27 / (u * u * u)) / 2)));
        double p = 2 * Math.sqrt(-u / 3) * StrictMath.cos(angle / 3 + 4 * Math.PI / 3) + 0.5;
        return b + StrictMath.log((p - c) / (d - p)) / a;
    }
}
