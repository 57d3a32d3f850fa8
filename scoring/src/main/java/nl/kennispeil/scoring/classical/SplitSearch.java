package nl.kennispeil.scoring.classical;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The split of the items into halves A and B with the largest 4·cov(A, B)/V. With d = +1 for items in A and −1 in B this is
 * 1 − d′Cd/V, so the task is to make q = d′Cd small: a maximum cut.
 *
 * <p><b>Exact</b> up to {@value #EXACT} items: all 2^(k−1) splits in the order of a Gray code, so that each differs from the last in one
 * item and q is brought up to date in k steps. The best one is computed afresh at the end, so rounding does not add up.
 *
 * <p><b>Search</b> above that: from odd–even, from halves of alternating item–total covariance and from random splits, items are
 * moved to the other half one at a time, each time the one that lowers q most, and when none does, the best exchange of two;
 * until neither helps. q falls at every step, so the search ends. The result is a split, so its coefficient is a lower bound of
 * λ4 that cannot be improved by one move or exchange; whether it is the best is not known. Same seed, same split.
 *
 * <p>R's psych ({@code splitHalf}, version 2.2.9) differs: it looks at halves of equal size only, of correlations, and with an
 * odd number of items at the first half of the list of such splits only (it divides choose(k, ⌊k/2⌋) by two, which counts
 * every split twice only when k is even). So its number can be lower than ours; on LSAT6 it is.
 */
final class SplitSearch {

    static final int EXACT = 20;
    private static final int RANDOM_STARTS = 10;

    private final double[][] c;
    private final int k;
    /** +1 or −1 per item. */
    private final double[] side;
    /** Per item Σ_j c_ij side_j. */
    private final double[] pull;

    private SplitSearch(CovarianceMatrix matrix) {
        k = matrix.size();
        c = new double[k][];
        for (int row = 0; row < k; row++) {
            c[row] = matrix.row(row);
        }
        side = new double[k];
        pull = new double[k];
    }

    /** NaN when there are fewer than two items or the total does not vary. */
    static MaximalSplit best(CovarianceMatrix matrix, long seed) {
        double total = matrix.total();
        if (matrix.size() < 2 || !(total > Moments.NOTHING)) {
            return MaximalSplit.NONE;
        }
        SplitSearch search = new SplitSearch(matrix);
        boolean exact = matrix.size() <= EXACT;
        boolean[] half = exact ? search.enumerate() : search.climb(new SplittableRandom(seed));
        boolean[] first = new boolean[half.length];
        for (int item = 0; item < half.length; item++) {
            first[item] = half[item] == half[0];
        }
        return new MaximalSplit(
                4 * matrix.between(first) / total,
                IntStream.range(0, first.length)
                        .filter(item -> first[item])
                        .boxed()
                        .toList(),
                exact);
    }

    private boolean[] enumerate() {
        Arrays.fill(side, 1);
        double q = restart();
        double least = Double.POSITIVE_INFINITY;
        boolean[] best = half();
        for (long step = 1; step < 1L << (k - 1); step++) {
            q += move(Long.numberOfTrailingZeros(step));
            if (q < least) {
                least = q;
                best = half();
            }
        }
        return best;
    }

    private boolean[] climb(SplittableRandom random) {
        boolean[] best = half();
        double least = Double.POSITIVE_INFINITY;
        for (int start = 0; start < RANDOM_STARTS + 2; start++) {
            place(start, random);
            double q = descend(restart());
            if (q < least) {
                least = q;
                best = half();
            }
        }
        return best;
    }

    private void place(int start, SplittableRandom random) {
        int[] order = start == 1 ? byCovariance() : IntStream.range(0, k).toArray();
        for (int at = 0; at < k; at++) {
            side[order[at]] = start < 2 ? (at % 2 == 0 ? 1 : -1) : random.nextBoolean() ? 1 : -1;
        }
    }

    private int[] byCovariance() {
        double[] sums = new double[k];
        for (int item = 0; item < k; item++) {
            sums[item] = Arrays.stream(c[item]).sum();
        }
        return IntStream.range(0, k)
                .boxed()
                .sorted((one, other) -> Double.compare(sums[one], sums[other]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private double descend(double from) {
        double q = from;
        double enough = -1e-12 * Math.abs(from) - 1e-12;
        while (true) {
            int mover = mover();
            if (gain(mover) < enough) {
                q += move(mover);
                continue;
            }
            int[] pair = exchange();
            if (gain(pair[0]) + gain(pair[1]) - 8 * c[pair[0]][pair[1]] >= enough) {
                return q;
            }
            q += move(pair[0]);
            q += move(pair[1]);
        }
    }

    private int mover() {
        int best = 0;
        for (int item = 1; item < k; item++) {
            best = gain(item) < gain(best) ? item : best;
        }
        return best;
    }

    /** The two items of different halves whose exchange lowers q most. */
    private int[] exchange() {
        int[] pair = {0, 0};
        double least = Double.POSITIVE_INFINITY;
        for (int one = 0; one < k; one++) {
            if (side[one] < 0) {
                continue;
            }
            double gain = gain(one);
            for (int other = 0; other < k; other++) {
                double both = gain + gain(other) - 8 * c[one][other];
                if (side[other] < 0 && both < least) {
                    least = both;
                    pair[0] = one;
                    pair[1] = other;
                }
            }
        }
        return pair;
    }

    /** What q changes by when the item goes to the other half. */
    private double gain(int item) {
        return 4 * (c[item][item] - side[item] * pull[item]);
    }

    private double move(int item) {
        double gain = gain(item);
        double change = -2 * side[item];
        side[item] = -side[item];
        double[] row = c[item];
        for (int other = 0; other < k; other++) {
            pull[other] += change * row[other];
        }
        return gain;
    }

    private double restart() {
        double q = 0;
        for (int item = 0; item < k; item++) {
            pull[item] = 0;
            for (int other = 0; other < k; other++) {
                pull[item] += c[item][other] * side[other];
            }
            q += side[item] * pull[item];
        }
        return q;
    }

    private boolean[] half() {
        boolean[] half = new boolean[k];
        for (int item = 0; item < k; item++) {
            half[item] = side[item] > 0;
        }
        return half;
    }
}
