package nl.kennispeil.scoring.classical;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;

/** Covariances or correlations of the scored items, with the sums that the coefficients need. */
final class CovarianceMatrix {

    /** A pivot below this share of the largest variance: some item is a sum of others. */
    private static final double SINGULAR = 1e-10;

    private final double[][] entries;

    CovarianceMatrix(double[][] entries) {
        this.entries = entries;
    }

    static CovarianceMatrix of(List<AnswerColumn> columns, ScoreScale scale) {
        BitColumn[] bits = columns.stream()
                .map(column -> BitColumn.of(column.codes(), scale.values(column)))
                .toArray(BitColumn[]::new);
        double[][] entries = new double[bits.length][bits.length];
        for (int row = 0; row < bits.length; row++) {
            for (int column = 0; column <= row; column++) {
                entries[row][column] = bits[row].covariance(bits[column]);
                entries[column][row] = entries[row][column];
            }
            if (entries[row][row] < Moments.NOTHING * 1e-3) {
                entries[row][row] = 0;
            }
        }
        return new CovarianceMatrix(entries);
    }

    /** Of the items that vary only. */
    CovarianceMatrix correlations() {
        int[] varying = varying();
        double[][] correlations = new double[varying.length][varying.length];
        for (int row = 0; row < varying.length; row++) {
            for (int column = 0; column < varying.length; column++) {
                correlations[row][column] = row == column
                        ? 1
                        : entries[varying[row]][varying[column]] / (sd(varying[row]) * sd(varying[column]));
            }
        }
        return new CovarianceMatrix(correlations);
    }

    int[] varying() {
        return IntStream.range(0, size())
                .filter(item -> entries[item][item] > 0)
                .toArray();
    }

    /** Pairs without a number. */
    int unknown() {
        int unknown = 0;
        for (int row = 0; row < size(); row++) {
            for (int column = 0; column < row; column++) {
                unknown += Double.isNaN(entries[row][column]) ? 1 : 0;
            }
        }
        return unknown;
    }

    int size() {
        return entries.length;
    }

    double at(int row, int column) {
        return entries[row][column];
    }

    double[] row(int row) {
        return entries[row];
    }

    double sd(int item) {
        return Math.sqrt(entries[item][item]);
    }

    double trace() {
        return IntStream.range(0, size())
                .mapToDouble(item -> entries[item][item])
                .sum();
    }

    double rowSum(int row) {
        return Arrays.stream(entries[row]).sum();
    }

    double total() {
        return IntStream.range(0, size()).mapToDouble(this::rowSum).sum();
    }

    /** Sum of squares of a row without the diagonal. */
    double squaresBeside(int row) {
        double squares = -entries[row][row] * entries[row][row];
        for (double entry : entries[row]) {
            squares += entry * entry;
        }
        return squares;
    }

    /** Sum of squares of everything. */
    double squares() {
        return IntStream.range(0, size())
                .mapToDouble(row -> squaresBeside(row) + entries[row][row] * entries[row][row])
                .sum();
    }

    /** Sum of all covariances between an item in one half and an item in the other. */
    double between(boolean[] first) {
        double between = 0;
        for (int row = 0; row < size(); row++) {
            for (int column = 0; column < size(); column++) {
                between += first[row] && !first[column] ? entries[row][column] : 0;
            }
        }
        return between;
    }

    /** Variance of the score of a half. */
    double within(boolean[] first, boolean half) {
        double within = 0;
        for (int row = 0; row < size(); row++) {
            for (int column = 0; column < size(); column++) {
                within += first[row] == half && first[column] == half ? entries[row][column] : 0;
            }
        }
        return within;
    }

    /** Sum over the items of the variance that all others do not predict, 1/(C⁻¹)ᵢᵢ; NaN when the matrix is singular. */
    double residuals() {
        double largest = IntStream.range(0, size())
                .mapToDouble(item -> entries[item][item])
                .max()
                .orElse(0);
        try {
            CholeskyDecomposition cholesky =
                    new CholeskyDecomposition(new Array2DRowRealMatrix(entries, false), 1e-9, SINGULAR * largest);
            double[][] inverse = cholesky.getSolver().getInverse().getData();
            return IntStream.range(0, size())
                    .mapToDouble(item -> 1 / inverse[item][item])
                    .sum();
        } catch (NonPositiveDefiniteMatrixException e) {
            return Double.NaN;
        }
    }
}
