package nl.kennispeil.scoring.dif;

import nl.kennispeil.scoring.irt.Logistic;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Logistic regression of right and wrong answers by iteratively reweighted least squares.
 *
 * <p><b>What.</b> Maximum likelihood of logit P = x′β over rows of predictors with a number of persons right and wrong each.
 *
 * <p><b>How.</b> As R's {@code glm}: the first fitted values are (y + ½)/2 for every person, then weighted least squares
 * until the deviance changes by less than 1e−8 relative. The covariance is the inverse of the weighted products of the last
 * step taken, so of the coefficients before it, as {@code glm} reports it; the difference from the covariance at the
 * maximum is some 1e−6 relative. The normal equations are scaled to a unit diagonal, so scores of hundreds of points lose
 * no digits.
 *
 * <p><b>Separation.</b> When a combination of predictors tells right from wrong, in all rows or in some, the deviance converges
 * while the coefficients do not: every step moves the linear predictor of those rows by about 1 (A. Albert and J.A.
 * Anderson, Biometrika 71 (1984) 1–10). So the fit is called separated when one more step would still move a linear
 * predictor by more than 0.01, or the deviance still falls after 25 steps.
 *
 * <p>Source: P. McCullagh and J.A. Nelder, <em>Generalized Linear Models</em>, 2nd ed. (1989) §2.5 and §4.4.
 */
final class LogisticFit {

    enum State {
        FITTED,
        SEPARATED,
        NOT_CONVERGED,
        SINGULAR
    }

    private static final int MOST_ITERATIONS = 25;

    private final double[][] rows;
    private final double[] right;
    private final double[] wrong;
    private final double[] eta;
    private double[] beta;
    private RealMatrix covariance;
    private double deviance = Double.POSITIVE_INFINITY;
    private State state = State.NOT_CONVERGED;

    /**
     * @param rows predictors, the intercept among them
     * @param right persons right per row
     * @param wrong persons wrong per row
     */
    LogisticFit(double[][] rows, double[] right, double[] wrong) {
        this.rows = rows;
        this.right = right;
        this.wrong = wrong;
        this.eta = new double[rows.length];
        int k = rows.length == 0 ? 0 : rows[0].length;
        this.beta = new double[k];
        this.covariance = MatrixUtils.createRealMatrix(Math.max(1, k), Math.max(1, k));
        run();
    }

    private void run() {
        boolean solved = rows.length > 0 && step(true);
        boolean falling = false;
        for (int iteration = 1; solved && iteration <= MOST_ITERATIONS; iteration++) {
            double before = deviance;
            deviance = devianceNow();
            falling = deviance < before;
            if (Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) < 1e-8) {
                judge();
                return;
            }
            solved = step(false);
        }
        state = !solved ? State.SINGULAR : falling ? State.SEPARATED : State.NOT_CONVERGED;
    }

    /** Looks one step further, without taking it. */
    private void judge() {
        double[] before = eta.clone();
        double[] fitted = beta;
        RealMatrix own = covariance;
        boolean solved = step(false);
        beta = fitted;
        covariance = own;
        if (!solved) {
            state = State.SEPARATED;
            return;
        }
        double moved = 0;
        for (int row = 0; row < eta.length; row++) {
            moved = Math.max(moved, Math.abs(eta[row] - before[row]));
        }
        state = moved > 0.01 ? State.SEPARATED : State.FITTED;
    }

    /** One step of weighted least squares; false when the predictors are not independent. */
    private boolean step(boolean first) {
        int k = beta.length;
        double[][] products = new double[k][k];
        double[] target = new double[k];
        for (int row = 0; row < rows.length; row++) {
            if (first) {
                add(rows[row], right[row], 0.75, 1, Math.log(3), products, target);
                add(rows[row], wrong[row], 0.25, 0, -Math.log(3), products, target);
            } else {
                double p = Logistic.of(eta[row]);
                add(rows[row], right[row], p, 1, eta[row], products, target);
                add(rows[row], wrong[row], p, 0, eta[row], products, target);
            }
        }
        double[] scale = new double[k];
        for (int i = 0; i < k; i++) {
            scale[i] = Math.sqrt(products[i][i]);
            if (!(scale[i] > 0)) {
                return false;
            }
        }
        RealMatrix scaled = MatrixUtils.createRealMatrix(k, k);
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                scaled.setEntry(i, j, products[Math.max(i, j)][Math.min(i, j)] / (scale[i] * scale[j]));
            }
            target[i] /= scale[i];
        }
        try {
            CholeskyDecomposition factor = new CholeskyDecomposition(scaled, 1e-9, 1e-11);
            RealVector solution = factor.getSolver().solve(MatrixUtils.createRealVector(target));
            covariance = factor.getSolver().getInverse();
            beta = solution.toArray();
        } catch (NonPositiveDefiniteMatrixException dependent) {
            return false;
        }
        for (int i = 0; i < k; i++) {
            beta[i] /= scale[i];
            for (int j = 0; j < k; j++) {
                covariance.multiplyEntry(i, j, 1 / (scale[i] * scale[j]));
            }
        }
        for (int row = 0; row < rows.length; row++) {
            eta[row] = 0;
            for (int i = 0; i < k; i++) {
                eta[row] += rows[row][i] * beta[i];
            }
        }
        return true;
    }

    private static void add(
            double[] row, double persons, double p, double y, double eta, double[][] products, double[] target) {
        if (persons == 0) {
            return;
        }
        double weight = persons * p * (1 - p);
        double working = weight * eta + persons * (y - p);
        for (int i = 0; i < row.length; i++) {
            target[i] += row[i] * working;
            for (int j = 0; j <= i; j++) {
                products[i][j] += weight * row[i] * row[j];
            }
        }
    }

    private double devianceNow() {
        double sum = 0;
        for (int row = 0; row < rows.length; row++) {
            sum += right[row] == 0 ? 0 : right[row] * Logistic.softplus(-eta[row]);
            sum += wrong[row] == 0 ? 0 : wrong[row] * Logistic.softplus(eta[row]);
        }
        return 2 * sum;
    }

    State state() {
        return state;
    }

    double[] coefficients() {
        return beta.clone();
    }

    RealMatrix covariance() {
        return covariance;
    }

    double deviance() {
        return deviance;
    }

    /** Deviance with an intercept only. */
    double nullDeviance() {
        double ones = 0;
        double zeros = 0;
        for (int row = 0; row < rows.length; row++) {
            ones += right[row];
            zeros += wrong[row];
        }
        double n = ones + zeros;
        return ones == 0 || zeros == 0 ? 0 : -2 * (ones * Math.log(ones / n) + zeros * Math.log(zeros / n));
    }
}
