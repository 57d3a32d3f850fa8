package nl.kennispeil.scoring.assembly;

import java.util.Arrays;
import java.util.List;

/**
 * The rows of a {@link Programme} with its sets of enemies as rows behind them, by row and by column, brought to weights of
 * about 1. Immutable: thousands of candidates share one.
 */
final class Matrix {

    final int columns;
    final int rows;
    /** Rows that always count; those from here on are sets. */
    final int demands;

    final int[][] rowColumns;
    final double[][] rowWeights;
    final int[][] columnRows;
    final double[][] columnWeights;
    final double[] scale;
    /** What a row adds up to at least and at most, whatever is chosen. */
    private final double[] least;

    private final double[] most;

    Matrix(Programme programme) {
        List<Programme.Row> given = programme.rows();
        columns = programme.columns();
        demands = given.size();
        rows = demands + programme.sets().size();
        rowColumns = new int[rows][];
        rowWeights = new double[rows][];
        scale = new double[rows];
        least = new double[rows];
        most = new double[rows];
        int[] size = new int[columns];
        for (int r = 0; r < rows; r++) {
            boolean demand = r < demands;
            rowColumns[r] = demand
                    ? given.get(r).columns()
                    : programme.sets().get(r - demands).clone();
            rowWeights[r] = demand ? given.get(r).weights().clone() : new double[rowColumns[r].length];
            if (!demand) {
                Arrays.fill(rowWeights[r], 1);
            }
            scale(programme, r);
            for (int column : rowColumns[r]) {
                size[column]++;
            }
        }
        columnRows = new int[columns][];
        columnWeights = new double[columns][];
        for (int j = 0; j < columns; j++) {
            columnRows[j] = new int[size[j]];
            columnWeights[j] = new double[size[j]];
        }
        Arrays.fill(size, 0);
        for (int r = 0; r < rows; r++) {
            for (int k = 0; k < rowColumns[r].length; k++) {
                int j = rowColumns[r][k];
                columnRows[j][size[j]] = r;
                columnWeights[j][size[j]++] = rowWeights[r][k];
            }
        }
    }

    private void scale(Programme programme, int r) {
        double size = 0;
        for (int k = 0; k < rowColumns[r].length; k++) {
            double weight = rowWeights[r][k];
            size += Math.abs(weight);
            double a = weight * programme.lower(rowColumns[r][k]);
            double b = weight * programme.upper(rowColumns[r][k]);
            least[r] += Math.min(a, b);
            most[r] += Math.max(a, b);
        }
        scale[r] = size > 0 ? rowColumns[r].length / size : 1;
        for (int k = 0; k < rowColumns[r].length; k++) {
            rowWeights[r][k] *= scale[r];
        }
    }

    /** A lower bound of a row, scaled and finite: an open one becomes what is always met. */
    double low(int row, double min) {
        return scale[row] * (min == Double.NEGATIVE_INFINITY ? least[row] - 1 : min);
    }

    /** An upper bound, likewise. */
    double high(int row, double max) {
        return scale[row] * (max == Double.POSITIVE_INFINITY ? most[row] + 1 : max);
    }
}
