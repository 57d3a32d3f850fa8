package nl.kennispeil.scoring.calibration;

import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;

/** The inverse of an information matrix, which is scaled to a diagonal of 1 first: slopes and steps differ much in size. */
final class Inverse {

    /** Of a matrix scaled to a diagonal of 1; rounding of the differences makes pivots of about 1e-9 out of 0. */
    private static final double SMALLEST_PIVOT = 1e-7;

    private Inverse() {}

    /** The inverse; empty when the matrix is not positive definite, beyond rounding. */
    static Optional<double[][]> of(double[][] matrix) {
        int size = matrix.length;
        double[] scale = new double[size];
        double[][] scaled = new double[size][size];
        for (int k = 0; k < size; k++) {
            if (!(matrix[k][k] > 0)) {
                return Optional.empty();
            }
            scale[k] = 1 / Math.sqrt(matrix[k][k]);
        }
        for (int k = 0; k < size; k++) {
            for (int l = 0; l < size; l++) {
                scaled[k][l] = matrix[k][l] * scale[k] * scale[l];
            }
        }
        try {
            RealMatrix inverse = new CholeskyDecomposition(
                            new Array2DRowRealMatrix(scaled, false), 1e-8, SMALLEST_PIVOT)
                    .getSolver()
                    .getInverse();
            double[][] result = inverse.getData();
            for (int k = 0; k < size; k++) {
                for (int l = 0; l < size; l++) {
                    result[k][l] *= scale[k] * scale[l];
                }
            }
            return Optional.of(result);
        } catch (NonPositiveDefiniteMatrixException e) {
            return Optional.empty();
        }
    }
}
