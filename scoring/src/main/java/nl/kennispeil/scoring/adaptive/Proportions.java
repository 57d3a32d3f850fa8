package nl.kennispeil.scoring.adaptive;

import java.util.Arrays;

/**
 * Shares per group of items: the next item comes from a group of which nothing was given yet, and then from the group that
 * is furthest behind its share; among equals by chance.
 *
 * <p>Source: G.G. Kingsbury and A.R. Zara, "Procedures for selecting items for computerized adaptive tests", Applied
 * Measurement in Education 2 (1989) 359–375, as catR does it.
 */
public final class Proportions implements ContentControl {

    private final int[] group;
    private final double[] share;

    private Proportions(int[] group, double[] share) {
        this.group = group;
        this.share = share;
    }

    /**
     * The rule.
     *
     * @param group of every item, 0 to the number of shares − 1
     * @param share of every group, above 0; divided by their sum
     */
    public static Proportions of(int[] group, double[] share) {
        double sum = 0;
        for (double part : share) {
            if (!(part > 0 && Double.isFinite(part))) {
                throw new IllegalArgumentException(
                        "shares " + Arrays.toString(share) + ": allowed are numbers above 0");
            }
            sum += part;
        }
        for (int i = 0; i < group.length; i++) {
            if (group[i] < 0 || group[i] >= share.length) {
                throw new IllegalArgumentException(
                        "item " + i + " is of group " + group[i] + ": allowed is 0 to " + (share.length - 1));
            }
        }
        double total = sum;
        return new Proportions(
                group.clone(), Arrays.stream(share).map(part -> part / total).toArray());
    }

    @Override
    public ContentState begin(long seed) {
        return new State(seed);
    }

    final class State implements ContentState {

        private final long seed;
        private final int[] count = new int[share.length];
        private int given;

        State(long seed) {
            this.seed = seed;
        }

        @Override
        public int choose(double[] value, boolean[] ineligible, Pick pick) {
            boolean[] able = new boolean[share.length];
            for (int i = 0; i < value.length; i++) {
                able[group[i]] |= !ineligible[i];
            }
            int[] due = due(able);
            if (due.length == 0) {
                return -1;
            }
            int chosen = due[Draws.below(due.length, seed, Draws.CONTENT, given, 0)];
            Best best = new Best(pick);
            for (int i = 0; i < value.length; i++) {
                if (group[i] == chosen && !ineligible[i]) {
                    best.offer(i, value[i]);
                }
            }
            return best.picked();
        }

        /** Groups from which the next item may come, of those that can give one. */
        int[] due(boolean[] able) {
            double furthest = Double.NEGATIVE_INFINITY;
            int[] due = new int[share.length];
            int found = 0;
            for (int g = 0; g < share.length; g++) {
                if (!able[g]) {
                    continue;
                }
                double behind = count[g] == 0 ? Double.POSITIVE_INFINITY : share[g] - (double) count[g] / given;
                if (behind > furthest) {
                    furthest = behind;
                    found = 0;
                }
                if (behind == furthest) {
                    due[found++] = g;
                }
            }
            return Arrays.copyOf(due, found);
        }

        @Override
        public void give(int item) {
            count[group[item]]++;
            given++;
        }

        @Override
        public void forbid(int item) {}

        @Override
        public boolean mayStop(int given) {
            return true;
        }
    }
}
