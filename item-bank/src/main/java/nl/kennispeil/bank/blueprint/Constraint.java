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

    /**
     * Few items in common between any two of the forms that are made together.
     *
     * @param max 0 or more; 0, which is also what holds when nothing is said: no item is in two of them
     */
    record Between(int max) implements Constraint {
        public Between {
            if (max < 0) {
                throw new IllegalArgumentException(
                        "overlap between the forms is at most " + max + ": allowed is 0 or more");
            }
        }

        @Override
        public String about() {
            return "∩ between forms";
        }
    }

    /**
     * Items that come together, such as those of a case.
     *
     * @param column items with the same value in it are a set; an item without a value stands by itself
     * @param min fewest items of a set of which there is one in, 1 or more
     * @param max most items of a set; at least {@code min}
     * @param whole true for all items of a set or none; then {@code min} and {@code max} say nothing
     */
    record Sets(String column, int min, int max, boolean whole) implements Constraint {
        public Sets {
            if (column.isBlank() || column.length() > Condition.LONGEST) {
                throw new IllegalArgumentException(
                        "a column is named \"" + column + "\": allowed is 1 to " + Condition.LONGEST + " characters");
            }
            if (min < 1 || max < min) {
                throw new IllegalArgumentException("of a set come " + min + " to " + max
                        + " items: allowed is from 1, and not more than the upper one");
            }
        }

        /** All items of a set, or none. */
        public static Sets whole(String column) {
            return new Sets(column, 1, Integer.MAX_VALUE, true);
        }

        @Override
        public String about() {
            return whole ? column + " ⊆" : column + " " + min + "–" + (max == Integer.MAX_VALUE ? "∞" : max);
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
