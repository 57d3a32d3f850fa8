package nl.kennispeil.scoring.adaptive;

import java.util.List;

/**
 * Where a test begins.
 *
 * @param ofGroup true: the prior that {@link AdaptiveTest#begin} is given, of the candidate's reference group, is the
 *     prior of the estimates during the test and its mean the first ability; false: {@link AbilityRule#prior} and
 *     {@code theta}. The final ability never uses the group's prior: two candidates with the same answers to the same
 *     items get the same result
 * @param theta the ability for which the first item is chosen, when not of the group
 * @param routing what comes before the first item that depends on an answer
 */
public record Start(boolean ofGroup, double theta, Routing routing) {

    public Start {
        if (!Double.isFinite(theta)) {
            throw new IllegalArgumentException("start at theta " + theta + ": allowed is a finite number");
        }
    }

    /** The same ability for everybody, adaptive from the second item on. */
    public static Start at(double theta) {
        return new Start(false, theta, new Routing.None());
    }

    /** At the mean of the reference group. */
    public static Start fromGroup() {
        return new Start(true, 0, new Routing.None());
    }

    /** What is given before the test adapts. */
    public sealed interface Routing {

        /** Nothing: the first item is the best one for the first ability, the second for what its answer says. */
        record None() implements Routing {}

        /**
         * These items, in this order, for everybody.
         *
         * @param items names in the pool, each once
         */
        record Block(List<String> items) implements Routing {
            public Block {
                items = List.copyOf(items);
                if (items.isEmpty()) {
                    throw new IllegalArgumentException("a routing block without items: at least 1 needed");
                }
            }
        }

        /**
         * As many items as abilities, each the best one for its ability, whatever the answers.
         *
         * @param thetas finite, in the order of the items
         */
        record Targets(List<Double> thetas) implements Routing {
            public Targets {
                thetas = List.copyOf(thetas);
                if (thetas.isEmpty() || !thetas.stream().allMatch(Double::isFinite)) {
                    throw new IllegalArgumentException(
                            "routing targets " + thetas + ": allowed is 1 or more finite numbers");
                }
            }
        }
    }
}
