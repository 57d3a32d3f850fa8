package nl.kennispeil.scoring.adaptive;

import java.util.List;

/**
 * When a test is over: at {@code max} items, or from {@code min} items on as soon as the conditions hold. Whatever the
 * conditions say, a test goes on while the content does not allow it to stop.
 *
 * @param min fewest items that count for the length, 1 or more
 * @param max most items that count for the length, {@code min} or more
 * @param conditions empty: only the length
 * @param all all conditions must hold rather than any
 */
public record StopRule(int min, int max, List<Condition> conditions, boolean all) {

    public StopRule {
        if (min < 1 || max < min || max > 10_000) {
            throw new IllegalArgumentException(
                    "length " + min + " to " + max + ": allowed is 1 to 10000, the lower one first");
        }
        conditions = List.copyOf(conditions);
    }

    /** So many items. */
    public static StopRule length(int items) {
        return new StopRule(items, items, List.of(), false);
    }

    /** Between these lengths, as soon as any condition holds. */
    public static StopRule between(int min, int max, Condition... any) {
        return new StopRule(min, max, List.of(any), false);
    }

    /** A reason to stop. */
    public sealed interface Condition {

        /** The standard error is at most this. */
        record Precision(double se) implements Condition {
            public Precision {
                if (!(se > 0 && Double.isFinite(se))) {
                    throw new IllegalArgumentException("standard error " + se + ": allowed is a number above 0");
                }
            }
        }

        /**
         * Sequential probability ratio test of θ = cut + half against θ = cut − half.
         *
         * @param cut the cut score on the θ scale
         * @param half half the indifference region, above 0
         * @param alpha allowed share of false passes at cut − half, above 0, below 0.5
         * @param beta allowed share of false fails at cut + half
         */
        record RatioTest(double cut, double half, double alpha, double beta) implements Condition {
            public RatioTest {
                if (!Double.isFinite(cut) || !(half > 0 && Double.isFinite(half))) {
                    throw new IllegalArgumentException("ratio test at cut " + cut + " with half region " + half
                            + ": allowed are finite numbers, the region above 0");
                }
                if (!(alpha > 0 && alpha < 0.5 && beta > 0 && beta < 0.5)) {
                    throw new IllegalArgumentException(
                            "ratio test with errors " + alpha + " and " + beta + ": allowed is above 0 and below 0.5");
                }
            }
        }

        /**
         * The confidence interval lies on one side of the cut score.
         *
         * @param cut the cut score on the θ scale
         * @param level of the interval, two-sided, above 0 and below 1: 0.95
         */
        record Interval(double cut, double level) implements Condition {
            public Interval {
                if (!Double.isFinite(cut) || !(level > 0 && level < 1)) {
                    throw new IllegalArgumentException("interval of level " + level + " against cut " + cut
                            + ": allowed is a level above 0 and below 1, a finite cut");
                }
            }
        }

        /**
         * The items given, and the one that would be next, take more than this.
         *
         * @param seconds of expected time, above 0
         */
        record Time(double seconds) implements Condition {
            public Time {
                if (!(seconds > 0 && Double.isFinite(seconds))) {
                    throw new IllegalArgumentException(seconds + " seconds: allowed is a number above 0");
                }
            }
        }

        /** No item that may still be given has this much information at the estimate. */
        record Information(double least) implements Condition {
            public Information {
                if (!(least > 0 && Double.isFinite(least))) {
                    throw new IllegalArgumentException("least information " + least + ": allowed is a number above 0");
                }
            }
        }
    }
}
