package nl.kennispeil.scoring.fit;

import java.util.List;

/** Cholesky's factor in the place of the lower triangle of a matrix, rows of growing length; made for some thousands of rows. */
final class Triangle {

    private static final int BLOCK = 24;

    private Triangle() {}

    /**
     * Rows are taken in blocks, so that an earlier row, fetched once, serves all rows of a block.
     *
     * @throws IllegalArgumentException when the matrix is not positive definite
     */
    static void factor(double[][] rows) {
        for (int from = 0; from < rows.length; from += BLOCK) {
            int to = Math.min(rows.length, from + BLOCK);
            for (int j = 0; j < to; j++) {
                if (j >= from) {
                    rows[j][j] = pivot(rows, j);
                }
                for (int i = Math.max(from, j + 1); i < to; i++) {
                    rows[i][j] = (rows[i][j] - dot(rows[i], rows[j], j)) / rows[j][j];
                }
            }
        }
    }

    private static double pivot(double[][] rows, int i) {
        double whole = rows[i][i];
        double left = whole - dot(rows[i], rows[i], i);
        if (!(left > 1e-12 * whole)) {
            throw new IllegalArgumentException("the moments of the items depend on each other: number " + i + " of "
                    + rows.length + " follows from those before; an item may be a copy of another");
        }
        return Math.sqrt(left);
    }

    /** Overwrites a vector v with L⁻¹v. */
    static void solve(double[][] factor, double[] vector) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (vector[i] - dot(factor[i], vector, i)) / factor[i][i];
        }
    }

    /** Takes away what lies along the (orthonormal) basis. */
    static void removeAll(double[] vector, List<double[]> basis) {
        for (double[] along : basis) {
            double part = dot(along, vector, vector.length);
            for (int m = 0; m < vector.length; m++) {
                vector[m] -= part * along[m];
            }
        }
    }

    static double length(double[] vector) {
        return Math.sqrt(dot(vector, vector, vector.length));
    }

    /** Four sums side by side, which the processor can add at the same time. */
    private static double dot(double[] a, double[] b, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int k = 0;
        for (; k + 4 <= length; k += 4) {
            s0 += a[k] * b[k];
            s1 += a[k + 1] * b[k + 1];
            s2 += a[k + 2] * b[k + 2];
            s3 += a[k + 3] * b[k + 3];
        }
        for (; k < length; k++) {
            s0 += a[k] * b[k];
        }
        return s0 + s1 + (s2 + s3);
    }
}
