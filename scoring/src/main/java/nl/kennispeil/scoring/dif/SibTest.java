package nl.kennispeil.scoring.dif;

/**
 * SIBTEST or crossing SIBTEST of one item.
 *
 * @param item index of the item
 * @param crossing whether the test is the one for DIF that changes direction along the score
 * @param beta mean difference in item score, reference less focal, at equal true scores; of the crossing test its absolute
 *     value with the sign turned at the crossing point, 0 or more
 * @param standardError of beta; NaN for the crossing test, which adds the χ² of both sides
 * @param statistic χ²
 * @param df 1; for the crossing test one for each side of the crossing point that has persons
 * @param p upper tail
 * @param crossingPoint score on the other items at which the difference changes sign; NaN for the uniform test
 * @param note why there is no test; empty when there is
 */
public record SibTest(
        int item,
        boolean crossing,
        double beta,
        double standardError,
        double statistic,
        int df,
        double p,
        double crossingPoint,
        String note)
        implements ItemDif {

    static SibTest none(int item, boolean crossing, String note) {
        return new SibTest(item, crossing, Double.NaN, Double.NaN, Double.NaN, 0, Double.NaN, Double.NaN, note);
    }
}
