package nl.kennispeil.scoring.assembly;

import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Programme} without the demand that columns are whole. Sets of enemies are rows only from the moment a solution
 * breaks them: most never do.
 */
final class Relaxation {

    private static final double BROKEN = 1e-6;
    private static final double PUSH = 1e-9;
    private static final double MOST_PUSH = 1e-6;

    private final Programme programme;
    private final Matrix matrix;
    private final DualSimplex simplex;
    private final int n;
    private final double[] gains;
    private BooleanSupplier stop = () -> false;

    Relaxation(Programme programme, Matrix matrix) {
        this.programme = programme;
        this.matrix = matrix;
        n = programme.columns();
        gains = new double[n];
        simplex = new DualSimplex(matrix);
        for (int j = 0; j < n; j++) {
            gains[j] = programme.gain(j);
            simplex.cost[j] = gains[j];
            simplex.lo[j] = programme.lower(j);
            simplex.hi[j] = programme.upper(j);
        }
        push();
        for (int r = 0; r < matrix.rows; r++) {
            boolean demand = r < matrix.demands;
            simplex.lo[n + r] = matrix.low(r, demand ? programme.rows().get(r).min() : Double.NEGATIVE_INFINITY);
            simplex.hi[n + r] = matrix.high(r, demand ? programme.rows().get(r).max() : 1);
        }
    }

    DualSimplex.Basis basis() {
        return simplex.basis();
    }

    void load(DualSimplex.@Nullable Basis basis) {
        simplex.load(basis);
    }

    void bounds(double[] lo, double[] hi) {
        System.arraycopy(lo, 0, simplex.lo, 0, n);
        System.arraycopy(hi, 0, simplex.hi, 0, n);
    }

    void narrow(int column, double lo, double hi) {
        simplex.lo[column] = Math.max(simplex.lo[column], lo);
        simplex.hi[column] = Math.min(simplex.hi[column], hi);
    }

    void fix(int column, double at) {
        simplex.lo[column] = at;
        simplex.hi[column] = at;
    }

    double lo(int column) {
        return simplex.lo[column];
    }

    double hi(int column) {
        return simplex.hi[column];
    }

    /** Asked now and then while it solves; true stops it. */
    void stopWhen(BooleanSupplier asked) {
        stop = asked;
    }

    DualSimplex.End solve(double cutoff) {
        double push = PUSH;
        while (true) {
            DualSimplex.End end = simplex.solve(cutoff, patience(), stop);
            if (end == DualSimplex.End.STOPPED && push < MOST_PUSH && !stop.getAsBoolean()) {
                // it goes round in circles among equal reduced costs: set them further apart
                push *= 100;
                push(push, true);
            } else if (end != DualSimplex.End.OPTIMAL || !separate()) {
                return end;
            }
        }
    }

    private long patience() {
        return 500 + 5L * (n + simplex.rows());
    }

    /**
     * Gives columns without a gain of their own a hair of one when most have none: with many equal reduced costs the
     * simplex stands still. Bounds are a hair too high by it ({@link #loose}), never too low.
     */
    private void push() {
        int none = 0;
        for (int j = 0; j < n; j++) {
            none += gains[j] == 0 ? 1 : 0;
        }
        if (2 * none >= n) {
            push(PUSH, false);
        }
    }

    private void push(double size, boolean all) {
        double most = 0;
        for (int j = 0; j < n; j++) {
            most = Math.max(most, Math.abs(gains[j]));
        }
        SplittableRandom random = new SplittableRandom(1);
        for (int j = 0; j < n; j++) {
            double more = (most > 0 ? most : 1) * size * (1 + random.nextDouble());
            if ((all || gains[j] == 0) && programme.lower(j) >= 0) {
                simplex.cost[j] = gains[j] + more;
            }
        }
    }

    private boolean separate() {
        boolean more = false;
        for (int r = matrix.demands; r < matrix.rows; r++) {
            if (simplex.active(r)) {
                continue;
            }
            double sum = 0;
            for (int column : matrix.rowColumns[r]) {
                sum += simplex.x(column);
            }
            if (sum > 1 + BROKEN) {
                simplex.activate(r);
                more = true;
            }
        }
        return more;
    }

    double x(int column) {
        return simplex.x(column);
    }

    boolean basic(int column) {
        return simplex.basic(column);
    }

    double reducedCost(int column) {
        return simplex.reducedCost(column);
    }

    /** How many columns that must be whole are not. */
    int fractional() {
        int count = 0;
        for (int j = 0; j < n; j++) {
            if (simplex.basic(j) && programme.whole(j) && !wholeNow(simplex.x(j))) {
                count++;
            }
        }
        return count;
    }

    /** The column that is nearest to whole without being so, taken rather than left; −1 when all are whole. */
    int nearest() {
        int found = -1;
        double least = 2;
        for (int j = 0; j < n; j++) {
            if (simplex.basic(j) && programme.whole(j) && !wholeNow(simplex.x(j))) {
                double part = simplex.x(j) - Math.floor(simplex.x(j));
                double off = part >= 0.5 ? 1 - part : part + 0.3;
                if (off < least) {
                    least = off;
                    found = j;
                }
            }
        }
        return found;
    }

    private static boolean wholeNow(double x) {
        return Math.abs(x - Math.rint(x)) <= 1e-6;
    }

    /** The solution with what must be whole as whole numbers. */
    double[] rounded() {
        double[] x = solution();
        for (int j = 0; j < n; j++) {
            x[j] = programme.whole(j) ? Math.rint(x[j]) : x[j];
        }
        return x;
    }

    double[] reducedCosts() {
        double[] reduced = new double[n];
        for (int j = 0; j < n; j++) {
            reduced[j] = simplex.reducedCost(j);
        }
        return reduced;
    }

    double[] solution() {
        double[] x = new double[n];
        for (int j = 0; j < n; j++) {
            x[j] = simplex.x(j);
        }
        return x;
    }

    /** What a choice is worth at the gains that count now. */
    double worth(double[] x) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum += gains[j] * x[j];
        }
        return sum;
    }

    void gains(double[] now) {
        System.arraycopy(now, 0, gains, 0, n);
        System.arraycopy(now, 0, simplex.cost, 0, n);
        push();
    }

    /** How much too high {@link #value} is at most at the solution that stands. */
    double loose() {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum += (simplex.cost[j] - gains[j]) * simplex.x(j);
        }
        return sum;
    }

    double value() {
        return simplex.value();
    }
}
