package nl.kennispeil.scoring.classical;

import java.util.OptionalDouble;

/**
 * The product-moment correlation (Pearson) of pairs that come one by one, so that nobody has to keep them. Means and
 * sums of squares are updated as in Welford, "Note on a method for calculating corrected sums of squares and products",
 * Technometrics 4 (1962) 419–420, which loses no digits when the values are large and close together.
 *
 * <p>Of item scores with total scores it is the item–test correlation rit; of item scores with the rest of the total it
 * is the item–rest correlation rir (Lord and Novick, Statistical Theories of Mental Test Scores, 1968, ch. 15;
 * Henrysson, "Correction of item–total correlations in item analysis", Psychometrika 28 (1963) 211–218).
 *
 * <p>Not safe for use by many threads.
 */
public final class Correlation {

    /** Below this a sum of squares is rounding of a constant: scores have two decimals. */
    private static final double NOTHING = 1e-9;

    private int n;
    private double meanX;
    private double meanY;
    private double squaresX;
    private double squaresY;
    private double products;

    public void add(double x, double y) {
        n++;
        double beforeX = x - meanX;
        double beforeY = y - meanY;
        meanX += beforeX / n;
        meanY += beforeY / n;
        squaresX += beforeX * (x - meanX);
        squaresY += beforeY * (y - meanY);
        products += beforeX * (y - meanY);
    }

    /** How many pairs. */
    public int n() {
        return n;
    }

    /** −1 to 1; empty when all values of one side are equal, such as an item that everybody got right. */
    public OptionalDouble value() {
        if (squaresX < NOTHING || squaresY < NOTHING) {
            return OptionalDouble.empty();
        }
        double r = products / Math.sqrt(squaresX * squaresY);
        return OptionalDouble.of(Math.max(-1, Math.min(1, r)));
    }
}
