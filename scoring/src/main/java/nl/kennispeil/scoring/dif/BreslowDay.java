package nl.kennispeil.scoring.dif;

/**
 * Whether the odds ratio is the same in all strata; if not, DIF is non-uniform (N.E. Breslow and N.E. Day, <em>Statistical Methods
 * in Cancer Research</em> 1 (1980); trend: the same, and R.D. Penfield, Alberta Journal of Educational
 * Research 49 (2003) 231–243).
 *
 * @param item index of the item
 * @param statistic χ²
 * @param df strata less one, or 1 for the trend
 * @param p upper tail
 * @param note why there is no test; empty when there is
 */
public record BreslowDay(int item, double statistic, int df, double p, String note) implements ItemDif {

    /** @param trend whether to test one trend over the strata in place of any difference */
    static BreslowDay of(int item, Strata strata, boolean trend) {
        String objection = strata.objection();
        if (!objection.isEmpty()) {
            return none(item, objection);
        }
        double agree = 0;
        double disagree = 0;
        for (int k = 0; k < strata.count(); k++) {
            if (counts(strata, k)) {
                double t = strata.inReference(k) + strata.inFocal(k);
                agree += strata.reference()[k][1] * (double) strata.focal()[k][0] / t;
                disagree += strata.reference()[k][0] * (double) strata.focal()[k][1] / t;
            }
        }
        if (agree == 0 || disagree == 0) {
            return none(item, "there is no finite common odds ratio above 0");
        }
        return at(item, strata, agree / disagree, trend);
    }

    private static BreslowDay at(int item, Strata strata, double alpha, boolean trend) {
        double sum = 0;
        double slope = 0;
        double squares = 0;
        double products = 0;
        double variances = 0;
        int used = 0;
        for (int k = 0; k < strata.count(); k++) {
            if (counts(strata, k)) {
                double expected = expected(strata, k, alpha);
                double n = strata.inReference(k);
                double m = strata.inFocal(k);
                double right = strata.inCategory(k, 1);
                double variance =
                        1 / (1 / expected + 1 / (n - expected) + 1 / (right - expected) + 1 / (m - right + expected));
                double rest = strata.reference()[k][1] - expected;
                sum += rest * rest / variance;
                slope += strata.values()[k] * rest;
                squares += strata.values()[k] * strata.values()[k] * variance;
                products += strata.values()[k] * variance;
                variances += variance;
                used++;
            }
        }
        if (used < 2) {
            return none(item, "fewer than 2 strata with both groups, and both right and wrong answers");
        }
        double statistic = trend ? slope * slope / (squares - products * products / variances) : sum;
        int df = trend ? 1 : used - 1;
        return new BreslowDay(item, statistic, df, Tail.chiSquared(statistic, df), "");
    }

    /** Solves e(m − r + e) = α(n − e)(r − e) for the root between its bounds, in a form that α = 1 does not break. */
    private static double expected(Strata strata, int k, double alpha) {
        double n = strata.inReference(k);
        double m = strata.inFocal(k);
        double right = strata.inCategory(k, 1);
        double linear = alpha * (n + right) + m - right;
        double root = Math.sqrt(linear * linear - 4 * alpha * (alpha - 1) * n * right);
        return 2 * alpha * n * right / (linear + root);
    }

    private static boolean counts(Strata strata, int k) {
        return strata.inReference(k) > 0
                && strata.inFocal(k) > 0
                && strata.inCategory(k, 0) > 0
                && strata.inCategory(k, 1) > 0;
    }

    private static BreslowDay none(int item, String note) {
        return new BreslowDay(item, Double.NaN, 0, Double.NaN, note);
    }
}
