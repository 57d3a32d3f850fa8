package nl.kennispeil.delivery.analysis;

import nl.kennispeil.scoring.irt.ItemParameters;

/** How far the expected scores of two versions of an item are apart. */
final class CurveDistance {

    private static final double LOWEST = -4;
    private static final int STEPS = 80;

    private CurveDistance() {}

    /** The largest difference of expected score over θ = −4..4, as a share of the highest score. */
    static double largestDifference(ItemParameters one, ItemParameters other) {
        double largest = 0;
        for (int step = 0; step <= STEPS; step++) {
            double theta = LOWEST + step * -2 * LOWEST / STEPS;
            largest = Math.max(largest, Math.abs(one.expectedScore(theta) - other.expectedScore(theta)));
        }
        return largest / (one.categories() - 1);
    }
}
