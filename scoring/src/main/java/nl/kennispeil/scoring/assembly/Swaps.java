package nl.kennispeil.scoring.assembly;

/**
 * Makes a test better by exchanging one item for another, as long as that helps and all demands stay met. The test of a
 * moment ago is nearly the best one now; a few exchanges bring it close enough to prove what comes next.
 */
final class Swaps {

    private static final double LEAST_GAIN = 1e-9;
    private static final double ROUNDING = 1e-9;
    private static final int SWEEPS = 25;

    private final Matrix matrix;
    private final double[] low;
    private final double[] high;

    Swaps(Programme programme, Matrix matrix) {
        this.matrix = matrix;
        low = new double[matrix.rows];
        high = new double[matrix.rows];
        for (int r = 0; r < matrix.rows; r++) {
            boolean demand = r < matrix.demands;
            low[r] = matrix.low(r, demand ? programme.rows().get(r).min() : Double.NEGATIVE_INFINITY);
            high[r] = matrix.high(r, demand ? programme.rows().get(r).max() : 1);
        }
    }

    /**
     * Improves a test in place.
     *
     * @param x 1 per column that is in, a test that meets the demands
     * @param worth what each column is worth
     * @param lo lower bounds of the columns
     * @param hi upper bounds of the columns
     */
    void improve(double[] x, double[] worth, double[] lo, double[] hi) {
        double[] sums = new double[matrix.rows];
        for (int j = 0; j < x.length; j++) {
            if (x[j] > 0.5) {
                add(sums, j, 1);
            }
        }
        int[] order = byWorth(worth, lo, hi);
        boolean more = true;
        for (int sweep = 0; more && sweep < SWEEPS; sweep++) {
            more = false;
            for (int k = order.length - 1; k >= 0; k--) {
                int out = order[k];
                if (x[out] > 0.5) {
                    int in = better(x, worth, sums, order, out);
                    if (in >= 0) {
                        x[out] = 0;
                        x[in] = 1;
                        more = true;
                    }
                }
            }
        }
    }

    /** The free columns, the one worth most first. */
    private static int[] byWorth(double[] worth, double[] lo, double[] hi) {
        int count = 0;
        long[] keys = new long[worth.length];
        for (int j = 0; j < worth.length; j++) {
            if (lo[j] < hi[j]) {
                // doubles sort as whole numbers do once the sign is turned; the last bits give way to the number
                long bits = Double.doubleToLongBits(-worth[j]);
                long sortable = bits ^ (bits >> 63 & Long.MAX_VALUE);
                keys[count++] = (sortable & ~0xFFFFFL) | j;
            }
        }
        java.util.Arrays.sort(keys, 0, count);
        int[] order = new int[count];
        for (int k = 0; k < count; k++) {
            order[k] = (int) (keys[k] & 0xFFFFFL);
        }
        return order;
    }

    /** The column worth most that can take the place of one, with the sums brought up to date; −1 when none is better. */
    private int better(double[] x, double[] worth, double[] sums, int[] order, int out) {
        add(sums, out, -1);
        for (int in : order) {
            if (worth[in] <= worth[out] + LEAST_GAIN) {
                break;
            }
            if (x[in] < 0.5 && fits(sums, in)) {
                add(sums, in, 1);
                if (enough(sums, out)) {
                    return in;
                }
                add(sums, in, -1);
            }
        }
        add(sums, out, 1);
        return -1;
    }

    private boolean fits(double[] sums, int in) {
        int[] rows = matrix.columnRows[in];
        double[] weights = matrix.columnWeights[in];
        for (int e = 0; e < rows.length; e++) {
            double sum = sums[rows[e]] + weights[e];
            if (sum > high[rows[e]] + ROUNDING * (1 + Math.abs(sum))
                    || (weights[e] < 0 && sum < low[rows[e]] - ROUNDING * (1 + Math.abs(sum)))) {
                return false;
            }
        }
        return true;
    }

    private boolean enough(double[] sums, int out) {
        for (int row : matrix.columnRows[out]) {
            double size = ROUNDING * (1 + Math.abs(sums[row]));
            if (sums[row] < low[row] - size || sums[row] > high[row] + size) {
                return false;
            }
        }
        return true;
    }

    private void add(double[] sums, int column, int times) {
        int[] rows = matrix.columnRows[column];
        double[] weights = matrix.columnWeights[column];
        for (int e = 0; e < rows.length; e++) {
            sums[rows[e]] += times * weights[e];
        }
    }
}
