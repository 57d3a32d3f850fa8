package nl.kennispeil.scoring.conditional;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.jspecify.annotations.Nullable;

/**
 * Conditional maximum likelihood for Rasch and partial credit items, for complete and incomplete designs.
 *
 * <p><b>What.</b> Given the sum score the responses do not depend on ability, so the item parameters are estimated without
 * any assumption about the persons, and consistently for a fixed test length [1, 2]. The log-likelihood is concave in η
 * (see {@link Parameters}) and flat only along the shift of the scale; where {@link DesignGraph} finds the items connected
 * a Rasch likelihood has exactly one maximum.
 *
 * <p><b>How.</b> Newton's method with the analytic Hessian and step halving, so no step lowers the likelihood. The flat
 * direction z is filled in: with I + zz′ for the information I a step never moves along it. A Hessian costs as much as
 * some tens of gradients, so it is kept as long as a step with it makes the gradient at least four times smaller. With a
 * booklet for nearly every person the exact Hessian takes seconds to minutes; then its limit for many items serves for
 * the steps, with the same maximum, and in the extreme for the standard errors too, which a warning says.
 *
 * <p><b>Stop.</b> When no expected count is farther than 1e−10 · persons + 1e−9 from the count observed. The error in a
 * parameter is then below 1e−8 for any item with more than a hundredth of the persons' information.
 *
 * <p><b>Standard errors.</b> From the observed conditional information I, on the scale with the origin c′η = 0: the
 * covariance is T (I + zz′)⁻¹ T′ with T = 1 − z c′/(c′z), which is the inverse of the information in any set of
 * parameters that leaves out one [3], as eRm reports.
 *
 * <p>Sources: [1] E.B. Andersen, "Asymptotic properties of conditional maximum-likelihood estimators", JRSS B 32 (1970)
 * 283–301; [2] G.N. Masters, Psychometrika 47 (1982) 149–174; [3] P. Mair and R. Hatzinger, "Extended Rasch modeling: the
 * eRm package", Journal of Statistical Software 20 (2007) issue 9.
 */
final class CmlEstimator {

    private static final int MOST_ITERATIONS = 200;
    /** Beyond this many logits a parameter is on its way to infinity. */
    private static final double FAR = 40;

    private final ConditionalLikelihood likelihood;
    private final Parameters parameters;
    private final double[] shift;
    private final boolean exactSteps;
    private final boolean exactErrors;
    private final double[][] information;
    private double[] eta;
    private double[] gradient;
    private double logLik;
    private int iterations;
    private @Nullable CholeskyDecomposition factor;

    CmlEstimator(ResponseMatrix responses) {
        this(responses, 3e8, 3e10);
    }

    /**
     * @param perStep how many multiplications an exact Hessian may cost to be used for every step
     * @param once how many it may cost to be used for the standard errors
     */
    CmlEstimator(ResponseMatrix responses, double perStep, double once) {
        likelihood = new ConditionalLikelihood(responses);
        parameters = likelihood.parameters();
        shift = parameters.shift();
        exactSteps = likelihood.cost() <= perStep;
        exactErrors = likelihood.cost() <= once;
        information = new double[parameters.count()][parameters.count()];
        eta = start(responses, likelihood);
        gradient = new double[eta.length];
    }

    /** Log-odds of a category against the lowest, as if all persons had the same ability. */
    private static double[] start(ResponseMatrix responses, ConditionalLikelihood likelihood) {
        Parameters parameters = likelihood.parameters();
        double[] start = new double[parameters.count()];
        for (int item = 0; item < parameters.items(); item++) {
            double lowest = 0.5;
            for (int person = 0; person < responses.persons(); person++) {
                if (responses.at(person, item) == 0 && !ConditionalLikelihood.isExtreme(responses, person)) {
                    lowest++;
                }
            }
            for (int at = parameters.offset()[item]; at < parameters.offset()[item + 1]; at++) {
                start[at] = Math.log((likelihood.observed()[at] + 0.5) / lowest);
            }
        }
        return start;
    }

    ConditionalCalibration estimate(Origin origin) {
        double tolerance = 1e-10 * likelihood.used() + 1e-9;
        logLik = likelihood.at(eta, gradient, null);
        boolean alive = true;
        while (alive && norm(gradient) > tolerance && iterations < MOST_ITERATIONS && norm(centred()) < FAR) {
            alive = step();
            iterations++;
        }
        boolean converged = norm(gradient) <= tolerance && refresh(exactErrors);
        return result(origin, converged);
    }

