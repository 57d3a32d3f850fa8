package nl.kennispeil.scoring.classical;

import java.util.Arrays;

/**
 * The scores of an item as weighted bit sets, one bit a person: score = Σ weight · bit. A 0/1 item is one set, an item with
 * categories has one set per binary digit of the category, formula points have one set for right and one for wrong.
 *
 * <p>Sums of products of two items are then counts of common bits, 64 persons at a time and exact: 80,000 pairs of 400
 * items by 20,000 persons cost about 0.05 s instead of 1.6·10⁹ multiplications. Bits of persons without a response are 0 in
 * every set; {@code present} tells them from a score of 0.
 */
final class BitColumn {

    private final double[] weights;
    private final long[][] sets;
    private final long[] present;
    private final boolean complete;
    private final int n;
    private final double sum;

    private BitColumn(double[] weights, long[][] sets, long[] present, boolean complete) {
        this.weights = weights;
        this.sets = sets;
        this.present = present;
        this.complete = complete;
        this.n = common(present, present);
        this.sum = sum(present);
    }

    static BitColumn of(byte[] codes, double[] values) {
        double[] weights = weights(values);
        boolean digits = isDigits(weights);
        long[][] sets = new long[weights.length][(codes.length + 63) / 64];
        long[] present = new long[(codes.length + 63) / 64];
        boolean complete = true;
        for (int person = 0; person < codes.length; person++) {
            if (codes[person] < 0) {
                complete = false;
                continue;
            }
            double value = values[codes[person]];
            long bit = 1L << person;
            present[person >> 6] |= bit;
            for (int set = 0; set < weights.length; set++) {
                boolean in = digits ? ((int) value >> set & 1) == 1 : value == weights[set];
                sets[set][person >> 6] |= in ? bit : 0;
            }
        }
        return new BitColumn(weights, sets, present, complete);
    }

    /** The different scores other than 0, or powers of two when there are more than two and all are whole and positive. */
    private static double[] weights(double[] values) {
        double[] different =
                Arrays.stream(values).filter(value -> value != 0).distinct().toArray();
        boolean whole = Arrays.stream(different).allMatch(value -> value > 0 && value == Math.rint(value));
        if (different.length <= 2 || !whole) {
            return different;
        }
        int digits = 32
                - Integer.numberOfLeadingZeros(
                        (int) Arrays.stream(different).max().orElse(1));
        double[] powers = new double[digits];
        for (int digit = 0; digit < digits; digit++) {
            powers[digit] = 1 << digit;
        }
        return powers;
    }

    private static boolean isDigits(double[] weights) {
        for (int set = 0; set < weights.length; set++) {
            if (weights[set] != 1 << set) {
                return false;
            }
        }
        return true;
    }

    /** With n − 1, over the persons who have both; NaN with fewer than two. */
    double covariance(BitColumn other) {
        boolean whole = complete && other.complete;
        double both = whole ? n : common(present, other.present);
        double mine = whole ? sum : sum(other.present);
        double theirs = whole ? other.sum : other.sum(present);
        double products = 0;
        for (int set = 0; set < sets.length; set++) {
            for (int with = 0; with < other.sets.length; with++) {
                products += weights[set] * other.weights[with] * common(sets[set], other.sets[with]);
            }
        }
        return both < 2 ? Double.NaN : (products - mine * theirs / both) / (both - 1);
    }

    private double sum(long[] among) {
        double sum = 0;
        for (int set = 0; set < sets.length; set++) {
            sum += weights[set] * common(sets[set], among);
        }
        return sum;
    }

    private static int common(long[] one, long[] other) {
        int count = 0;
        for (int word = 0; word < one.length; word++) {
            count += Long.bitCount(one[word] & other[word]);
        }
        return count;
    }
}
