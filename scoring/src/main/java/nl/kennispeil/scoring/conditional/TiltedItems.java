package nl.kennispeil.scoring.conditional;

/**
 * The items of a booklet as independent variables with category probabilities P_ih ∝ ε_ih exp(hθ), at a θ of choice: given
 * the sum score, responses have the same distribution whatever the θ.
 */
final class TiltedItems {

    private final Booklet booklet;
    private final Parameters parameters;
    private final double[][] p;
    private double logDenominators;

    TiltedItems(Booklet booklet, Parameters parameters) {
        this.booklet = booklet;
        this.parameters = parameters;
        this.p = new double[booklet.items().length][];
        for (int at = 0; at < p.length; at++) {
            p[at] = new double[parameters.steps()[booklet.items()[at]] + 1];
        }
    }

    /** Per item of the booklet and category; always the same arrays, filled by {@link #tilt}. */
    double[][] probabilities() {
        return p;
    }

    /** Σ_i ln Σ_h ε_ih exp(hθ). */
    double logDenominators() {
        return logDenominators;
    }

    /** Sets the category probabilities at the θ where the expected score is as wanted. */
    double tilt(double[] eta, double score) {
        double low = -1;
        double high = 1;
        while (expectedAt(eta, low) > score) {
            low *= 2;
        }
        while (expectedAt(eta, high) < score) {
            high *= 2;
        }
        while (high - low > 1e-4) {
            double middle = (low + high) / 2;
            if (expectedAt(eta, middle) < score) {
                low = middle;
            } else {
                high = middle;
            }
        }
        expectedAt(eta, high);
        return high;
    }

    private double expectedAt(double[] eta, double theta) {
        double expected = 0;
        logDenominators = 0;
        for (int at = 0; at < p.length; at++) {
            logDenominators += parameters.probabilities(booklet.items()[at], eta, theta, p[at]);
            for (int h = 1; h < p[at].length; h++) {
                expected += h * p[at][h];
            }
        }
        return expected;
    }

    /**
     * Adds the covariances given the sum in the limit of many items: given their sum, independent scores with covariances C
     * have covariances C − cc′/σ², where c are their covariances with the sum and σ² its variance. The relative error is
     * of the order 1/items.
     *
     * @param persons how many have this sum, the one that was tilted to
     */
    void addCovariancesGivenSum(int persons, double[][] information) {
        double[] withSum = new double[information.length];
        double variance = addWithin(persons, withSum, information);
        subtractBetween(persons / variance, withSum, information);
    }

    private double addWithin(int persons, double[] withSum, double[][] information) {
        double variance = 0;
        for (int at = 0; at < p.length; at++) {
            int offset = parameters.offset()[booklet.items()[at]] - 1;
            double mean = 0;
            for (int h = 1; h < p[at].length; h++) {
                mean += h * p[at][h];
            }
            for (int h = 1; h < p[at].length; h++) {
                withSum[offset + h] = p[at][h] * (h - mean);
                variance += h * withSum[offset + h];
                information[offset + h][offset + h] += persons * p[at][h];
                for (int l = 1; l <= h; l++) {
                    information[offset + h][offset + l] -= persons * p[at][h] * p[at][l];
                }
            }
        }
        return variance;
    }

    private void subtractBetween(double weight, double[] withSum, double[][] information) {
        for (int row : booklet.items()) {
            for (int k = parameters.offset()[row]; k < parameters.offset()[row + 1]; k++) {
                for (int column : booklet.items()) {
                    for (int l = parameters.offset()[column]; l < parameters.offset()[column + 1] && l <= k; l++) {
                        information[k][l] -= weight * withSum[k] * withSum[l];
                    }
                }
            }
        }
    }
}
