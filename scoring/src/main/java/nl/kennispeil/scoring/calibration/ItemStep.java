package nl.kennispeil.scoring.calibration;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealVector;

/**
 * The M step of one item: coefficients that maximise Σ_q Σ_k r_kq log P_k(θ_q) + log prior, given expected counts r, by
 * Fisher scoring with step halving. For models whose logits are linear in φ (all but those with asymptotes and GRM) scoring
 * is Newton's method.
 *
 * <p>A step that is small already is the last, and is not looked at again: the E step that follows sees it in the
 * likelihood.
 */
final class ItemStep {

    private static final int MOST_ROUNDS = 12;
    private static final int MOST_HALVINGS = 12;
    private static final double SMALL = 1e-3;
    private static final double LONGEST = 3;

    private final Kernel kernel;
    private final ItemPrior prior;
    private final double[] logP;
    private final double[] gradient;
    /** Σ r ∂log P/∂φ + ∂log prior/∂φ at the coefficients of the last {@link #evaluate}. */
    final double[] slope;

    final double[][] information;

    ItemStep(Kernel kernel, ItemPrior prior) {
        this.kernel = kernel;
        this.prior = prior;
        this.logP = new double[kernel.categories];
        this.gradient = new double[kernel.categories * kernel.size()];
        this.slope = new double[kernel.size()];
        this.information = new double[kernel.size()][kernel.size()];
    }

    /** Improves {@code phi} in place. */
    void maximise(double[] phi, double[] counts, double[] thetas) {
        double value = evaluate(phi, counts, thetas);
        double[] trial = new double[phi.length];
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] step = step();
            double longest = longest(step);
            if (longest < SMALL) {
                lastStep(phi, step, trial, counts, thetas);
                return;
            }
            double part = Math.min(1, LONGEST / longest);
            boolean better = false;
            for (int halved = 0; halved < MOST_HALVINGS && !better; halved++, part /= 2) {
                add(phi, step, part, trial);
                if (kernel.admissible(trial)) {
                    double now = evaluate(trial, counts, thetas);
                    if (now >= value) {
                        value = now;
                        better = true;
                    }
                }
            }
            if (!better) {
                return;
            }
            System.arraycopy(trial, 0, phi, 0, phi.length);
        }
    }

    /**
     * Where scoring is not Newton's method its steps may overshoot, for ever and a little more each time: the slope at the
     * end of the step says how far along it the top is.
     */
    private void lastStep(double[] phi, double[] step, double[] trial, double[] counts, double[] thetas) {
        double before = along(step);
        add(phi, step, 1, trial);
        if (!kernel.admissible(trial)) {
            return;
        }
        if (!kernel.linear()) {
            evaluate(trial, counts, thetas);
            double after = along(step);
            double part = before > after ? before / (before - after) : 1;
            add(phi, step, Math.max(0.05, Math.min(2, part)), trial);
        }
        if (kernel.admissible(trial)) {
            System.arraycopy(trial, 0, phi, 0, phi.length);
        }
    }

    private double along(double[] step) {
        double sum = 0;
        for (int m = 0; m < step.length; m++) {
            sum += step[m] * slope[m];
        }
        return sum;
    }

    /** The value to be maximised; leaves its slope and the expected information of its curve. */
    double evaluate(double[] phi, double[] counts, double[] thetas) {
        int size = phi.length;
        int nodes = thetas.length;
        java.util.Arrays.fill(slope, 0);
        for (double[] row : information) {
            java.util.Arrays.fill(row, 0);
        }
        double value = 0;
        for (int q = 0; q < nodes; q++) {
            double persons = 0;
            for (int k = 0; k < kernel.categories; k++) {
                persons += counts[k * nodes + q];
            }
            if (persons < 1e-14) {
                continue;
            }
            kernel.at(phi, thetas[q], logP, gradient);
            for (int k = 0; k < kernel.categories; k++) {
                double count = counts[k * nodes + q];
                double expected = persons * Math.exp(logP[k]);
                int row = k * size;
                value += count * logP[k];
                for (int m = 0; m < size; m++) {
                    double g = gradient[row + m];
                    slope[m] += count * g;
                    for (int l = 0; l <= m; l++) {
                        information[m][l] += expected * g * gradient[row + l];
                    }
                }
            }
        }
        for (int m = 0; m < size; m++) {
            for (int l = 0; l < m; l++) {
                information[l][m] = information[m][l];
            }
        }
        return value + prior.add(phi, slope, information);
    }

    private double[] step() {
        return solve(information, slope);
    }

    /** information⁻¹ · slope, with a ridge where the information is singular. */
    static double[] solve(double[][] information, double[] slope) {
        int size = slope.length;
        if (size == 1) {
            return new double[] {slope[0] / Math.max(information[0][0], 1e-10)};
        }
        if (size == 2) {
            double determinant = information[0][0] * information[1][1] - information[0][1] * information[1][0];
            if (determinant > 1e-12 * information[0][0] * information[1][1]) {
                return new double[] {
                    (information[1][1] * slope[0] - information[0][1] * slope[1]) / determinant,
                    (information[0][0] * slope[1] - information[1][0] * slope[0]) / determinant
                };
            }
        }
        Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(information);
        for (int m = 0; m < size; m++) {
            matrix.addToEntry(m, m, 1e-9 + 1e-9 * information[m][m]);
        }
        RealVector step = new LUDecomposition(matrix, 1e-300).getSolver().solve(new ArrayRealVector(slope, false));
        return step.toArray();
    }

    private static double longest(double[] step) {
        double longest = 0;
        for (double part : step) {
            longest = Math.max(longest, Math.abs(part));
        }
        return longest;
    }

    private static void add(double[] phi, double[] step, double part, double[] into) {
        for (int m = 0; m < phi.length; m++) {
            into[m] = phi[m] + part * step[m];
        }
    }
}
