package nl.kennispeil.scoring.linking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealVector;

/**
 * Log-linear presmoothing: log p_k = β₀ + Σ_(c ≤ C) β_c z_k^c, fitted by maximum likelihood. The smoothed distribution has
 * exactly the first C moments of the observed one [1]. AIC = −2 log L + 2C selects C [2].
 *
 * <p>Scores enter as orthonormal polynomials on 0..K, which spans the same model and keeps Newton's equations well
 * conditioned for any C; steps are halved until the likelihood rises; converged is a gradient below 10⁻¹³ a person, or 10⁻⁹ where rounding allows no better.
 *
 * <p>Sources: [1] Holland and Thayer, "Univariate and bivariate loglinear models for discrete test score distributions",
 * Journal of Educational and Behavioral Statistics 25 (2000) 133–183; [2] Moses and Holland, Journal of Educational
 * Measurement 46 (2009) 159–176.
 */
public final class LogLinearSmoothing {

    /** More moments than these follow noise. */
    public static final int MOST_MOMENTS = 10;

    private LogLinearSmoothing() {}

    /**
     * @param smoothed expected counts, adding up to the observed total
     * @param moments C
     * @param deviance likelihood ratio chi-square against the observed counts
     * @param degrees K − C
     * @param aic −2 log L + 2C
     */
    public record Fit(ScoreTable smoothed, int moments, double deviance, int degrees, double aic) {}

    /**
     * Smooths with a number of moments.
     *
     * @param moments C, 1..10 and below the number of scores that occur
     * @throws IllegalArgumentException when C is out of range or the likelihood has no maximum
     */
    public static Fit fit(ScoreTable observed, int moments) {
        long occurring = IntStream.rangeClosed(0, observed.highest())
                .filter(k -> observed.count(k) > 0)
                .count();
        if (moments < 1 || moments > MOST_MOMENTS || moments >= occurring) {
            throw new IllegalArgumentException(moments + " moments with " + occurring
                    + " different scores: allowed is 1.." + Math.min(MOST_MOMENTS, occurring - 1));
        }
        double[][] basis = basis(observed.highest() + 1, moments);
        double[] target = moments(observed.density(), basis);
        double[] beta = new double[moments];
        double[] p = density(beta, basis);
        for (int step = 0; step < 200; step++) {
            RealVector gradient = new ArrayRealVector(target).subtract(new ArrayRealVector(moments(p, basis)));
            if (gradient.getLInfNorm() < 1e-13) {
                return result(observed, p, moments);
            }
            double[] next = better(beta, newton(p, basis, gradient), target, basis);
            if (next.length == 0) {
                if (gradient.getLInfNorm() < 1e-9) {
                    return result(observed, p, moments);
                }
                break;
            }
            beta = next;
            p = density(beta, basis);
        }
        throw new IllegalArgumentException(
                "log-linear smoothing with " + moments + " moments does not converge: use fewer");
    }

    /** The fit with the lowest AIC over C = 1..most; those that cannot be fitted take no part. */
    public static Fit select(ScoreTable observed, int most) {
        List<Fit> fits = new ArrayList<>();
        for (int moments = 1; moments <= most; moments++) {
            try {
                fits.add(fit(observed, moments));
            } catch (IllegalArgumentException impossible) {
                break;
            }
        }
        return fits.stream()
                .min(Comparator.comparingDouble(Fit::aic))
                .orElseThrow(() -> new IllegalArgumentException(
                        "no number of moments up to " + most + " can be fitted: scores must differ"));
    }

    /**
     * The likelihood is concave, so any step that raises it leads to the maximum. Close to it the rise drowns in rounding (10⁻¹⁶
     * in L is 10⁻⁸ in β); there a step counts that makes the gradient smaller.
     */
    private static double[] better(double[] beta, RealVector step, double[] target, double[][] basis) {
        double now = likelihood(beta, target, basis);
        double gradient = gradient(beta, target, basis);
        for (double size = 1; size > 1e-10; size /= 2) {
            double[] next =
                    new ArrayRealVector(beta).add(step.mapMultiply(size)).toArray();
            double change = likelihood(next, target, basis) - now;
            boolean even = Math.abs(change) <= 1e-12 * (1 + Math.abs(now));
            if (even ? gradient(next, target, basis) < gradient : change > 0) {
                return next;
            }
        }
        return new double[0];
    }

