package nl.kennispeil.scoring.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table of observed and expected counts per sum score (rows) and category (columns), in which cells with a small expected
 * count are taken together, in the order and by the rules of mirt's {@code itemfit}, so that the statistics can be compared:
 *
 * <ol>
 *   <li>the outermost rows, whose sum score rules out a category, join the nearest row that rules out none;
 *   <li>rows without persons go; a row with one person joins the next one (the last row the one before);
 *   <li>with more than two categories, in a row with a thin cell the thinnest cell joins the thinner of its neighbours,
 *       until none is thin or two are left; the cells then stand at the left of the row (which rows have a thin cell is
 *       asked before the joining of single persons, by row number, as mirt 1.45 does it);
 *   <li>a column with counts in fewer than 5 % of the rows joins the one before;
 *   <li>a row that still has a thin cell joins the neighbouring row with fewer persons.
 * </ol>
 *
 * @param observed counts, as many columns per row
 * @param expected counts, 0 where there is no cell
 */
@SuppressWarnings("ArrayRecordComponent") // a working table inside the package
record ThinCells(double[][] observed, double[][] expected) {

    /** @param expected NaN where the sum score rules out the category; both tables are used up */
    static ThinCells merge(double[][] observed, double[][] expected, double least) {
        List<double[]> o = new ArrayList<>(List.of(observed));
        List<double[]> e = new ArrayList<>(List.of(expected));
        joinEnds(o, e);
        boolean[] thin = joinSingles(o, e, least);
        joinCategories(o, e, thin, least);
        joinRareColumns(o, e);
        joinThinRows(o, e, least);
        return new ThinCells(o.toArray(double[][]::new), e.toArray(double[][]::new));
    }

    int rows() {
        return expected.length;
    }

    /** How many cells there are. */
    int filled() {
        return (int) Arrays.stream(expected)
                .flatMapToDouble(Arrays::stream)
                .filter(count -> count != 0)
                .count();
    }

    private static void join(List<double[]> table, int from, int to) {
        double[] source = table.get(from);
        double[] target = table.get(to);
        for (int k = 0; k < target.length; k++) {
            target[k] += source[k];
        }
        table.remove(from);
    }

    private static void joinEnds(List<double[]> o, List<double[]> e) {
        int ruledOut = 0;
        for (double[] row : e) {
            boolean any = false;
            for (int k = 0; k < row.length; k++) {
                any |= Double.isNaN(row[k]);
                row[k] = Double.isNaN(row[k]) ? 0 : row[k];
            }
            ruledOut += any ? 1 : 0;
        }
        for (int times = 0; times < ruledOut / 2 && e.size() > 2; times++) {
            join(o, 0, 1);
            join(e, 0, 1);
            join(o, o.size() - 1, o.size() - 2);
            join(e, e.size() - 1, e.size() - 2);
        }
    }

    /** Gives which of the rows had a thin cell before those with one person were joined. */
    private static boolean[] joinSingles(List<double[]> o, List<double[]> e, double least) {
        for (int row = o.size() - 1; row >= 0; row--) {
            if (sum(o.get(row)) == 0) {
                o.remove(row);
                e.remove(row);
            }
        }
        boolean[] thin = new boolean[e.size()];
        for (int row = 0; row < thin.length; row++) {
            thin[row] = isThin(e.get(row), least);
        }
        for (int row = 0; row < o.size() - 1; ) {
            if (sum(o.get(row)) == 1) {
                join(o, row, row + 1);
                join(e, row, row + 1);
            } else {
                row++;
            }
        }
        if (o.size() > 1 && sum(o.get(o.size() - 1)) == 1) {
            join(o, o.size() - 1, o.size() - 2);
            join(e, e.size() - 1, e.size() - 2);
        }
        return thin;
    }

    private static boolean isThin(double[] row, double least) {
        return Arrays.stream(row).anyMatch(count -> count < least);
    }

    private static double sum(double[] row) {
        return Arrays.stream(row).sum();
    }

    private static void joinCategories(List<double[]> o, List<double[]> e, boolean[] thin, double least) {
        for (int row = 0; row < e.size(); row++) {
            if (e.get(row).length > 2 && thin[row]) {
                joinCells(o.get(row), e.get(row), least);
            }
        }
    }

    private static void joinCells(double[] o, double[] e, double least) {
        int left = e.length;
        boolean thin = true;
        while (thin && left > 2) {
            int thinnest = 0;
            for (int k = 1; k < left; k++) {
                thinnest = e[k] < e[thinnest] ? k : thinnest;
            }
            boolean before = thinnest == left - 1 || (thinnest > 0 && e[thinnest - 1] <= e[thinnest + 1]);
            int to = before ? thinnest - 1 : thinnest + 1;
            e[to] += e[thinnest];
            o[to] += o[thinnest];
            System.arraycopy(e, thinnest + 1, e, thinnest, left - thinnest - 1);
            System.arraycopy(o, thinnest + 1, o, thinnest, left - thinnest - 1);
            left--;
            e[left] = 0;
            o[left] = 0;
            thin = isThin(Arrays.copyOf(e, left), least);
        }
    }

    private static void joinRareColumns(List<double[]> o, List<double[]> e) {
        int columns = e.isEmpty() ? 0 : e.get(0).length;
        for (int k = columns - 1; k > 0; k--) {
            int column = k;
            long filled = e.stream().filter(row -> row[column] > 0).count();
            if (filled < 0.05 * e.size()) {
                for (int row = 0; row < e.size(); row++) {
                    e.get(row)[k - 1] += e.get(row)[k];
                    o.get(row)[k - 1] += o.get(row)[k];
                    e.get(row)[k] = 0;
                    o.get(row)[k] = 0;
                }
            }
        }
    }

    private static void joinThinRows(List<double[]> o, List<double[]> e, double least) {
        int row = thinRow(e, least);
        while (row >= 0 && e.size() > 1) {
            boolean up = row == e.size() - 1 || (row > 0 && sum(o.get(row - 1)) <= sum(o.get(row + 1)));
            int to = up ? row - 1 : row + 1;
            join(o, row, to);
            join(e, row, to);
            row = thinRow(e, least);
        }
    }

    private static int thinRow(List<double[]> e, double least) {
        for (int row = 0; row < e.size(); row++) {
            if (Arrays.stream(e.get(row)).anyMatch(count -> count != 0 && count < least)) {
                return row;
            }
        }
        return -1;
    }
}
