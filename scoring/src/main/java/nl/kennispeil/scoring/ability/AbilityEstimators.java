package nl.kennispeil.scoring.ability;

import java.util.List;
import nl.kennispeil.scoring.irt.ItemParameters;

/** Makes ability estimators for a list of items, of one model or of several. */
public final class AbilityEstimators {

    private AbilityEstimators() {}

    /** Mean of the posterior; the standard error is its standard deviation. */
    public static AbilityEstimator eap(List<ItemParameters> items, NormalPrior prior) {
        return new EapEstimator(items, LatentGrid.fine(items, prior));
    }

    /** Mode of the posterior; the standard error is from the second derivative there (observed information). */
    public static AbilityEstimator map(List<ItemParameters> items, NormalPrior prior) {
        double reach = 40 * prior.sd();
        SearchRange range = new SearchRange(prior.mean() - reach, prior.mean() + reach, SearchRange.WIDE.extremes());
        return new ModalEstimator(AbilityMethod.MAP, items, range, prior);
    }

    /** Maximum of the likelihood; the standard error is from the observed information. */
    public static AbilityEstimator ml(List<ItemParameters> items, SearchRange range) {
        return new ModalEstimator(AbilityMethod.ML, items, range, null);
    }

    /** Warm's weighted likelihood; the standard error is from the slope of the estimating equation. */
    public static AbilityEstimator wle(List<ItemParameters> items, SearchRange range) {
        return new ModalEstimator(AbilityMethod.WLE, items, range, null);
    }

    /** Mode with Jeffreys' prior, see {@link AbilityMethod#JEFFREYS}. */
    public static AbilityEstimator jeffreys(List<ItemParameters> items, SearchRange range) {
        return new ModalEstimator(AbilityMethod.JEFFREYS, items, range, null);
    }

    /**
     * The estimator of a method.
     *
     * @param prior for EAP and MAP; the others do not look at it
     * @param range for ML, WLE and JEFFREYS; the others do not look at it
     */
    public static AbilityEstimator of(
            AbilityMethod method, List<ItemParameters> items, NormalPrior prior, SearchRange range) {
        return switch (method) {
            case EAP -> eap(items, prior);
            case MAP -> map(items, prior);
            case ML -> ml(items, range);
            case WLE -> wle(items, range);
            case JEFFREYS -> jeffreys(items, range);
        };
    }
}
