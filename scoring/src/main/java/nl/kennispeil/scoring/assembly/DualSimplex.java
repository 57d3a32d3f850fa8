package nl.kennispeil.scoring.assembly;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Linear programmes that resemble the one before: maximise c·x with lo ≤ x ≤ hi and row sums between bounds, by the dual
 * simplex method with bounded variables and long steps (A. Koberstein, <em>The Dual Simplex Method, Techniques for a Fast
 * and Stable Implementation</em>, 2005, algorithms 4 and 7; I. Maros, "A generalized dual phase-2 simplex algorithm",
 * European Journal of Operational Research 149 (2003) 1–16).
 *
 * <p>Every variable has two finite bounds, so whatever basis stands is dual feasible once the others are put on the bound
 * that their reduced cost asks. Other gains, other bounds and more rows therefore all go on from where the last solution
 * stood, and there is no first phase. The inverse of the basis is kept dense: there are few rows and many columns.
 *
 * <p>Row {@code r} of the {@link Matrix} has a variable of its own, number {@code n + r}, that equals the sum of the row.
 */
final class DualSimplex {

    private static final double PRIMAL = 1e-9;
    private static final double PIVOT = 1e-9;
    private static final int REFACTOR = 60;

    private final Matrix matrix;
    private final int n;
    /** Rows that count now, the numbers of the matrix by place. */
    private int[] rowAt;

    private int m;
    /** Place of a row of the matrix, −1 while it does not count. */
    private final int[] active;

    final double[] cost;
    final double[] lo;
    final double[] hi;
    private final double[] x;
    private final double[] d;
    private final boolean[] atUpper;
    /** Row of the basis a variable stands in, or −1. */
    private final int[] place;

    private int[] basic;
    private double[][] inverse;
    /** Weights of the dual steepest edge rule. */
    private double[] edge;

    private final double[] alpha;
    private double[] entering;
    private double[] shift;
    private final int[] candidates;
    private final double[] ratios;
    private int flips;
    private int sinceFactor;
    long pivots;

    DualSimplex(Matrix matrix) {
        this.matrix = matrix;
        n = matrix.columns;
        int variables = n + matrix.rows;
        int room = Math.max(8, matrix.demands + 16);
        cost = new double[n];
        lo = new double[variables];
        hi = new double[variables];
        x = new double[variables];
        d = new double[variables];
        atUpper = new boolean[variables];
        place = new int[variables];
        alpha = new double[variables];
        ratios = new double[variables];
        candidates = new int[variables];
        active = new int[matrix.rows];
        rowAt = new int[room];
        basic = new int[room];
        inverse = new double[room][room];
        edge = new double[room];
        entering = new double[room];
        shift = new double[room];
        clear();
    }

    private void clear() {
        m = 0;
        Arrays.fill(active, -1);
        Arrays.fill(place, -1);
        Arrays.fill(atUpper, false);
        for (int r = 0; r < matrix.demands; r++) {
            activate(r);
        }
    }

    int rows() {
        return m;
    }

    boolean active(int row) {
        return active[row] >= 0;
    }

    /** From now on a row counts; its own variable comes into the basis. Its bounds must be finite. */
    void activate(int r) {
        if (m == basic.length) {
            grow();
        }
        int row = m;
        double[] last = inverse[row];
        Arrays.fill(last, 0, m, 0);
        double sum = 0;
        int[] columns = matrix.rowColumns[r];
        double[] weights = matrix.rowWeights[r];
        for (int k = 0; k < columns.length; k++) {
            int j = columns[k];
            sum += weights[k] * x[j];
            int at = place[j];
            if (at >= 0) {
                double[] from = inverse[at];
                for (int i = 0; i < m; i++) {
                    last[i] += weights[k] * from[i];
                }
            }
        }
        for (int i = 0; i < m; i++) {
            inverse[i][row] = 0;
        }
        last[row] = -1;
        m++;
        rowAt[row] = r;
        active[r] = row;
        int slack = n + r;
        x[slack] = sum;
        d[slack] = 0;
        place[slack] = row;
        basic[row] = slack;
        edge[row] = norm(last);
    }

    private double norm(double[] row) {
        double sum = 0;
        for (int i = 0; i < m; i++) {
            sum += row[i] * row[i];
        }
        return sum;
    }

    private void grow() {
        int room = basic.length * 2;
        rowAt = Arrays.copyOf(rowAt, room);
        basic = Arrays.copyOf(basic, room);
        edge = Arrays.copyOf(edge, room);
        entering = Arrays.copyOf(entering, room);
        shift = Arrays.copyOf(shift, room);
        double[][] wider = new double[room][];
        for (int i = 0; i < room; i++) {
            wider[i] = i < inverse.length ? Arrays.copyOf(inverse[i], room) : new double[room];
        }
        inverse = wider;
    }

