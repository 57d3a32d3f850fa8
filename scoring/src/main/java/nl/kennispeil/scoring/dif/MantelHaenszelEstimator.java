package nl.kennispeil.scoring.dif;

/**
 * Mantel–Haenszel over the 2 × 2 tables of the strata.
 *
 * <p>Per stratum A, B are right and wrong in the reference group, C, D in the focal group, T the total. χ² = (|ΣA − ΣE(A)|
 * − ½)² / ΣVar(A) with the hypergeometric mean and variance, without the ½ on request; alpha = Σ(AD/T) / Σ(BC/T). A
 * stratum of one person adds nothing to χ² and is left out, as in difR.
 *
 * <p>Invariants: exchanging the groups turns alpha into 1/alpha and leaves χ² as it is. With the correction a ΣA within ½
 * of what is expected gives, as in difR, a small positive χ² rather than 0.
 *
 * <p>Sources: [1] N. Mantel and W. Haenszel, Journal of the National Cancer Institute 22 (1959) 719–748; [2] P.W. Holland and
 * D.T. Thayer, "Differential item performance and the Mantel–Haenszel procedure", in H. Wainer and H.I. Braun (eds.), <em>Test
 * Validity</em> (1988) 129–145; [3] A. Phillips and P.W. Holland, "Estimators of the variance of the Mantel–Haenszel
 * log-odds-ratio estimate", Biometrics 43 (1987) 425–431.
 */
final class MantelHaenszelEstimator {

    private MantelHaenszelEstimator() {}

    static MantelHaenszel of(int item, Strata strata, boolean continuity) {
        String objection = strata.objection();
        if (!objection.isEmpty()) {
            return new MantelHaenszel(item, Double.NaN, Double.NaN, Double.NaN, Double.NaN, objection);
        }
        double difference = 0;
        double variance = 0;
        double agree = 0;
        double disagree = 0;
        for (int k = 0; k < strata.count(); k++) {
            double a = strata.reference()[k][1];
            double n = strata.inReference(k);
            double m = strata.inFocal(k);
            double t = n + m;
            if (t > 1) {
                double right = strata.inCategory(k, 1);
                difference += a - n * right / t;
                variance += n * m / t * (right / t) * (strata.inCategory(k, 0) / (t - 1));
                agree += a * strata.focal()[k][0] / t;
                disagree += strata.reference()[k][0] * (double) strata.focal()[k][1] / t;
            }
        }
        if (variance == 0) {
            return new MantelHaenszel(
                    item,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    "no stratum has persons of both groups and both right and wrong answers");
        }
        double distance = Math.abs(difference) - (continuity ? 0.5 : 0);
        double statistic = distance * distance / variance;
        double alpha = agree / disagree;
        return new MantelHaenszel(
                item,
                statistic,
                Tail.chiSquared(statistic, 1),
                alpha,
                logAlphaVariance(strata, alpha, agree),
                Double.isInfinite(alpha) || alpha == 0 ? "the odds ratio is infinite or 0 in this sample" : "");
    }

    private static double logAlphaVariance(Strata strata, double alpha, double agree) {
        double sum = 0;
        for (int k = 0; k < strata.count(); k++) {
            double t = strata.inReference(k) + strata.inFocal(k);
            if (t > 1) {
                double a = strata.reference()[k][1];
                double b = strata.reference()[k][0];
                double c = strata.focal()[k][1];
                double d = strata.focal()[k][0];
                sum += (a * d + alpha * b * c) * (a + d + alpha * (b + c)) / (t * t);
            }
        }
        return sum / (2 * agree * agree);
    }
}
