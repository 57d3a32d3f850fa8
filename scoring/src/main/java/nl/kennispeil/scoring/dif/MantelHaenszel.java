package nl.kennispeil.scoring.dif;

import java.util.Optional;

/**
 * The Mantel–Haenszel test of one item.
 *
 * @param item index of the item
 * @param statistic χ² with 1 degree of freedom
 * @param p its upper tail
 * @param alpha common odds ratio of a right answer, reference against focal; above 1 the item favours the reference group
 * @param logAlphaVariance variance of ln alpha (A. Phillips and P.W. Holland, Biometrics 43 (1987) 425–431)
 * @param note why there is no test; empty when there is
 */
public record MantelHaenszel(int item, double statistic, double p, double alpha, double logAlphaVariance, String note)
        implements ItemDif {

    /** Δ_MH = −2.35 ln alpha, on the delta scale of ETS; negative when the item is harder for the focal group. */
    public double delta() {
        return -2.35 * Math.log(alpha);
    }

    /** Standard error of Δ. */
    public double deltaError() {
        return 2.35 * Math.sqrt(logAlphaVariance);
    }

    /** The class by the rule of ETS, with significance; empty without a test or with an infinite odds ratio. */
    public Optional<EtsClass> ets() {
        return Double.isFinite(delta()) && Double.isFinite(deltaError())
                ? Optional.of(EtsClass.of(delta(), p, deltaError()))
                : Optional.empty();
    }

    /** The class by the size of Δ alone; empty without an odds ratio. */
    public Optional<EtsClass> etsBySize() {
        return Double.isNaN(delta()) ? Optional.empty() : Optional.of(EtsClass.ofSize(delta()));
    }
}
