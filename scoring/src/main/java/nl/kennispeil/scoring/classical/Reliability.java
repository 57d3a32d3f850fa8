package nl.kennispeil.scoring.classical;

/**
 * How far a total can be trusted: lower bounds and estimates of reliability. Unless said otherwise of the covariance
 * matrix of the scored items with n − 1; items that do not vary count in the number of items k. All NaN with fewer than
 * two items or a total that does not vary.
 *
 * @param alpha k/(k−1) · (1 − Σ item variances / variance of the total) (Guttman 1945 λ3; Cronbach, Psychometrika 16
 *     (1951) 297–334); may be negative
 * @param interval of alpha: 1 − (1 − α̂)·F, F with n − 1 and (n − 1)(k − 1) degrees of freedom (Feldt, Psychometrika 30
 *     (1965) 357–370)
 * @param alphaError asymptotic standard error of alpha (Van Zyl, Neudecker and Nel, Psychometrika 65 (2000) 271–280; Duhachek
 *     and Iacobucci, Journal of Applied Psychology 89 (2004) 792–808), psych's {@code ase}
 * @param standardizedAlpha alpha of the correlation matrix of the items that vary
 * @param kr20 Kuder–Richardson 20, with variances over n; NaN unless all scores are 0 or 1
 * @param kr21 Kuder–Richardson 21, likewise: as if all items were equally hard (Psychometrika 2 (1937) 151–160)
 * @param lambda1 Guttman 1945
 * @param lambda2 likewise
 * @param lambda5 likewise
 * @param lambda6 of covariances: 1 − Σ residual variances on all other items / variance of the total; NaN when the matrix
 *     is singular
 * @param lambda6OfCorrelations of the correlation matrix of the items that vary, as psych reports it
 * @param lambda4 of covariances
 * @param lambda4OfCorrelations of the correlation matrix of the items that vary
 * @param omega of one factor
 * @param oddEven first, third … against second, fourth … scored item
 * @param halves first half against second half; the middle item of an odd number is in the first
 * @param sem standard error of measurement, sd · √(1 − α), in points of the total
 */
public record Reliability(
        double alpha,
        Interval interval,
        double alphaError,
        double standardizedAlpha,
        double kr20,
        double kr21,
        double lambda1,
        double lambda2,
        double lambda5,
        double lambda6,
        double lambda6OfCorrelations,
        MaximalSplit lambda4,
        MaximalSplit lambda4OfCorrelations,
        Omega omega,
        SplitHalf oddEven,
        SplitHalf halves,
        double sem) {

    /** The same as alpha. */
    public double lambda3() {
        return alpha;
    }
}