    private static double gradient(double[] beta, double[] target, double[][] basis) {
        return new ArrayRealVector(target).getLInfDistance(new ArrayRealVector(moments(density(beta, basis), basis)));
    }

    private static double likelihood(double[] beta, double[] target, double[][] basis) {
        return new ArrayRealVector(beta).dotProduct(new ArrayRealVector(target)) - logTotal(beta, basis);
    }

    private static RealVector newton(double[] p, double[][] basis, RealVector gradient) {
        int c = gradient.getDimension();
        double[] mean = moments(p, basis);
        double[][] information = new double[c][c];
        for (int k = 0; k < p.length; k++) {
            for (int i = 0; i < c; i++) {
                for (int j = 0; j < c; j++) {
                    information[i][j] += p[k] * ((basis[i][k] - mean[i]) * (basis[j][k] - mean[j]));
                }
            }
        }
        try {
            return new CholeskyDecomposition(new Array2DRowRealMatrix(information), 1e-9, 1e-14)
                    .getSolver()
                    .solve(gradient);
        } catch (NonPositiveDefiniteMatrixException flat) {
            throw new IllegalArgumentException("scores too concentrated for " + c + " moments: use fewer", flat);
        }
    }

    private static Fit result(ScoreTable observed, double[] p, int moments) {
        double[] counts = new double[p.length];
        double deviance = 0;
        double logLikelihood = 0;
        for (int k = 0; k < p.length; k++) {
            counts[k] = p[k] * observed.total();
            if (observed.count(k) > 0) {
                deviance += 2 * observed.count(k) * Math.log(observed.count(k) / counts[k]);
                logLikelihood += observed.count(k) * Math.log(p[k]);
            }
        }
        return new Fit(
                ScoreTable.of(counts), moments, deviance, p.length - 1 - moments, -2 * logLikelihood + 2 * moments);
    }

    private static double logTotal(double[] beta, double[][] basis) {
        double highest = Double.NEGATIVE_INFINITY;
        double[] eta = new double[basis[0].length];
        for (int k = 0; k < eta.length; k++) {
            for (int c = 0; c < beta.length; c++) {
                eta[k] += beta[c] * basis[c][k];
            }
            highest = Math.max(highest, eta[k]);
        }
        double sum = 0;
        for (double e : eta) {
            sum += Math.exp(e - highest);
        }
        return highest + Math.log(sum);
    }

    private static double[] density(double[] beta, double[][] basis) {
        double log = logTotal(beta, basis);
        double[] p = new double[basis[0].length];
        for (int k = 0; k < p.length; k++) {
            double eta = -log;
            for (int c = 0; c < beta.length; c++) {
                eta += beta[c] * basis[c][k];
            }
            p[k] = Math.exp(eta);
        }
        return p;
    }

    private static double[] moments(double[] p, double[][] basis) {
        double[] means = new double[basis.length];
        for (int c = 0; c < means.length; c++) {
            for (int k = 0; k < p.length; k++) {
                means[c] += p[k] * basis[c][k];
            }
        }
        return means;
    }

    /** Polynomials of degree 1..C, orthogonal to each other and to a constant over 0..K, of mean square 1. */
    private static double[][] basis(int scores, int moments) {
        double[][] all = new double[moments + 1][scores];
        Arrays.fill(all[0], 1);
        for (int c = 1; c <= moments; c++) {
            for (int k = 0; k < scores; k++) {
                all[c][k] = all[c - 1][k] * (2.0 * k / (scores - 1) - 1);
            }
            for (int pass = 0; pass < 2; pass++) {
                for (int before = 0; before < c; before++) {
                    double product = 0;
                    for (int k = 0; k < scores; k++) {
                        product += all[c][k] * all[before][k] / scores;
                    }
                    for (int k = 0; k < scores; k++) {
                        all[c][k] -= product * all[before][k];
                    }
                }
            }
            double square = 0;
            for (double value : all[c]) {
                square += value * value / scores;
            }
            for (int k = 0; k < scores; k++) {
                all[c][k] /= Math.sqrt(square);
            }
        }
        return Arrays.copyOfRange(all, 1, moments + 1);
    }
}
