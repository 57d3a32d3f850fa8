package nl.kennispeil.bank.blueprint;

import java.util.List;

/**
 * What to do best within the demands.
 *
 * @param goal what best is
 * @param what {@code information}, or a column with numbers
 * @param thetas where the information counts; empty for a column
 * @param targets for each of the thetas what the information is held against, above 0; empty for nothing, which a goal of
 *     closeness does not allow
 */
public record Objective(Goal goal, String what, List<Double> thetas, List<Double> targets) {

    public static final String INFORMATION = "information";

    /** What best is. */
    public enum Goal {
        /** As much as possible, summed over the thetas and over the forms. */
        MAXIMISE,
        /** As little as possible, summed in the same way. */
        MINIMISE,
        /** The smallest of all thetas and forms as large as possible; as a share of its target where there are targets. */
        MAXIMIN,
        /** The largest distance to a target, over all thetas and forms, as small as possible. */
        MINIMAX
    }

    public Objective {
        thetas = List.copyOf(thetas);
        targets = List.copyOf(targets);
        if (what.isBlank()) {
            throw new IllegalArgumentException("an objective needs a column or " + INFORMATION);
        }
        if (what.equals(INFORMATION) == thetas.isEmpty()) {
            throw new IllegalArgumentException("objective " + what + " has " + thetas.size()
                    + " values of θ: information needs at least 1, a column has none");
        }
        boolean each = goal == Goal.MAXIMIN || goal == Goal.MINIMAX;
        if (each && !what.equals(INFORMATION)) {
            throw new IllegalArgumentException(
                    "maximin and minimax are of " + INFORMATION + ", which is got at each θ; got " + what);
        }
        if (!targets.isEmpty() && (!each || targets.size() != thetas.size())) {
            throw new IllegalArgumentException("there are " + targets.size() + " targets for " + thetas.size()
                    + " values of θ: allowed is one for each with maximin or minimax, none otherwise");
        }
        if (goal == Goal.MINIMAX && targets.isEmpty()) {
            throw new IllegalArgumentException("minimax needs a target for each θ");
        }
        for (double target : targets) {
            if (!(target > 0) || !Double.isFinite(target)) {
                throw new IllegalArgumentException("a target is " + target + ": allowed is a number above 0");
            }
        }
        if (thetas.stream().anyMatch(theta -> !Double.isFinite(theta))) {
            throw new IllegalArgumentException("the values of θ are " + thetas + ": allowed are finite numbers");
        }
    }

    /** Summed: as much or as little as possible. */
    public Objective(boolean maximise, String what, List<Double> thetas) {
        this(maximise ? Goal.MAXIMISE : Goal.MINIMISE, what, thetas, List.of());
    }

    /** True for as much as possible. */
    public boolean maximise() {
        return goal == Goal.MAXIMISE || goal == Goal.MAXIMIN;
    }
}