    /** Where a solution stands, small enough to keep for every candidate. */
    record Basis(int[] rows, int[] basic, long[] upper) {}

    Basis basis() {
        BitSet upper = new BitSet(atUpper.length);
        for (int j = 0; j < atUpper.length; j++) {
            if (atUpper[j] && place[j] < 0) {
                upper.set(j);
            }
        }
        return new Basis(Arrays.copyOf(rowAt, m), Arrays.copyOf(basic, m), upper.toLongArray());
    }

    /** Goes on from a basis, or from the beginning; the same numbers come of it whatever was solved in between. */
    void load(@Nullable Basis basis) {
        if (basis == null) {
            clear();
            sinceFactor = 0;
            return;
        }
        m = 0;
        Arrays.fill(active, -1);
        Arrays.fill(place, -1);
        while (basic.length < basis.rows().length) {
            grow();
        }
        m = basis.rows().length;
        BitSet upper = BitSet.valueOf(basis.upper());
        for (int j = 0; j < atUpper.length; j++) {
            atUpper[j] = upper.get(j);
        }
        for (int i = 0; i < m; i++) {
            rowAt[i] = basis.rows()[i];
            active[rowAt[i]] = i;
            basic[i] = basis.basic()[i];
            place[basic[i]] = i;
        }
        factor();
    }

    double x(int column) {
        return x[column];
    }

    boolean basic(int variable) {
        return place[variable] >= 0;
    }

    /** What the value changes by when a column outside the basis changes by 1; 0 in the basis. */
    double reducedCost(int column) {
        return place[column] >= 0 ? 0 : d[column];
    }

