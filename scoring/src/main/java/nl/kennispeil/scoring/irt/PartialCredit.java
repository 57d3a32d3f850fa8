package nl.kennispeil.scoring.irt;

import java.util.Objects;

/**
 * Partial credit with a discrimination: P_k ∝ exp(Σ_{h ≤ k} a(θ − b_h)), k = 0..K for K steps. With a = 1 it is the
 * partial credit model.
 *
 * <p>Sources: Masters, "A Rasch model for partial credit scoring", Psychometrika 47 (1982) 149–174; Muraki, "A
 * generalized partial credit model", Applied Psychological Measurement 16 (1992) 159–176, with D = 1.
 */
public final class PartialCredit implements ItemParameters {

    private final ItemModel model;
    private final double a;
    private final Steps steps;
    private final double[] slopes;
    private final double[] intercepts;

    private PartialCredit(ItemModel model, double a, double[] steps) {
        Logistic.requireDiscrimination(a);
        Logistic.requireSteps("steps b", steps, 1);
        this.model = model;
        this.a = a;
        this.steps = new Steps(steps);
        this.slopes = new double[steps.length + 1];
        this.intercepts = new double[steps.length + 1];
        for (int k = 1; k <= steps.length; k++) {
            slopes[k] = a * k;
            intercepts[k] = intercepts[k - 1] - a * steps[k - 1];
        }
    }

    /**
     * The partial credit model: a = 1.
     *
     * @param steps difficulty b_k of each step, 1 or more; need not ascend
     */
    public static PartialCredit pcm(double... steps) {
        return new PartialCredit(ItemModel.PCM, 1, steps);
    }

    /**
     * The generalized partial credit model.
     *
     * @param a discrimination, not 0
     * @param steps difficulty b_k of each step, 1 or more; need not ascend
     */
    public static PartialCredit gpcm(double a, double... steps) {
        return new PartialCredit(ItemModel.GPCM, a, steps);
    }

    public double a() {
        return a;
    }

    /** The difficulty of each step, b_1..b_K. */
    public double[] steps() {
        return steps.values();
    }

    @Override
    public ItemModel model() {
        return model;
    }

    @Override
    public int categories() {
        return slopes.length;
    }

    @Override
    public void curves(double theta, Curves into) {
        Logistic.divideByTotal(slopes, intercepts, theta, into);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PartialCredit that && model == that.model && a == that.a && steps.equals(that.steps);
    }

    @Override
    public int hashCode() {
        return Objects.hash(model, a, steps);
    }

    @Override
    public String toString() {
        return model + "[a=" + a + ", b=" + steps + "]";
    }
}
