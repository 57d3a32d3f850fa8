package nl.kennispeil.scoring.cutscore;

import java.util.OptionalDouble;

/**
 * How surely candidates are put on the right side of a cut, or in the right one of several categories.
 *
 * @param accuracy probability that observed and true category are the same
 * @param tooHigh probability of an observed category above the true one (a false pass)
 * @param tooLow probability of one below (a false fail)
 * @param consistency probability that two parallel tests give the same category
 * @param chance consistency of two tests that share nothing but the proportions
 */
public record Classification(double accuracy, double tooHigh, double tooLow, double consistency, double chance) {

    /** Cohen's kappa, (consistency − chance)/(1 − chance); empty when everybody is in one category. */
    public OptionalDouble kappa() {
        return 1 - chance > 1e-12 ? OptionalDouble.of((consistency - chance) / (1 - chance)) : OptionalDouble.empty();
    }
}
