package nl.kennispeil.scoring.dif;

import java.util.Arrays;
import nl.kennispeil.scoring.dif.LogisticDif.Criterion;
import nl.kennispeil.scoring.dif.LogisticDif.Kind;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * DIF by nested logistic regressions: logit P(right) = β₀ + β₁S (+ β₂G (+ β₃SG)).
 *
 * <p>Uniform DIF is β₂ given β₁; non-uniform DIF is β₃ given the others; both together are β₂ and β₃ with two degrees
 * of freedom [1]. The statistic is the difference of deviances, or Wald's b′(CΣC′)⁻¹b of the larger model. The effect
 * size is the difference in R² of Nagelkerke [2]: R² = (1 − exp((D − D₀)/n)) / (1 − exp(−D₀/n)).
 *
 * <p>Sources: [1] H. Swaminathan and H.J. Rogers, "Detecting differential item functioning using logistic regression
 * procedures", Journal of Educational Measurement 27 (1990) 361–370; [2] N.J.D. Nagelkerke, Biometrika 78 (1991) 691–692;
 * B.D. Zumbo, <em>A Handbook on the Theory and Methods of Differential Item Functioning</em> (1999).
 */
final class LogisticDifEstimator {

    private final int item;
    private final Strata strata;
    private final Kind kind;
    private final Criterion criterion;

    LogisticDifEstimator(int item, Strata strata, Kind kind, Criterion criterion) {
        this.item = item;
        this.strata = strata;
        this.kind = kind;
        this.criterion = criterion;
    }

    LogisticDif test() {
        if (!strata.isDichotomous()) {
            return none(strata.objection());
        }
        int fullTerms = kind == Kind.UNIFORM ? 3 : 4;
        int reducedTerms = kind == Kind.NON_UNIFORM ? 3 : 2;
        LogisticFit full = fit(fullTerms);
        LogisticFit reduced = fit(reducedTerms);
        if (full.nullDeviance() == 0) {
            return none("everybody gave the same answer");
        }
        if (isLost(full) || isLost(reduced)) {
            return none(
                    full.state() == LogisticFit.State.NOT_CONVERGED
                                    || reduced.state() == LogisticFit.State.NOT_CONVERGED
                            ? "the regression did not converge"
                            : "score and group do not vary enough to tell their effects apart");
        }
        boolean separated = full.state() == LogisticFit.State.SEPARATED;
        int df = fullTerms - reducedTerms;
        double statistic = criterion == Criterion.LIKELIHOOD_RATIO
                ? reduced.deviance() - full.deviance()
                : separated ? Double.NaN : wald(full, reducedTerms);
        return new LogisticDif(
                item,
                kind,
                criterion,
                statistic,
                df,
                Tail.chiSquared(statistic, df),
                nagelkerke(full) - nagelkerke(reduced),
                Arrays.copyOf(full.coefficients(), 4),
                errors(full),
                Arrays.copyOf(reduced.coefficients(), 4),
                errors(reduced),
                separated || reduced.state() == LogisticFit.State.SEPARATED
                        ? "score and group separate right from wrong: coefficients are on their way to infinity and"
                                + " there is no Wald test"
                        : "");
    }

    private static boolean isLost(LogisticFit fit) {
        return fit.state() == LogisticFit.State.SINGULAR || fit.state() == LogisticFit.State.NOT_CONVERGED;
    }

    private LogisticFit fit(int terms) {
        int n = 2 * strata.count();
        double[][] rows = new double[n][];
        double[] right = new double[n];
        double[] wrong = new double[n];
        for (int k = 0; k < strata.count(); k++) {
            double score = strata.values()[k];
            rows[2 * k] = Arrays.copyOf(new double[] {1, score, 0, 0}, terms);
            right[2 * k] = strata.reference()[k][1];
            wrong[2 * k] = strata.reference()[k][0];
            rows[2 * k + 1] = Arrays.copyOf(new double[] {1, score, 1, score}, terms);
            right[2 * k + 1] = strata.focal()[k][1];
            wrong[2 * k + 1] = strata.focal()[k][0];
        }
        return new LogisticFit(rows, right, wrong);
    }

    private static double wald(LogisticFit fit, int from) {
        double[] b = fit.coefficients();
        RealMatrix own = fit.covariance().getSubMatrix(from, b.length - 1, from, b.length - 1);
        RealMatrix tested = MatrixUtils.createColumnRealMatrix(Arrays.copyOfRange(b, from, b.length));
        return tested.transpose()
                .multiply(new LUDecomposition(own).getSolver().solve(tested))
                .getEntry(0, 0);
    }

    private double nagelkerke(LogisticFit fit) {
        double n = 0;
        for (int k = 0; k < strata.count(); k++) {
            n += strata.inReference(k) + strata.inFocal(k);
        }
        return Math.expm1((fit.deviance() - fit.nullDeviance()) / n) / Math.expm1(-fit.nullDeviance() / n);
    }

    private static double[] errors(LogisticFit fit) {
        double[] errors = new double[4];
        for (int k = 0; k < fit.coefficients().length; k++) {
            errors[k] = fit.state() == LogisticFit.State.SEPARATED
                    ? Double.NaN
                    : Math.sqrt(fit.covariance().getEntry(k, k));
        }
        return errors;
    }

    private LogisticDif none(String note) {
        double[] nothing = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        return new LogisticDif(
                item,
                kind,
                criterion,
                Double.NaN,
                kind == Kind.BOTH ? 2 : 1,
                Double.NaN,
                Double.NaN,
                nothing,
                nothing,
                nothing,
                nothing,
                note);
    }
}
