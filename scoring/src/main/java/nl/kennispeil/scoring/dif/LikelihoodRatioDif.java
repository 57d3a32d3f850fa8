package nl.kennispeil.scoring.dif;

import java.util.List;
import nl.kennispeil.scoring.irt.ItemParameters;

/**
 * The likelihood-ratio test that an item has the same parameters in both groups.
 *
 * @param item index of the item
 * @param statistic twice the difference of log-likelihoods, χ²
 * @param df parameters that the free model has more
 * @param p upper tail
 * @param constrainedLogLik of the model with equal parameters
 * @param freeLogLik of the model with parameters per group
 * @param parameters of the item in the reference group and in the focal group, on one scale, in the free model; empty without a test
 * @param note why there is no test, or what to beware of; empty when all is well
 */
public record LikelihoodRatioDif(
        int item,
        double statistic,
        int df,
        double p,
        double constrainedLogLik,
        double freeLogLik,
        List<ItemParameters> parameters,
        String note)
        implements ItemDif {

    static LikelihoodRatioDif none(int item, String note) {
        return new LikelihoodRatioDif(item, Double.NaN, 0, Double.NaN, Double.NaN, Double.NaN, List.of(), note);
    }
}
