package nl.kennispeil.scoring.conditional;

import java.util.List;
import nl.kennispeil.scoring.irt.ItemParameters;

/**
 * Items calibrated by joint maximum likelihood, for comparison with programs that use it. The estimates are inconsistent
 * for a fixed number of items, which the first of the warnings says (Neyman and Scott 1948).
 *
 * @param items {@code Rasch} for two categories, {@code PCM} for more; all step difficulties add up to 0
 * @param standardErrors of each step difficulty, one array per item, with the abilities taken as known: too small
 * @param logLik joint log-likelihood of items and persons, of the uncorrected estimates
 * @param parameters free parameters of the items; each sum score per booklet has one of its own beside it
 * @param persons persons whose responses were used
 * @param extremePersons persons left out, with score 0 or the highest, whose ability would be infinite
 * @param cycles of items and persons in turn
 * @param corrected whether difficulties and errors were multiplied by (K − 1)/K for K items
 * @param converged whether the likelihood equations were solved
 * @param warnings what to know
 */
public record JointCalibration(
        List<ItemParameters> items,
        List<double[]> standardErrors,
        double logLik,
        int parameters,
        int persons,
        int extremePersons,
        int cycles,
        boolean corrected,
        boolean converged,
        List<String> warnings) {}
