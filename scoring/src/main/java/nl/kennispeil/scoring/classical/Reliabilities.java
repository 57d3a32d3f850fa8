package nl.kennispeil.scoring.classical;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.FDistribution;

/**
 * Reliability coefficients of a total from the covariance matrix of its items.
 *
 * <p>With k items, covariances c_ij, V = Σ c_ij and c the sum of variances: λ1 = 1 − c/V; λ2 = λ1 + √(k/(k−1) · Σ_{i≠j} c_ij²)/V; λ3 =
 * α = k/(k−1) · λ1; λ5 = λ1 + 2√(max_j Σ_{i≠j} c_ij²)/V; λ6 = 1 − Σ e_j²/V with e_j² what the other items leave of item j (Guttman,
 * Psychometrika 10 (1945) 255–282). α ≤ λ2 always. KR-20 = α for 0/1 items: variances over n in numerator and denominator differ
 * from those over n − 1 by the same factor. KR-21 does change, and is given with variances over n, as Kuder and Richardson have it.
 */
final class Reliabilities {

    private final CovarianceMatrix c;
    private final Moments totals;
    private final int k;
    private final double variance;

    private Reliabilities(CovarianceMatrix c, Moments totals) {
        this.c = c;
        this.totals = totals;
        this.k = c.size();
        this.variance = c.total();
    }

    /** @param binary whether all scores are 0 or 1 */
    static Reliability of(CovarianceMatrix c, Moments totals, boolean binary, ClassicalSettings settings) {
        Reliabilities all = new Reliabilities(c, totals);
        boolean defined = c.size() > 1 && all.variance > Moments.NOTHING;
        return defined ? all.all(binary, settings) : none(settings);
    }

    private static Reliability none(ClassicalSettings settings) {
        double nan = Double.NaN;
        return new Reliability(
                nan,
                new Interval(settings.confidence(), nan, nan),
                nan,
                nan,
                nan,
                nan,
                nan,
                nan,
                nan,
                nan,
                nan,
                MaximalSplit.NONE,
                MaximalSplit.NONE,
                Omega.NONE,
                SplitHalf.NONE,
                SplitHalf.NONE,
                nan);
    }

    private Reliability all(boolean binary, ClassicalSettings settings) {
        CovarianceMatrix r = c.correlations();
        double alpha = alpha(k, c.trace(), variance);
        return new Reliability(
                alpha,
                interval(alpha, settings.confidence()),
                error(),
                r.size() < 2 ? Double.NaN : alpha(r.size(), r.size(), r.total()),
                binary ? alpha : Double.NaN,
                binary ? kr21() : Double.NaN,
                lambda1(),
                lambda1() + Math.sqrt((double) k / (k - 1) * besides()) / variance,
                lambda1() + 2 * Math.sqrt(widest()) / variance,
                1 - c.residuals() / variance,
                r.size() < 2 ? Double.NaN : 1 - r.residuals() / r.total(),
                SplitSearch.best(c, settings.seed()),
                SplitSearch.best(r, settings.seed()),
                OneFactor.omega(c, r),
                half(item -> item % 2 == 0),
                half(item -> item < (k + 1) / 2),
                totals.sd() * Math.sqrt(1 - alpha));
    }

    /** Alpha of k items with this sum of variances and this variance of the total; NaN for one item or no variance. */
    static double alpha(int k, double trace, double variance) {
        return k < 2 || !(variance > Moments.NOTHING) ? Double.NaN : k / (k - 1.0) * (1 - trace / variance);
    }

    /** Alpha without one item. */
    static double alphaWithout(CovarianceMatrix c, int item) {
        double own = c.at(item, item);
        return alpha(c.size() - 1, c.trace() - own, c.total() - 2 * c.rowSum(item) + own);
    }

    private double lambda1() {
        return 1 - c.trace() / variance;
    }

    private double besides() {
        return IntStream.range(0, k).mapToDouble(c::squaresBeside).sum();
    }

    private double widest() {
        return IntStream.range(0, k).mapToDouble(c::squaresBeside).max().orElse(0);
    }

    private double kr21() {
        double overN = variance * (totals.n() - 1) / totals.n();
        double mean = totals.mean();
        return k / (k - 1.0) * (1 - mean * (k - mean) / (k * overN));
    }

    private Interval interval(double alpha, double level) {
        int n = totals.n();
        FDistribution f = new FDistribution(null, n - 1, (n - 1.0) * (k - 1));
        double tail = (1 - level) / 2;
        return new Interval(
                level,
                1 - (1 - alpha) * f.inverseCumulativeProbability(1 - tail),
                1 - (1 - alpha) * f.inverseCumulativeProbability(tail));
    }

    /** √(Q/n), Q = 2k²/((k−1)²V³) · (V(tr C² + tr² C) − 2 tr C · 1′C²1). */
    private double error() {
        double trace = c.trace();
        double whole = IntStream.range(0, k)
                .mapToDouble(item -> c.rowSum(item) * c.rowSum(item))
                .sum();
        double q = 2.0
                * k
                * k
                / ((k - 1.0) * (k - 1.0) * variance * variance * variance)
                * (variance * (c.squares() + trace * trace) - 2 * trace * whole);
        return Math.sqrt(Math.max(0, q) / totals.n());
    }

    private SplitHalf half(IntPredicate isFirst) {
        boolean[] first = new boolean[k];
        for (int item = 0; item < k; item++) {
            first[item] = isFirst.test(item);
        }
        double between = c.between(first);
        double variances = c.within(first, true) * c.within(first, false);
        double correlation = variances > 0 ? between / Math.sqrt(variances) : Double.NaN;
        return new SplitHalf(correlation, 2 * correlation / (1 + correlation), 4 * between / variance);
    }
}
