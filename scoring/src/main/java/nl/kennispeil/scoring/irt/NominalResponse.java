package nl.kennispeil.scoring.irt;

import java.util.Objects;

/**
 * Nominal response: P_k ∝ exp(a_k θ + c_k), k = 0..m−1. Adding a constant to all a_k, or to all c_k, changes nothing, so
 * values compare equal only in the same form; a calibration writes a_0 = c_0 = 0.
 *
 * <p>Source: Bock, "Estimating item parameters and latent ability when responses are scored in two or more nominal
 * categories", Psychometrika 37 (1972) 29–51.
 */
public final class NominalResponse implements ItemParameters {

    private final Steps slopes;
    private final Steps intercepts;

    /**
     * @param slopes a_k, one per category, 2 or more
     * @param intercepts c_k, as many
     */
    public NominalResponse(double[] slopes, double[] intercepts) {
        Logistic.requireSteps("slopes a", slopes, 2);
        Logistic.requireSteps("intercepts c", intercepts, 2);
        if (slopes.length != intercepts.length) {
            throw new IllegalArgumentException(slopes.length + " slopes and " + intercepts.length
                    + " intercepts: allowed is one of each a category");
        }
        this.slopes = new Steps(slopes);
        this.intercepts = new Steps(intercepts);
    }

    /** a_0..a_(m−1). */
    public double[] slopes() {
        return slopes.values();
    }

    /** c_0..c_(m−1). */
    public double[] intercepts() {
        return intercepts.values();
    }

    @Override
    public ItemModel model() {
        return ItemModel.NRM;
    }

    @Override
    public int categories() {
        return slopes.raw().length;
    }

    @Override
    public void curves(double theta, Curves into) {
        Logistic.divideByTotal(slopes.raw(), intercepts.raw(), theta, into);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NominalResponse that
                && slopes.equals(that.slopes)
                && intercepts.equals(that.intercepts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(slopes, intercepts);
    }

    @Override
    public String toString() {
        return "NRM[a=" + slopes + ", c=" + intercepts + "]";
    }
}
