package nl.kennispeil.scoring.calibration;

import java.util.List;
import java.util.Locale;

/**
 * What a calibration found. Look at {@link #usable} before using a number of it.
 *
 * @param items in the order of the responses, without those left out
 * @param leftOut items that no number can be had for, with the reason
 * @param groups populations with their mean and standard deviation
 * @param logLik log of the marginal likelihood
 * @param logPosterior {@code logLik} with the log density of the priors; the same without priors
 * @param freeParameters how many numbers were estimated
 * @param persons how many persons answered at least one item
 * @param iterations EM cycles
 * @param converged whether the distance fell below the tolerance
 * @param identified whether the information has an inverse; true when no standard errors were asked for
 * @param distance estimated distance of the furthest coefficient from the maximum: from Newton's method when there are
 *     standard errors, else from the rate of convergence
 * @param gradient largest slope of the log posterior in any coefficient
 * @param gridError absolute difference of {@code logLik} with its value on a grid of half the spacing
 * @param nodes how many nodes the grid has
 * @param spacing distance between nodes on the scale of θ
 * @param coefficients names of what was estimated, in the slope–intercept form with logits of asymptotes and variances of
 *     groups, such as {@code Q17.d1}
 * @param estimates their values
 * @param covariance of the estimates; empty without standard errors
 * @param warnings what a reader must know
 */
@SuppressWarnings("ArrayRecordComponent") // results that are read, not compared
public record Calibration(
        List<CalibratedItem> items,
        List<LeftOut> leftOut,
        List<GroupEstimate> groups,
        double logLik,
        double logPosterior,
        int freeParameters,
        int persons,
        int iterations,
        boolean converged,
        boolean identified,
        double distance,
        double gradient,
        double gridError,
        int nodes,
        double spacing,
        List<String> coefficients,
        double[] estimates,
        double[][] covariance,
        List<CalibrationWarning> warnings) {

    /**
     * An item without parameters.
     *
     * @param column its column in the responses
     * @param name its name
     * @param why what is the matter
     * @param score the score that nobody got, where that is the matter; else −1
     * @param highest the highest score of the item
     */
    public record LeftOut(int column, String name, Why why, int score, int highest) {

        /** Why an item can have no parameters. */
        public enum Why {
            NO_RESPONSE("nobody responded to it"),
            ONE_SCORE("everybody who responded got the same score"),
            SCORE_NOT_SEEN("nobody got score {0} of 0..{1}; combine scores, or number them without a gap");

            private final String sentence;

            Why(String sentence) {
                this.sentence = sentence;
            }

            /** Such as {@code no-response}, which does not change. */
            public String label() {
                return name().toLowerCase(Locale.ROOT).replace('_', '-');
            }
        }

        /** In plain English. */
        public String reason() {
            return why.sentence.replace("{0}", String.valueOf(score)).replace("{1}", String.valueOf(highest));
        }
    }

    /**
     * A population.
     *
     * @param name of the group
     * @param persons how many
     * @param latent mean and standard deviation, with what of them was estimated
     * @param meanError standard error of the mean; NaN when it was not estimated
     * @param sdError standard error of the standard deviation; NaN when it was not estimated
     */
    public record GroupEstimate(String name, int persons, Latent latent, double meanError, double sdError) {}

    /** Whether the numbers are what was asked for: converged, and identified by the data. */
    public boolean usable() {
        return converged && identified;
    }

    /** Akaike's criterion, −2 log L + 2 p. */
    public double aic() {
        return -2 * logLik + 2 * freeParameters;
    }

    /** Bayesian criterion of Schwarz, −2 log L + p log N. */
    public double bic() {
        return -2 * logLik + freeParameters * Math.log(persons);
    }
}
