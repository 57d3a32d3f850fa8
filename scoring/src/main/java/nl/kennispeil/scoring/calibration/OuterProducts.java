package nl.kennispeil.scoring.calibration;

import java.util.Arrays;

/**
 * The sum Σ v vᵀ of many vectors. They are collected in a panel, and a full panel is added to the lower triangle eight
 * vectors at a time, so that every number of the matrix is fetched once for eight products. Every row belongs to one piece
 * of work: the sum does not depend on the number of threads.
 */
final class OuterProducts {

    private static final int PANEL = 256;

    private final Lanes lanes;
    private final int size;
    private final double[][] sum;
    private final double[][] panel = new double[PANEL][];
    private int filled;

    /** @param size length of the vectors */
    OuterProducts(int size, Lanes lanes) {
        this.lanes = lanes;
        this.size = size;
        this.sum = new double[size][size];
        for (int c = 0; c < PANEL; c++) {
            panel[c] = new double[size];
        }
    }

    /** Room for the next vector, to be written over entirely before anything else is asked. */
    double[] next() {
        if (filled == PANEL) {
            flush();
        }
        return panel[filled++];
    }

    /** What has been added up, in the lower triangle. */
    double[][] sum() {
        flush();
        return sum;
    }

    private void flush() {
        for (int c = filled; c < PANEL; c++) {
            Arrays.fill(panel[c], 0);
        }
        int columns = (filled + 7) / 8 * 8;
        int band = 16;
        lanes.each((size + band - 1) / band, piece -> {
            for (int c = 0; c < columns; c += 8) {
                for (int k = piece * band; k < Math.min(size, (piece + 1) * band); k += 2) {
                    add(k, Math.min(k + 1, size - 1), c);
                }
            }
        });
        filled = 0;
    }

    /** Two rows at a time too: what is fetched of eight vectors serves both. The last row of an odd size goes alone. */
    private void add(int k, int next, int c) {
        double[] into = sum[k];
        double[] below = sum[next];
        for (int v = c; v < c + 8; v += 4) {
            double[] c0 = panel[v];
            double[] c1 = panel[v + 1];
            double[] c2 = panel[v + 2];
            double[] c3 = panel[v + 3];
            double f0 = c0[k];
            double f1 = c1[k];
            double f2 = c2[k];
            double f3 = c3[k];
            if (next == k) {
                for (int l = 0; l <= k; l++) {
                    into[l] += f0 * c0[l] + f1 * c1[l] + f2 * c2[l] + f3 * c3[l];
                }
                continue;
            }
            double g0 = c0[next];
            double g1 = c1[next];
            double g2 = c2[next];
            double g3 = c3[next];
            for (int l = 0; l <= k; l++) {
                double x0 = c0[l];
                double x1 = c1[l];
                double x2 = c2[l];
                double x3 = c3[l];
                into[l] += f0 * x0 + f1 * x1 + f2 * x2 + f3 * x3;
                below[l] += g0 * x0 + g1 * x1 + g2 * x2 + g3 * x3;
            }
            below[next] += g0 * g0 + g1 * g1 + g2 * g2 + g3 * g3;
        }
    }
}
