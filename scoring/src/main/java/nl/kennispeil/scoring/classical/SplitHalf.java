package nl.kennispeil.scoring.classical;

/**
 * Reliability from two halves of the scored items.
 *
 * @param correlation of the scores of the halves
 * @param spearmanBrown 2r/(1 + r), for halves of equal variance (Spearman 1910, Brown 1910)
 * @param flanagan 4·cov/variance of the total (Flanagan, in Rulon, "A simplified procedure for determining the
 *     reliability of a test by split-halves", Harvard Educational Review 9 (1939) 99–103); the same number as Rulon's
 *     1 − variance of the difference / variance of the total
 */
public record SplitHalf(double correlation, double spearmanBrown, double flanagan) {

    static final SplitHalf NONE = new SplitHalf(Double.NaN, Double.NaN, Double.NaN);
}
