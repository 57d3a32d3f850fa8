package nl.kennispeil.scoring.assembly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A mixed-integer linear programme: maximise Σ gain_j · x_j over columns between bounds, some of them whole numbers, with
 * sums of columns between bounds, and sets of which at most one column is taken.
 *
 * <p>A column is an item, a set of items that come together, an item in one of several forms, or a number such as the
 * smallest information over abilities (W.J. van der Linden, <em>Linear Models for Optimal Test Design</em>, 2005, ch. 4).
 * Immutable, safe to share between threads.
 */
public final class Programme {

    /**
     * A sum between bounds.
     *
     * @param name for people; what a reason why nothing fits is told by
     * @param columns numbers of the columns that count, each at most once
     * @param weights what each of them adds, finite, as many as {@code columns}
     * @param min lower bound; −∞ for none
     * @param max upper bound, at least {@code min}; +∞ for none
     */
    public record Row(String name, int[] columns, double[] weights, double min, double max) {
        public Row {
            if (columns.length != weights.length) {
                throw new IllegalArgumentException(
                        "row " + name + " has " + columns.length + " columns and " + weights.length + " weights");
            }
            if (Double.isNaN(min) || Double.isNaN(max) || max < min) {
                throw new IllegalArgumentException("row " + name + " lies between " + min + " and " + max
                        + ": allowed are numbers, the lower one first");
            }
            for (double weight : weights) {
                if (!Double.isFinite(weight)) {
                    throw new IllegalArgumentException(
                            "row " + name + " has weight " + weight + ": allowed is a finite number");
                }
            }
            columns = columns.clone();
            weights = weights.clone();
        }

        /** A row of ones: how many of the columns are taken. */
        public static Row count(String name, int[] columns, double min, double max) {
            double[] ones = new double[columns.length];
            Arrays.fill(ones, 1);
            return new Row(name, columns, ones, min, max);
        }
    }

    private final double[] gains;
    private final double[] lower;
    private final double[] upper;
    private final boolean[] whole;
    private final List<Row> rows;
    private final List<int[]> sets;

    private Programme(Builder from) {
        gains = from.gains.clone();
        lower = from.lower.clone();
        upper = from.upper.clone();
        whole = from.whole.clone();
        rows = List.copyOf(from.rows);
        sets = from.sets.stream().map(int[]::clone).toList();
    }

    public int columns() {
        return gains.length;
    }

    public double gain(int column) {
        return gains[column];
    }

    public double lower(int column) {
        return lower[column];
    }

    public double upper(int column) {
        return upper[column];
    }

    public boolean whole(int column) {
        return whole[column];
    }

    public List<Row> rows() {
        return rows;
    }

    /** Sets of columns of which at most one is taken; columns are 0 or 1. */
    public List<int[]> sets() {
        return sets;
    }

    /** Σ gain_j · x_j. */
    public double value(double[] x) {
        double sum = 0;
        for (int j = 0; j < gains.length; j++) {
            sum += gains[j] * x[j];
        }
        return sum;
    }

    /**
     * What is wrong with a choice: the one checker for everything that chooses, whatever solver it came from.
     *
     * @param x a value per column
     * @return names of the rows, sets and columns that do not hold, with what was got and allowed; empty when all hold
     */
    public List<String> violations(double[] x) {
        List<String> wrong = new ArrayList<>();
        for (int j = 0; j < gains.length; j++) {
            boolean outside = !(x[j] >= lower[j] - ROUNDING && x[j] <= upper[j] + ROUNDING);
            if (outside || (whole[j] && Math.abs(x[j] - Math.rint(x[j])) > ROUNDING)) {
                wrong.add("column " + j + " is " + x[j] + ": allowed is " + lower[j] + " to " + upper[j]
                        + (whole[j] ? ", whole" : ""));
            }
        }
        for (Row row : rows) {
            double sum = 0;
            double size = 1;
            for (int k = 0; k < row.columns.length; k++) {
                sum += row.weights[k] * x[row.columns[k]];
                size += Math.abs(row.weights[k] * x[row.columns[k]]);
            }
            if (sum < row.min - ROUNDING * size || sum > row.max + ROUNDING * size) {
                wrong.add(row.name + " is " + sum + ": allowed is " + row.min + " to " + row.max);
            }
        }
        for (int s = 0; s < sets.size(); s++) {
            double sum = 0;
            for (int column : sets.get(s)) {
                sum += x[column];
            }
            if (sum > 1 + ROUNDING) {
                wrong.add("set " + s + " is taken " + sum + " times: allowed is 1");
            }
        }
        return wrong;
    }

