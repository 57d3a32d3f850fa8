package nl.kennispeil.scoring.adaptive;

import nl.kennispeil.scoring.ability.AbilityMethod;
import nl.kennispeil.scoring.ability.NormalPrior;

/**
 * How ability is estimated.
 *
 * @param during after every answer; decides what comes next
 * @param atEnd for the result
 * @param prior what is assumed before any answer, by EAP and MAP
 * @param nodes abilities over which the posterior and the criteria are integrated
 * @param search where the modal methods (MAP, ML, WLE, JEFFREYS) look for a maximum during the test
 * @param error what the standard error of a modal method is made of, during the test
 * @param unmixed what a method without a prior does during the test while all answers are in the lowest, or all in the
 *     highest, category
 */
public record AbilityRule(
        AbilityMethod during,
        AbilityMethod atEnd,
        NormalPrior prior,
        Nodes nodes,
        Search search,
        ErrorBy error,
        Unmixed unmixed) {

    /** EAP during and at the end, prior N(0, 1). */
    public static AbilityRule eap() {
        return of(AbilityMethod.EAP, AbilityMethod.EAP, NormalPrior.STANDARD);
    }

    /** With our own nodes and search. */
    public static AbilityRule of(AbilityMethod during, AbilityMethod atEnd, NormalPrior prior) {
        return new AbilityRule(
                during, atEnd, prior, Nodes.around(prior), Search.DEFAULT, ErrorBy.EXPECTED, Unmixed.EAP);
    }

    /**
     * Equally spaced abilities, integrated over by the trapezoidal rule.
     *
     * @param lowest finite
     * @param highest above {@code lowest}
     * @param count 3 to 2001
     */
    public record Nodes(double lowest, double highest, int count) {
        public Nodes {
            if (!(Double.isFinite(lowest) && Double.isFinite(highest) && lowest < highest)) {
                throw new IllegalArgumentException("nodes from " + lowest + " to " + highest
                        + ": allowed is two finite numbers, the lower one first");
            }
            if (count < 3 || count > 2001) {
                throw new IllegalArgumentException(count + " nodes: allowed is 3 to 2001");
            }
        }

        /**
         * Six standard deviations to both sides, 121 nodes: spaced 0.1 for N(0, 1), half the posterior deviation of a
         * test with 25 units of information, where the rule's error is about 1e-8 of the deviation even at four times
         * as much.
         */
        public static Nodes around(NormalPrior prior) {
            return new Nodes(prior.mean() - 6 * prior.sd(), prior.mean() + 6 * prior.sd(), 121);
        }

        public double at(int node) {
            return node == count - 1 ? highest : lowest + node * ((highest - lowest) / (count - 1));
        }
    }

    /**
     * The search for the root of an estimating equation by Brent's method.
     *
     * @param lowest the lower fence: the estimate when the function only falls
     * @param highest the upper fence
     * @param tolerance how exact, above 0
     * @param global true: begin at the node with the highest posterior (or likelihood), so the highest maximum is found;
     *     false: between the fences at once, as catR does
     */
    public record Search(double lowest, double highest, double tolerance, boolean global) {

        /** Between −4 and 4, to ten digits, the highest maximum. */
        public static final Search DEFAULT = new Search(-4, 4, 1e-10, true);

        public Search {
            if (!(Double.isFinite(lowest) && Double.isFinite(highest) && lowest < highest)) {
                throw new IllegalArgumentException("search between " + lowest + " and " + highest
                        + ": allowed is two finite numbers, the lower one first");
            }
            if (!(tolerance > 0 && tolerance < 1)) {
                throw new IllegalArgumentException("tolerance " + tolerance + ": allowed is above 0 and below 1");
            }
        }
    }

    /** What a standard error is made of. */
    public enum ErrorBy {
        /** 1/√(I + 1/σ²) with the test information I at the estimate, and the prior's variance for MAP (as catR). */
        EXPECTED,
        /** 1/√(−l″), the bend of what was maximised (as {@link nl.kennispeil.scoring.ability.AbilityEstimators}). */
        OBSERVED
    }

    /** What ML does before its maximum exists. */
    public enum Unmixed {
        /** EAP until the answers are mixed. */
        EAP,
        /** The fence of the search. */
        FENCE,
        /** From the first ability 0.7 up or down per answer, within the fences; the standard error is the prior's. */
        STEP
    }
}
