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
                for (int k = piece * band; k < Math.min(size, (piece + 1) * band); k++) {
                    add(sum[k], k, c);
                }
            }
        });
        filled = 0;
    }

    private void add(double[] into, int k, int c) {
        double[] c0 = panel[c];
        double[] c1 = panel[c + 1];
        double[] c2 = panel[c + 2];
        double[] c3 = panel[c + 3];
        double[] c4 = panel[c + 4];
        double[] c5 = panel[c + 5];
        double[] c6 = panel[c + 6];
        double[] c7 = panel[c + 7];
        double f0 = c0[k];
        double f1 = c1[k];
        double f2 = c2[k];
        double f3 = c3[k];
        double f4 = c4[k];
        double f5 = c5[k];
        double f6 = c6[k];
        double f7 = c7[k];
        for (int l = 0; l <= k; l++) {
            into[l] += f0 * c0[l]
                    + f1 * c1[l]
                    + f2 * c2[l]
                    + f3 * c3[l]
                    + f4 * c4[l]
                    + f5 * c5[l]
                    + f6 * c6[l]
                    + f7 * c7[l];
        }
    }
}
