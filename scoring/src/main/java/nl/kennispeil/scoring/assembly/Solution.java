package nl.kennispeil.scoring.assembly;

/**
 * What a solver found.
 *
 * @param status how much is proven
 * @param x a value per column, whole where the programme asks it; empty when there is none
 * @param value Σ gain · x; not a number when there is none
 * @param bound no choice is worth more than this; +∞ when nothing is proven
 * @param nodes subproblems looked at
 */
public record Solution(Status status, double[] x, double value, double bound, long nodes) {

    /** How much is proven. */
    public enum Status {
        /** Nothing is better by more than the gap that was asked. */
        OPTIMAL,
        /** It meets all demands; something better may exist, {@link #gap()} says how much at most. */
        FEASIBLE,
        /** Proven: nothing meets all demands. */
        INFEASIBLE,
        /** Time was up before anything was found or ruled out. */
        UNKNOWN
    }

    /** How much better another choice can be at most, as a part of the value: 0 when it is proven best. */
    public double gap() {
        if (x.length == 0) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.max(0, bound - value) / Math.max(1e-10, Math.abs(value));
    }

    public boolean found() {
        return x.length > 0;
    }
}
