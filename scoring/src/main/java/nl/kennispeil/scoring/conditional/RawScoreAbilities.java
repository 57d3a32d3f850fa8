package nl.kennispeil.scoring.conditional;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.irt.Curves;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.ItemParameters.OnePl;
import nl.kennispeil.scoring.irt.ItemParameters.Rasch;
import nl.kennispeil.scoring.irt.PartialCredit;
import org.apache.commons.math3.analysis.interpolation.SplineInterpolator;
import org.apache.commons.math3.analysis.polynomials.PolynomialSplineFunction;

/**
 * Maximum likelihood ability of every sum score on Rasch and partial credit items, where the sum score is sufficient: θ_r
 * solves Σ_i E_i(θ) = r (Rasch 1960; Masters 1982).
 *
 * @param theta per sum score 0..highest; NaN for 0 and the highest, whose estimate is infinite
 * @param standardErrors 1/√information per score, NaN likewise
 */
@SuppressWarnings("ArrayRecordComponent") // a table, never compared
public record RawScoreAbilities(double[] theta, double[] standardErrors) {

    /**
     * @param items at least one, Rasch or PCM
     * @throws IllegalArgumentException on items of another model, for which the sum score is not sufficient
     */
    public static RawScoreAbilities of(List<ItemParameters> items) {
        for (ItemParameters item : items) {
            boolean sufficient = item instanceof Rasch || (item instanceof PartialCredit partial && partial.a() == 1);
            if (!sufficient) {
                throw new IllegalArgumentException("item of model " + item.model()
                        + ": the sum score says all about ability only for Rasch and PCM"
                        + (item instanceof OnePl ? "; divide the 1PL scale by its slope first" : ""));
            }
        }
        int top = items.stream().mapToInt(item -> item.categories() - 1).sum();
        double[] theta = new double[top + 1];
        double[] errors = new double[top + 1];
        Arrays.fill(theta, Double.NaN);
        Arrays.fill(errors, Double.NaN);
        Curves curves = new Curves();
        for (int score = 1; score < top; score++) {
            theta[score] = solve(items, score, score == 1 ? 0 : theta[score - 1], curves);
            errors[score] = 1 / Math.sqrt(sums(items, theta[score], curves)[1]);
        }
        return new RawScoreAbilities(theta, errors);
    }

    /** Newton's method within a bracket that it halves whenever a step would leave it. */
    private static double solve(List<ItemParameters> items, int score, double start, Curves curves) {
        double low = -1;
        double high = 1;
        while (sums(items, low, curves)[0] > score) {
            low *= 2;
        }
        while (sums(items, high, curves)[0] < score) {
            high *= 2;
        }
        double theta = Math.min(high, Math.max(low, start));
        for (int iteration = 0; iteration < 200; iteration++) {
            double[] sums = sums(items, theta, curves);
            if (sums[0] < score) {
                low = theta;
            } else {
                high = theta;
            }
            double next = theta + (score - sums[0]) / sums[1];
            if (!(next > low && next < high)) {
                next = (low + high) / 2;
            }
            if (Math.abs(next - theta) < 1e-13 * (1 + Math.abs(theta))) {
                return next;
            }
            theta = next;
        }
        return theta;
    }

    /** The expected score and its slope, which is the information. */
    private static double[] sums(List<ItemParameters> items, double theta, Curves curves) {
        double expected = 0;
        double slope = 0;
        for (ItemParameters item : items) {
            item.curves(theta, curves);
            for (int k = 1; k < item.categories(); k++) {
                expected += k * curves.p[k];
                slope += k * curves.first[k];
            }
        }
        return new double[] {expected, slope};
    }

    /**
     * θ with the two extreme scores filled in as eRm does: on the straight line in which the natural cubic spline through the
     * other scores goes on. It is a convention for reports, not an estimate. NaN when fewer than four scores lie between.
     */
    public double[] extrapolated() {
        int top = theta.length - 1;
        double[] all = theta.clone();
        if (top - 1 < 4) {
            return all;
        }
        double[] scores = IntStream.range(1, top).asDoubleStream().toArray();
        PolynomialSplineFunction spline =
                new SplineInterpolator().interpolate(scores, Arrays.copyOfRange(theta, 1, top));
        all[0] = theta[1] - spline.derivative().value(1);
        all[top] = theta[top - 1] + spline.derivative().value(top - 1);
        return all;
    }
}
