package nl.kennispeil.scoring.adaptive;

/**
 * What makes an item the best next one. Every criterion works for every model, unless it says otherwise. Sources of each
 * stand in {@code docs/psychometrics.md}.
 */
public sealed interface Criterion {

    /** Fisher information at the estimate (MFI). */
    record Information() implements Criterion {}

    /**
     * Kullback–Leibler information between the estimate and all other abilities, weighted by the likelihood (KL) or the
     * posterior (KLP).
     */
    record KullbackLeibler(boolean posterior) implements Criterion {}

    /** Fisher information weighted by the likelihood (MLWI) or the posterior (MPWI). */
    record WeightedInformation(boolean posterior) implements Criterion {}

    /**
     * Expected information at the estimate that would follow from each answer (MEI), the answers weighted by their
     * probability at the present estimate.
     *
     * @param observed observed rather than Fisher information
     */
    record ExpectedInformation(boolean observed) implements Criterion {}

    /**
     * Smallest expected posterior variance (MEPV).
     *
     * @param predictive answers weighted by their posterior predictive probability, which is what makes it an expectation;
     *     false: by their probability at the present estimate (as catR)
     */
    record ExpectedVariance(boolean predictive) implements Criterion {}

    /** Difficulty nearest to the estimate; for an item of more categories the mean of its steps. */
    record DifficultyMatch() implements Criterion {}

    /** Ability of the highest information nearest to the estimate. */
    record PeakMatch() implements Criterion {}

    /**
     * Information mixed with chance, of which less and less remains.
     *
     * @param acceleration t in the weight Σ f^t over the items given by Σ f^t over all but the last of the longest test: 0
     *     is linear, higher keeps chance longer
     */
    record Progressive(double acceleration) implements Criterion {
        public Progressive {
            requireAcceleration(acceleration);
        }
    }

    /** Drawn with probabilities in proportion to a power of information that rises during the test. */
    record Proportional(double acceleration) implements Criterion {
        public Proportional {
            requireAcceleration(acceleration);
        }
    }

    /**
     * Items in strata of rising discrimination, used up one after the other; within a stratum the difficulty nearest to
     * the estimate.
     *
     * @param strata 2 to 20
     * @param blocked strata are made within blocks of like difficulty, so each covers the whole range
     */
    record Stratified(int strata, boolean blocked) implements Criterion {
        public Stratified {
            if (strata < 2 || strata > 20) {
                throw new IllegalArgumentException(strata + " strata: allowed is 2 to 20");
            }
        }
    }

    /** Any item. */
    record Random() implements Criterion {}

    private static void requireAcceleration(double acceleration) {
        if (!(acceleration >= 0 && acceleration <= 20)) {
            throw new IllegalArgumentException("acceleration " + acceleration + ": allowed is 0 to 20");
        }
    }
}