    /**
     * The same, but every row may be missed at a price: two columns per row behind the others, how much is short and how
     * much is over. It has a solution whenever bounds and sets leave one.
     *
     * @param price what a unit of each row costs, more than 0, as many as there are rows
     */
    public Programme elastic(double... price) {
        if (price.length != rows.size()) {
            throw new IllegalArgumentException(price.length + " prices: allowed is one per row, " + rows.size());
        }
        Builder builder = new Builder(gains.length + 2 * rows.size());
        for (int j = 0; j < gains.length; j++) {
            builder.gain(j, gains[j]);
            builder.bounds(j, lower[j], upper[j]);
            builder.whole[j] = whole[j];
        }
        for (int r = 0; r < rows.size(); r++) {
            Row row = rows.get(r);
            int over = gains.length + 2 * r;
            double most = 1
                    + Math.abs(Double.isFinite(row.min) ? row.min : 0)
                    + Math.abs(Double.isFinite(row.max) ? row.max : 0);
            for (int k = 0; k < row.columns.length; k++) {
                int j = row.columns[k];
                most += Math.abs(row.weights[k]) * Math.max(Math.abs(lower[j]), Math.abs(upper[j]));
            }
            builder.continuous(over, 0, most).gain(over, -price[r]);
            builder.continuous(over + 1, 0, most).gain(over + 1, -price[r]);
            int[] columns = Arrays.copyOf(row.columns, row.columns.length + 2);
            double[] weights = Arrays.copyOf(row.weights, columns.length);
            columns[columns.length - 2] = over;
            columns[columns.length - 1] = over + 1;
            weights[columns.length - 2] = -1;
            weights[columns.length - 1] = 1;
            builder.row(new Row(row.name, columns, weights, row.min, row.max));
        }
        sets.forEach(builder::atMostOne);
        return builder.build();
    }

    /**
     * The same with other bounds of the rows.
     *
     * @param min lower bound per row
     * @param max upper bound per row
     */
    public Programme within(double[] min, double[] max) {
        Builder builder = new Builder(gains.length);
        for (int j = 0; j < gains.length; j++) {
            builder.gain(j, gains[j]);
            builder.bounds(j, lower[j], upper[j]);
            builder.whole[j] = whole[j];
        }
        for (int r = 0; r < rows.size(); r++) {
            builder.row(new Row(rows.get(r).name, rows.get(r).columns, rows.get(r).weights, min[r], max[r]));
        }
        sets.forEach(builder::atMostOne);
        return builder.build();
    }

    /** Sums of thousands of doubles differ in their last digits by the order they are added in. */
    static final double ROUNDING = 1e-7;

    /** Collects a programme; every column starts as whole, 0 or 1. */
    public static final class Builder {

        private final double[] gains;
        private final double[] lower;
        private final double[] upper;
        private final boolean[] whole;
        private final List<Row> rows = new ArrayList<>();
        private final List<int[]> sets = new ArrayList<>();

        public Builder(int columns) {
            if (columns < 1) {
                throw new IllegalArgumentException(columns + " columns: allowed is 1 or more");
            }
            gains = new double[columns];
            lower = new double[columns];
            upper = new double[columns];
            whole = new boolean[columns];
            Arrays.fill(upper, 1);
            Arrays.fill(whole, true);
        }

        public Builder gain(int column, double gain) {
            if (!Double.isFinite(gain)) {
                throw new IllegalArgumentException(
                        "gain of column " + column + " is " + gain + ": allowed is a finite number");
            }
            gains[column] = gain;
            return this;
        }

        /** Narrower or wider bounds; {@code in} = (1, 1), {@code out} = (0, 0). */
        public Builder bounds(int column, double min, double max) {
            if (!Double.isFinite(min) || !Double.isFinite(max) || max < min) {
                throw new IllegalArgumentException("column " + column + " lies between " + min + " and " + max
                        + ": allowed are finite numbers, the lower one first");
            }
            lower[column] = min;
            upper[column] = max;
            return this;
        }

        /** Any number between its bounds. */
        public Builder continuous(int column, double min, double max) {
            whole[column] = false;
            return bounds(column, min, max);
        }

        public Builder row(Row row) {
            for (int column : row.columns) {
                requireColumn(column);
            }
            rows.add(row);
            return this;
        }

        /** At most one of these columns is taken. */
        public Builder atMostOne(int... columns) {
            for (int column : columns) {
                requireColumn(column);
            }
            if (columns.length > 1) {
                sets.add(columns.clone());
            }
            return this;
        }

        public Programme build() {
            return new Programme(this);
        }

        private void requireColumn(int column) {
            if (column < 0 || column >= gains.length) {
                throw new IllegalArgumentException("column " + column + ": allowed is 0 to " + (gains.length - 1));
            }
        }
    }
}
