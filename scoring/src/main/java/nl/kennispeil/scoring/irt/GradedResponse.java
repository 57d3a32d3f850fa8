package nl.kennispeil.scoring.irt;

import java.util.Objects;

/**
 * Graded response: P(X ≥ k) = 1 / (1 + exp(−a(θ − b_k))), k = 1..K.
 *
 * <p>Source: Samejima, <em>Estimation of Latent Ability Using a Response Pattern of Graded Scores</em>, Psychometric
 * Monograph 17 (1969), logistic case, with D = 1.
 */
public final class GradedResponse implements ItemParameters {

    private final double a;
    private final Steps boundaries;

    /**
     * @param a discrimination, not 0
     * @param boundaries b_k, strictly ascending (descending when a is negative), 1 or more
     * @throws IllegalArgumentException when the boundaries are out of order
     */
    public GradedResponse(double a, double... boundaries) {
        Logistic.requireDiscrimination(a);
        Logistic.requireSteps("boundaries b", boundaries, 1);
        for (int k = 1; k < boundaries.length; k++) {
            if (!(a * boundaries[k] > a * boundaries[k - 1])) {
                throw new IllegalArgumentException("boundary b" + (k + 1) + " is " + boundaries[k] + ": allowed is "
                        + (a > 0 ? "above b" : "below b") + k + ", " + boundaries[k - 1]);
            }
        }
        this.a = a;
        this.boundaries = new Steps(boundaries);
    }

    public double a() {
        return a;
    }

    /** b_1..b_K. */
    public double[] boundaries() {
        return boundaries.values();
    }

    @Override
    public ItemModel model() {
        return ItemModel.GRM;
    }

    @Override
    public int categories() {
        return boundaries.raw().length + 1;
    }

    /**
     * A difference of two logistic curves, σ(x) − σ(y), is written σ(x)·σ(−y)·(1 − e^(y−x)), which keeps its digits where
     * both curves are near 0 or near 1.
     */
    @Override
    public void curves(double theta, Curves into) {
        double[] b = boundaries.raw();
        double x = Double.POSITIVE_INFINITY;
        for (int k = 0; k <= b.length; k++) {
            double y = k == b.length ? Double.NEGATIVE_INFINITY : a * (theta - b[k]);
            boolean edge = Double.isInfinite(x) || Double.isInfinite(y);
            double upX = Logistic.of(x);
            double upY = Logistic.of(y);
            double downX = Logistic.of(-x);
            double downY = Logistic.of(-y);
            double p = upX * downY * (edge ? 1 : -Math.expm1(y - x));
            // 1 − σ(x) − σ(y), from the two that are small
            double balance = downX - upY;
            into.p[k] = p;
            into.first[k] = a * p * balance;
            into.second[k] = a * a * p * (balance * balance - upX * downX - upY * downY);
            x = y;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GradedResponse that && a == that.a && boundaries.equals(that.boundaries);
    }

    @Override
    public int hashCode() {
        return Objects.hash(a, boundaries);
    }

    @Override
    public String toString() {
        return "GRM[a=" + a + ", b=" + boundaries + "]";
    }
}
