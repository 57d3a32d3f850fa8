package nl.kennispeil.scoring.conditional;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Joint maximum likelihood for Rasch and partial credit items: abilities are parameters like those of the items [1].
 *
 * <p><b>What.</b> Persons with the same booklet and score have the same estimate, so there is one θ per booklet and score
 * that occurs; scores 0 and highest drop out. The number of abilities grows with that of the persons, and the
 * estimates stay biased however many persons there are: for two items by a factor 2, for K items by about K/(K − 1) [2, 3].
 *
 * <p><b>How.</b> In turn, until both sets of equations hold: one Newton step per item for its categories given θ, one
 * step per θ given the items (at most one logit each), and a shift that makes the difficulties add up to 0. The joint
 * log-likelihood is concave; the exchange converges linearly.
 *
 * <p><b>Stop.</b> When no observed count or score is farther than 1e−7 from what is expected.
 *
 * <p>Sources: [1] B.D. Wright and N. Panchapakesan, "A procedure for sample-free item analysis", Educational and
 * Psychological Measurement 29 (1969) 23–48; [2] E.B. Andersen, <em>Conditional Inference and Models for Measuring</em>
 * (1973) 66–69; [3] Wright and Douglas (1977), see {@link Joint#jml}.
 */
final class JmlEstimator {

    private static final int MOST_CYCLES = 20_000;

    private final Parameters parameters;
    private final List<Booklet> booklets;
    private final double[] observed;
    private final int used;
    private final int extremes;
    private final double[] eta;
    private final double[][] theta;
    private final double[] expected;
    private final double[][][] information;
    private double logLik;

    JmlEstimator(ResponseMatrix responses) {
        ConditionalLikelihood counts = new ConditionalLikelihood(responses);
        parameters = counts.parameters();
        observed = counts.observed();
        used = counts.used();
        extremes = counts.extremes();
        booklets = Booklet.of(responses).stream()
                .filter(booklet -> booklet.used() > 0)
                .toList();
        eta = new double[parameters.count()];
        expected = new double[parameters.count()];
        theta = new double[booklets.size()][];
        for (int b = 0; b < theta.length; b++) {
            int top = booklets.get(b).top();
            theta[b] = new double[top + 1];
            for (int score = 1; score < top; score++) {
                theta[b][score] = Math.log(score / (double) (top - score));
            }
        }
        information = new double[parameters.items()][][];
        for (int item = 0; item < information.length; item++) {
            int m = parameters.steps()[item];
            information[item] = new double[m][m];
        }
    }

    JointCalibration estimate(boolean correct) {
        int cycles = 0;
        double worst = Double.POSITIVE_INFINITY;
        while (worst > 1e-7 && cycles < MOST_CYCLES) {
            double persons = stepPersons();
            worst = Math.max(persons, countItems());
            stepItems();
            centre();
            cycles++;
        }
        double scores = stepPersons();
        worst = Math.max(scores, countItems());
        return result(correct, cycles, worst);
    }

    /** One step for each θ; gives the largest |score − expected score| before it. */
    private double stepPersons() {
        double worst = 0;
        double[] p = new double[ResponseMatrix.MOST_CATEGORIES];
        for (int b = 0; b < theta.length; b++) {
            Booklet booklet = booklets.get(b);
            for (int score = 1; score < booklet.top(); score++) {
                if (booklet.persons()[score] == 0) {
                    continue;
                }
                double mean = 0;
                double variance = 0;
                for (int item : booklet.items()) {
                    parameters.probabilities(item, eta, theta[b][score], p);
                    double first = 0;
                    double second = 0;
                    for (int h = 1; h <= parameters.steps()[item]; h++) {
                        first += h * p[h];
                        second += h * h * p[h];
                    }
                    mean += first;
                    variance += second - first * first;
                }
                worst = Math.max(worst, Math.abs(score - mean));
                theta[b][score] += Math.max(-1, Math.min(1, (score - mean) / variance));
            }
        }
        return worst;
    }

    /** Sums expected counts, information and likelihood; gives the largest difference from the observed counts. */
    private double countItems() {
        Arrays.fill(expected, 0);
        logLik = 0;
        for (int k = 0; k < eta.length; k++) {
            logLik += observed[k] * eta[k];
        }
        for (double[][] own : information) {
            for (double[] row : own) {
                Arrays.fill(row, 0);
            }
        }
        double[] p = new double[ResponseMatrix.MOST_CATEGORIES];
        for (int b = 0; b < theta.length; b++) {
            Booklet booklet = booklets.get(b);
            for (int score = 1; score < booklet.top(); score++) {
                int persons = booklet.persons()[score];
                if (persons > 0) {
                    logLik += persons * score * theta[b][score];
                    for (int item : booklet.items()) {
                        logLik -= persons * parameters.probabilities(item, eta, theta[b][score], p);
                        count(item, persons, p);
                    }
                }
            }
        }
        double worst = 0;
        for (int k = 0; k < expected.length; k++) {
            worst = Math.max(worst, Math.abs(observed[k] - expected[k]));
        }
        return worst;
    }

    private void count(int item, int persons, double[] p) {
        int offset = parameters.offset()[item] - 1;
        for (int h = 1; h <= parameters.steps()[item]; h++) {
            expected[offset + h] += persons * p[h];
            for (int l = 1; l <= h; l++) {
                double covariance = (h == l ? p[h] : 0) - p[h] * p[l];
                information[item][h - 1][l - 1] += persons * covariance;
                information[item][l - 1][h - 1] = information[item][h - 1][l - 1];
            }
        }
    }

    private void stepItems() {
        for (int item = 0; item < information.length; item++) {
            int offset = parameters.offset()[item];
            double[] rest = new double[parameters.steps()[item]];
            for (int h = 0; h < rest.length; h++) {
                rest[h] = observed[offset + h] - expected[offset + h];
            }
            double[] step = new CholeskyDecomposition(
                            MatrixUtils.createRealMatrix(information[item]), 1e-9, Double.MIN_NORMAL)
                    .getSolver()
                    .solve(MatrixUtils.createRealVector(rest))
                    .toArray();
            double longest =
                    Math.max(1, Arrays.stream(step).map(Math::abs).max().orElse(0));
            for (int h = 0; h < rest.length; h++) {
                eta[offset + h] += step[h] / longest;
            }
        }
    }

    private void centre() {
        double sum = 0;
        for (int item = 0; item < parameters.items(); item++) {
            sum += eta[parameters.offset()[item + 1] - 1];
        }
        double[] shift = parameters.shift();
        double move = sum / parameters.count();
        for (int k = 0; k < eta.length; k++) {
            eta[k] -= move * shift[k];
        }
        for (double[] abilities : theta) {
            for (int score = 0; score < abilities.length; score++) {
                abilities[score] += move;
            }
        }
    }

    private JointCalibration result(boolean correct, int cycles, double worst) {
        double factor = correct ? (parameters.items() - 1.0) / parameters.items() : 1;
        double[] difficulties =
                Arrays.stream(parameters.difficulties(eta)).map(b -> b * factor).toArray();
        boolean converged = worst <= 1e-5;
        List<String> warnings = new ArrayList<>();
        warnings.add("joint maximum likelihood is inconsistent: with " + parameters.items()
                + " items the difficulties are spread out by about a factor K/(K − 1)"
                + (correct ? ", and were multiplied by (K − 1)/K" : "") + "; for comparison only");
        if (!converged) {
            warnings.add("no convergence after " + cycles + " cycles: an observed count or score differs by " + worst
                    + " from what is expected");
        }
        return new JointCalibration(
                parameters.items(difficulties),
                errors(factor, converged),
                logLik,
                parameters.count() - 1,
                used,
                extremes,
                cycles,
                correct,
                converged,
                List.copyOf(warnings));
    }

    /** Per item the inverse of its own information, carried over from η to the steps. */
    private List<double[]> errors(double factor, boolean converged) {
        List<double[]> errors = new ArrayList<>();
        for (double[][] own : information) {
            RealMatrix covariance = MatrixUtils.inverse(MatrixUtils.createRealMatrix(own));
            double[] steps = new double[own.length];
            for (int h = 0; h < steps.length; h++) {
                double variance = covariance.getEntry(h, h);
                if (h > 0) {
                    variance += covariance.getEntry(h - 1, h - 1) - 2 * covariance.getEntry(h, h - 1);
                }
                steps[h] = converged ? factor * Math.sqrt(variance) : Double.NaN;
            }
            errors.add(steps);
        }
        return List.copyOf(errors);
    }
}
