package nl.kennispeil.bank.blueprint;

import java.util.List;
import java.util.stream.Collectors;

/** One demand of a blueprint. */
public sealed interface Constraint {

    /** Most conditions that one demand may join. */
    int MOST_CONDITIONS = 4;

    /** What it is about, short, in signs rather than words: {@code K × 70+}. */
    String about();

    /**
     * So many items of a kind.
     *
     * @param all an item counts when it has all of these; 1 to 4
     * @param min 0 or more
     * @param max at least {@code min}; {@link Integer#MAX_VALUE} for no bound
     */
    record Count(List<Condition> all, int min, int max) implements Constraint {
        public Count {
            all = List.copyOf(all);
            if (all.isEmpty() || all.size() > MOST_CONDITIONS) {
                throw new IllegalArgumentException(
                        "a demand joins " + all.size() + " conditions: allowed is 1 to " + MOST_CONDITIONS);
            }
            if (min < 0 || max < min) {
                throw new IllegalArgumentException("the number of items is from " + min + " to " + max
                        + ": allowed is from 0, and not more than the upper one");
            }
        }

        /** Exactly so many of one value of one column. */
        public static Count exactly(String column, String value, int items) {
            return new Count(List.of(Condition.is(column, value)), items, items);
        }

        public boolean counts(Candidate item) {
            for (Condition each : all) {
                if (!each.holds(item)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String about() {
            return all.stream().map(Condition::words).collect(Collectors.joining(" × "));
        }
    }

    /**
     * The sum of a column over the form.
     *
     * @param column such as {@code seconds}
     * @param min lower bound; −∞ for none
     * @param max upper bound, at least {@code min}; +∞ for none
     */
    record Sum(String column, double min, double max) implements Constraint {
        public Sum {
            requireRange(min, max);
        }

        @Override
        public String about() {
            return "Σ " + column;
        }
    }

    /** The mean of a column over the form, such as a target difficulty {@code b} or {@code p}; bounds as in a sum. */
    record Mean(String column, double min, double max) implements Constraint {
        public Mean {
            requireRange(min, max);
        }

        @Override
        public String about() {
            return "⌀ " + column;
        }
    }

    /**
     * The information of the form at one ability, which takes calibrated items.
     *
     * @param theta a finite ability on the scale of the calibration
     * @param min lower bound in 1/θ²; −∞ for none
     * @param max upper bound; +∞ for none
     */
    record Information(double theta, double min, double max) implements Constraint {
        public Information {
            requireRange(min, max);
            if (!Double.isFinite(theta)) {
                throw new IllegalArgumentException("θ is " + theta + ": allowed is a finite number");
            }
        }

        @Override
        public String about() {
            return "I(θ = " + theta + ")";
        }
    }

    /**
     * Only items that not too many have seen.
     *
     * @param forms an item of one of the last so many forms is left out; 0 or more
     * @param candidates an item that more candidates have had is left out; {@link Integer#MAX_VALUE} for no bound
     */
    record Exposure(int forms, int candidates) implements Constraint {
        public Exposure {
            if (forms < 0 || candidates < 0) {
                throw new IllegalArgumentException("exposure looks at " + forms + " forms and " + candidates
                        + " candidates: allowed is 0 or more");
            }
        }

        @Override
        public String about() {
            return "exposure";
        }
    }

    /**
     * Few items in common with an earlier form.
     *
     * @param form reference of that form, or {@code *} for each earlier form by itself
     * @param max 0 or more
     */
    record Overlap(String form, int max) implements Constraint {
        /** Every earlier form, each by itself. */
        public static final String EACH = "*";

        public Overlap {
            if (max < 0 || form.isBlank()) {
                throw new IllegalArgumentException(
                        "overlap with form \"" + form + "\" is at most " + max + ": allowed is 0 or more, and a form");
            }
        }

        @Override
        public String about() {
            return "∩ " + form;
        }
    }

    /** Only items whose check of actuality still counts (R55). */
    record Actual() implements Constraint {
        @Override
        public String about() {
            return "actual";
        }
    }

    private static void requireRange(double min, double max) {
        if (Double.isNaN(min) || Double.isNaN(max) || max < min) {
            throw new IllegalArgumentException(
                    "the bounds are " + min + " and " + max + ": allowed are numbers, the lower one first");
        }
    }
}
