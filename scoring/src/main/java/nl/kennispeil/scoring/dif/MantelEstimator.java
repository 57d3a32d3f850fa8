package nl.kennispeil.scoring.dif;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * DIF of items with more than two categories, over the strata of a matching score.
 *
 * <p>Per stratum the counts f of the focal group per category are multivariate hypergeometric given the margins. With
 * category scores y, F = Σ y f is compared with its mean, χ² = (ΣF − ΣE(F))² / ΣVar(F) with one degree of freedom [1, 2]. With
 * categories as names the vector of counts is, χ² = d′V⁻¹d for d = Σ(f − E(f)), V = ΣCov(f) without one category [3, 2].
 * For two categories both are Mantel–Haenszel without the continuity correction.
 *
 * <p>Sources: [1] N. Mantel, "Chi-square tests with one degree of freedom", JASA 58 (1963) 690–700; [2] R. Zwick, J.R. Donoghue and
 * A. Grima, "Assessment of differential item functioning for performance tasks", Journal of Educational Measurement 30
 * (1993) 233–251; [3] G.W. Somes, The American Statistician 40 (1986) 106–108.
 */
final class MantelEstimator {

    private MantelEstimator() {}

    static MantelTest ordered(int item, Strata strata) {
        double difference = 0;
        double variance = 0;
        for (int k = 0; k < strata.count(); k++) {
            double n = strata.inReference(k);
            double m = strata.inFocal(k);
            double t = n + m;
            double sum = 0;
            double squares = 0;
            double inFocal = 0;
            for (int category = 1; category < strata.focal()[k].length; category++) {
                sum += category * (double) strata.inCategory(k, category);
                squares += category * (double) category * strata.inCategory(k, category);
                inFocal += category * (double) strata.focal()[k][category];
            }
            if (t > 1) {
                difference += inFocal - m * sum / t;
                variance += n * m / (t * t * (t - 1)) * (t * squares - sum * sum);
            }
        }
        if (variance == 0) {
            return none(item);
        }
        double statistic = difference * difference / variance;
        return new MantelTest(item, statistic, 1, Tail.chiSquared(statistic, 1), standardizedDifference(strata), "");
    }

    static MantelTest unordered(int item, Strata strata) {
        int categories = strata.count() == 0 ? 0 : strata.focal()[0].length;
        int[] seen = IntStream.range(0, categories)
                .filter(category ->
                        IntStream.range(0, strata.count()).anyMatch(k -> strata.inCategory(k, category) > 0))
                .toArray();
        if (seen.length < 2) {
            return none(item);
        }
        int[] free = Arrays.copyOfRange(seen, 1, seen.length);
        double[] difference = new double[free.length];
        double[][] covariance = new double[free.length][free.length];
        for (int k = 0; k < strata.count(); k++) {
            double n = strata.inReference(k);
            double m = strata.inFocal(k);
            double t = n + m;
            for (int i = 0; t > 1 && i < free.length; i++) {
                double own = strata.inCategory(k, free[i]);
                difference[i] += strata.focal()[k][free[i]] - m * own / t;
                for (int j = 0; j < free.length; j++) {
                    double other = strata.inCategory(k, free[j]);
                    covariance[i][j] += n * m / (t * t * (t - 1)) * ((i == j ? t * own : 0) - own * other);
                }
            }
        }
        RealMatrix whole = MatrixUtils.createRealMatrix(covariance);
        SingularValueDecomposition decomposition = new SingularValueDecomposition(whole);
        if (decomposition.getRank() < free.length) {
            return none(item);
        }
        RealVector d = MatrixUtils.createRealVector(difference);
        double statistic = d.dotProduct(decomposition.getSolver().solve(d));
        return new MantelTest(
                item,
                statistic,
                free.length,
                Tail.chiSquared(statistic, free.length),
                standardizedDifference(strata),
                "");
    }

    private static double standardizedDifference(Strata strata) {
        double sum = 0;
        double persons = 0;
        for (int k = 0; k < strata.count(); k++) {
            double n = strata.inReference(k);
            double m = strata.inFocal(k);
            if (n > 0 && m > 0) {
                double difference = 0;
                for (int category = 1; category < strata.focal()[k].length; category++) {
                    difference += category * (strata.focal()[k][category] / m - strata.reference()[k][category] / n);
                }
                sum += m * difference;
                persons += m;
            }
        }
        return sum / persons;
    }

    private static MantelTest none(int item) {
        return new MantelTest(
                item,
                Double.NaN,
                0,
                Double.NaN,
                Double.NaN,
                "no stratum has persons of both groups and answers in different categories");
    }
}