    /** With all that is outside the basis on its right bound, the value of the dual: never below the optimum. */
    double value() {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum += cost[j] * x[j];
        }
        return sum;
    }

    /** How it ended. */
    enum End {
        OPTIMAL,
        INFEASIBLE,
        BELOW,
        STOPPED
    }

    /**
     * Solves from the basis that stands, after any change of {@link #cost}, bounds or rows.
     *
     * @param cutoff stops with {@link End#BELOW} as soon as the value cannot be above this
     * @param limit most pivots
     */
    End solve(double cutoff, long limit) {
        if (sinceFactor >= REFACTOR) {
            factor();
        }
        refresh();
        long started = pivots;
        long until = started + limit;
        boolean checked = false;
        while (true) {
            int row = leaving();
            if (row < 0) {
                if (!checked && sinceFactor > 0) {
                    // what has piled up in rounding is looked at before an answer is given
                    refresh();
                    checked = true;
                    continue;
                }
                return End.OPTIMAL;
            }
            if (pivots >= until) {
                return End.STOPPED;
            }
            if (sinceFactor >= REFACTOR) {
                factor();
                refresh();
                continue;
            }
            if (cutoff > Double.NEGATIVE_INFINITY && ((pivots - started) & 3) == 0 && value() < cutoff) {
                return End.BELOW;
            }
            checked = false;
            if (!pivot(row)) {
                if (sinceFactor > 0) {
                    factor();
                    refresh();
                    int again = leaving();
                    if (again < 0) {
                        continue;
                    }
                    if (!pivot(again)) {
                        return End.INFEASIBLE;
                    }
                    continue;
                }
                return End.INFEASIBLE;
            }
        }
    }

    private int leaving() {
        int best = -1;
        double worst = 0;
        for (int i = 0; i < m; i++) {
            int v = basic[i];
            double off = x[v] < lo[v] ? lo[v] - x[v] : x[v] - hi[v];
            if (off > PRIMAL * (1 + Math.abs(x[v]))) {
                double score = off * off / edge[i];
                if (score > worst) {
                    worst = score;
                    best = i;
                }
            }
        }
        return best;
    }

    private boolean pivot(int row) {
        int out = basic[row];
        boolean below = x[out] < lo[out];
        double sign = below ? 1 : -1;
        double[] rho = inverse[row];
        price(rho);
        int found = 0;
        for (int j = 0; j < n; j++) {
            found = consider(j, sign, found);
        }
        for (int i = 0; i < m; i++) {
            found = consider(n + rowAt[i], sign, found);
        }
        double slope = below ? lo[out] - x[out] : x[out] - hi[out];
        int in = enter(found, slope);
        if (in < 0) {
            return false;
        }
        double target = below ? lo[out] : hi[out];
        flip();
        column(in);
        double pivot = entering[row];
        double step = (x[out] - target) / pivot;
        for (int i = 0; i < m; i++) {
            x[basic[i]] -= step * entering[i];
        }
        x[in] += step;
        x[out] = target;
        double dual = d[in] / alpha[in];
        for (int j = 0; j < n; j++) {
            if (place[j] < 0) {
                d[j] -= dual * alpha[j];
            }
        }
        for (int i = 0; i < m; i++) {
            int slack = n + rowAt[i];
            if (place[slack] < 0) {
                d[slack] -= dual * alpha[slack];
            }
        }
        d[in] = 0;
        d[out] = -dual;
        atUpper[out] = !below;
        place[out] = -1;
        place[in] = row;
        basic[row] = in;
        update(row, pivot);
        pivots++;
        sinceFactor++;
        return true;
    }

    /** Puts a variable among those that may enter. */
    private int consider(int j, double sign, int found) {
        if (place[j] >= 0 || lo[j] == hi[j]) {
            return found;
        }
        double a = sign * alpha[j];
        if (atUpper[j] ? a > PIVOT : a < -PIVOT) {
            ratios[found] = Math.abs(d[j]) / Math.abs(a);
            candidates[found] = j;
            return found + 1;
        }
        return found;
    }

    /** The column that enters; those that are passed come first in {@code candidates}, {@code flips} of them. */
    private int enter(int found, double slope) {
        flips = 0;
        double left = slope;
        int start = 0;
        while (start < found) {
            // smallest ratio of the rest; among those hardly larger, the largest pivot
            int best = start;
            for (int k = start + 1; k < found; k++) {
                if (ratios[k] < ratios[best]) {
                    best = k;
                }
            }
            double limit = ratios[best] + 1e-12;
            for (int k = start; k < found; k++) {
                if (ratios[k] <= limit && Math.abs(alpha[candidates[k]]) > Math.abs(alpha[candidates[best]])) {
                    best = k;
                }
            }
            int j = candidates[best];
            double ratio = ratios[best];
            candidates[best] = candidates[start];
            ratios[best] = ratios[start];
            candidates[start] = j;
            ratios[start] = ratio;
            start++;
            left -= Math.abs(alpha[j]) * (hi[j] - lo[j]);
            if (left <= 1e-11) {
                flips = start - 1;
                return j;
            }
        }
        return -1;
    }

    /** Puts what was passed on its other bound. */
    private void flip() {
        if (flips == 0) {
            return;
        }
        Arrays.fill(shift, 0, m, 0);
        for (int k = 0; k < flips; k++) {
            int j = candidates[k];
            double by = atUpper[j] ? lo[j] - hi[j] : hi[j] - lo[j];
            atUpper[j] = !atUpper[j];
            x[j] = atUpper[j] ? hi[j] : lo[j];
            if (j >= n) {
                shift[active[j - n]] -= by;
            } else {
                addColumn(j, by, shift);
            }
        }
        for (int i = 0; i < m; i++) {
            double[] row = inverse[i];
            double sum = 0;
            for (int e = 0; e < m; e++) {
                sum += row[e] * shift[e];
            }
            x[basic[i]] -= sum;
        }
    }

    /** into += by · column j. */
    private void addColumn(int j, double by, double[] into) {
        int[] rows = matrix.columnRows[j];
        double[] weights = matrix.columnWeights[j];
        for (int e = 0; e < rows.length; e++) {
            int at = active[rows[e]];
            if (at >= 0) {
                into[at] += by * weights[e];
            }
        }
    }

    /** alpha = rho · [A, −I]. */
    private void price(double[] rho) {
        Arrays.fill(alpha, 0, n, 0);
        for (int i = 0; i < m; i++) {
            double r = rho[i];
            alpha[n + rowAt[i]] = -r;
            if (Math.abs(r) > 1e-14) {
                int[] columns = matrix.rowColumns[rowAt[i]];
                double[] weights = matrix.rowWeights[rowAt[i]];
                for (int k = 0; k < columns.length; k++) {
                    alpha[columns[k]] += r * weights[k];
                }
            }
        }
    }

    /** entering = inverse · column. */
    private void column(int j) {
        if (j >= n) {
            int e = active[j - n];
            for (int i = 0; i < m; i++) {
                entering[i] = -inverse[i][e];
            }
            return;
        }
        int[] rows = matrix.columnRows[j];
        double[] weights = matrix.columnWeights[j];
        Arrays.fill(entering, 0, m, 0);
        for (int e = 0; e < rows.length; e++) {
            int at = active[rows[e]];
            if (at >= 0) {
                double weight = weights[e];
                for (int i = 0; i < m; i++) {
                    entering[i] += inverse[i][at] * weight;
                }
            }
        }
    }

    private void update(int row, double pivot) {
        double[] rho = inverse[row];
        // dual steepest edge: tau = inverse · rho
        double weight = edge[row];
        for (int i = 0; i < m; i++) {
            double[] other = inverse[i];
            double factor = entering[i] / pivot;
            if (i != row && Math.abs(factor) > 1e-15) {
                double tau = 0;
                for (int e = 0; e < m; e++) {
                    tau += other[e] * rho[e];
                }
                edge[i] = Math.max(edge[i] - 2 * factor * tau + factor * factor * weight, 1e-8);
                for (int e = 0; e < m; e++) {
                    other[e] -= factor * rho[e];
                }
            }
        }
        for (int e = 0; e < m; e++) {
            rho[e] /= pivot;
        }
        edge[row] = Math.max(weight / (pivot * pivot), 1e-8);
    }

    /** Puts all that is outside the basis on the bound its reduced cost asks, and computes the rest anew. */
    private void refresh() {
        double[] y = shift;
        Arrays.fill(y, 0, m, 0);
        for (int i = 0; i < m; i++) {
            double c = basic[i] < n ? cost[basic[i]] : 0;
            if (c != 0) {
                double[] row = inverse[i];
                for (int e = 0; e < m; e++) {
                    y[e] += c * row[e];
                }
            }
        }
        System.arraycopy(cost, 0, d, 0, n);
        for (int i = 0; i < m; i++) {
            d[n + rowAt[i]] = y[i];
            if (y[i] != 0) {
                int[] columns = matrix.rowColumns[rowAt[i]];
                double[] weights = matrix.rowWeights[rowAt[i]];
                for (int k = 0; k < columns.length; k++) {
                    d[columns[k]] -= y[i] * weights[k];
                }
            }
        }
        double[] sums = y;
        Arrays.fill(sums, 0, m, 0);
        for (int j = 0; j < n; j++) {
            if (place[j] < 0) {
                settle(j);
                if (x[j] != 0) {
                    addColumn(j, x[j], sums);
                }
            }
        }
        for (int i = 0; i < m; i++) {
            int slack = n + rowAt[i];
            if (place[slack] < 0) {
                settle(slack);
                sums[i] -= x[slack];
            }
        }
        for (int i = 0; i < m; i++) {
            double[] row = inverse[i];
            double sum = 0;
            for (int e = 0; e < m; e++) {
                sum += row[e] * sums[e];
            }
            x[basic[i]] = -sum;
            d[basic[i]] = 0;
        }
    }

    private void settle(int j) {
        if (d[j] > 0) {
            atUpper[j] = true;
        } else if (d[j] < 0) {
            atUpper[j] = false;
        }
        x[j] = atUpper[j] ? hi[j] : lo[j];
    }

    /** Computes the inverse of the basis anew, by Gauss and Jordan with row exchanges. */
    private void factor() {
        double[][] b = new double[m][m];
        for (int i = 0; i < m; i++) {
            int v = basic[i];
            if (v >= n) {
                b[active[v - n]][i] = -1;
            } else {
                for (int e = 0; e < matrix.columnRows[v].length; e++) {
                    int at = active[matrix.columnRows[v][e]];
                    if (at >= 0) {
                        b[at][i] = matrix.columnWeights[v][e];
                    }
                }
            }
        }
        double[][] inv = new double[m][inverse[0].length];
        for (int i = 0; i < m; i++) {
            inv[i][i] = 1;
        }
        for (int k = 0; k < m; k++) {
            int top = k;
            for (int i = k + 1; i < m; i++) {
                if (Math.abs(b[i][k]) > Math.abs(b[top][k])) {
                    top = i;
                }
            }
            if (Math.abs(b[top][k]) < 1e-12) {
                throw new IllegalStateException("the basis of a linear programme is singular");
            }
            double[] swap = b[k];
            b[k] = b[top];
            b[top] = swap;
            swap = inv[k];
            inv[k] = inv[top];
            inv[top] = swap;
            double by = 1 / b[k][k];
            for (int e = 0; e < m; e++) {
                b[k][e] *= by;
                inv[k][e] *= by;
            }
            for (int i = 0; i < m; i++) {
                double f = b[i][k];
                if (i != k && f != 0) {
                    for (int e = k; e < m; e++) {
                        b[i][e] -= f * b[k][e];
                    }
                    for (int e = 0; e < m; e++) {
                        inv[i][e] -= f * inv[k][e];
                    }
                }
            }
        }
        for (int i = 0; i < m; i++) {
            inverse[i] = inv[i];
            edge[i] = Math.max(norm(inv[i]), 1e-8);
        }
        sinceFactor = 0;
    }
}
