package nl.kennispeil.scoring.irt;

/** The logistic function and the ranges of its parameters. */
final class Logistic {

    private static final double LARGEST_DISCRIMINATION = 20;

    private Logistic() {}

    static double of(double logit, double theta) {
        if (Double.isNaN(theta)) {
            throw new IllegalArgumentException("theta is not a number");
        }
        return 1 / (1 + Math.exp(-logit));
    }

    static void requireDifficulty(double b) {
        if (!(Math.abs(b) <= ItemParameters.LARGEST_DIFFICULTY)) {
            throw new IllegalArgumentException("difficulty b is " + b + ": allowed is −20..20");
        }
    }

    static void requireDiscrimination(double a) {
        if (!(a > 0 && a <= LARGEST_DISCRIMINATION)) {
            throw new IllegalArgumentException("discrimination a is " + a + ": allowed is 0 < a ≤ 20");
        }
    }
}