    /** One step; false when it cannot be made. */
    private boolean step() {
        boolean fresh = factor == null;
        if (fresh && !refresh(exactSteps)) {
            return false;
        }
        double before = norm(gradient);
        double[] direction =
                factor().getSolver().solve(new ArrayRealVector(gradient, false)).toArray();
        double[] next = new double[eta.length];
        double[] nextGradient = new double[eta.length];
        for (double size = 1; size > 1e-6; size /= 2) {
            for (int k = 0; k < eta.length; k++) {
                next[k] = eta[k] + size * direction[k];
            }
            double nextLogLik = likelihood.at(next, nextGradient, null);
            if (nextLogLik >= logLik - 1e-12 * Math.abs(logLik)) {
                eta = next;
                logLik = nextLogLik;
                gradient = nextGradient;
                factor = norm(gradient) < before / 4 ? factor : null;
                return true;
            }
            factor = null;
        }
        return !fresh;
    }

    private CholeskyDecomposition factor() {
        if (factor == null) {
            throw new IllegalStateException("no Hessian yet");
        }
        return factor;
    }

    /** Computes and factors the information at the present parameters; false when it is singular. */
    private boolean refresh(boolean exact) {
        if (exact) {
            logLik = likelihood.at(eta, gradient, information);
        } else {
            likelihood.approximateInformation(eta, information);
        }
        RealMatrix full = MatrixUtils.createRealMatrix(eta.length, eta.length);
        double scale = 0;
        double length = 0;
        for (int k = 0; k < eta.length; k++) {
            scale += information[k][k] / eta.length;
            length += shift[k] * shift[k];
        }
        for (int row = 0; row < eta.length; row++) {
            for (int column = 0; column <= row; column++) {
                double value = information[row][column] + scale * shift[row] * shift[column] / length;
                full.setEntry(row, column, value);
                full.setEntry(column, row, value);
            }
        }
        try {
            factor = new CholeskyDecomposition(full, 1e-12, 1e-10 * scale);
            return true;
        } catch (NonPositiveDefiniteMatrixException singular) {
            factor = null;
            return false;
        }
    }

    /** η on the scale where the difficulties add up to 0. */
    private double[] centred() {
        return at(parameters.originWeights(Origin.SUM_ZERO));
    }

    private double[] at(double[] weights) {
        double along = 0;
        double total = 0;
        for (int k = 0; k < eta.length; k++) {
            along += weights[k] * eta[k];
            total += weights[k] * shift[k];
        }
        double[] moved = eta.clone();
        for (int k = 0; k < eta.length; k++) {
            moved[k] -= shift[k] * along / total;
        }
        return moved;
    }

    private static double norm(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    private ConditionalCalibration result(Origin origin, boolean converged) {
        List<String> warnings = new ArrayList<>();
        if (!converged) {
            warnings.add("no convergence after " + iterations + " iterations: an observed count differs by "
                    + norm(gradient) + " from what is expected, and the largest parameter is " + norm(centred())
                    + " logits");
        }
        if (converged && !exactErrors) {
            warnings.add("so many different sets of items were presented that the standard errors come from the"
                    + " covariances for many items: their relative error is about 1/items");
        }
        double[] weights = parameters.originWeights(origin);
        double[][] covariance = converged ? covariance(weights) : unknown();
        List<double[]> errors = new ArrayList<>();
        for (int item = 0; item < parameters.items(); item++) {
            double[] own = new double[parameters.steps()[item]];
            for (int step = 0; step < own.length; step++) {
                int at = parameters.offset()[item] + step;
                own[step] = Math.sqrt(Math.max(0, covariance[at][at]));
            }
            errors.add(own);
        }
        return new ConditionalCalibration(
                parameters.items(parameters.difficulties(at(weights))),
                List.copyOf(errors),
                covariance,
                origin,
                logLik,
                parameters.count() - 1,
                likelihood.used(),
                likelihood.extremes(),
                iterations,
                norm(gradient),
                converged,
                List.copyOf(warnings));
    }

    private double[][] unknown() {
        double[][] unknown = new double[eta.length][eta.length];
        for (double[] row : unknown) {
            Arrays.fill(row, Double.NaN);
        }
        return unknown;
    }

    /** Of the step difficulties b = −Δη, with η moved to the origin. */
    private double[][] covariance(double[] weights) {
        double total = 0;
        for (int k = 0; k < eta.length; k++) {
            total += weights[k] * shift[k];
        }
        RealMatrix project = MatrixUtils.createRealIdentityMatrix(eta.length);
        for (int row = 0; row < eta.length; row++) {
            for (int column = 0; column < eta.length; column++) {
                project.addToEntry(row, column, -shift[row] * weights[column] / total);
            }
        }
        RealMatrix toSteps = MatrixUtils.createRealMatrix(eta.length, eta.length);
        for (int item = 0; item < parameters.items(); item++) {
            for (int at = parameters.offset()[item]; at < parameters.offset()[item + 1]; at++) {
                toSteps.setEntry(at, at, -1);
                if (at > parameters.offset()[item]) {
                    toSteps.setEntry(at, at - 1, 1);
                }
            }
        }
        RealMatrix both = toSteps.multiply(project);
        return both.multiply(factor().getSolver().solve(both.transpose())).getData();
    }
}
