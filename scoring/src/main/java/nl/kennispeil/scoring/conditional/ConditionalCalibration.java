package nl.kennispeil.scoring.conditional;

import java.util.List;
import nl.kennispeil.scoring.irt.ItemParameters;

/**
 * Items calibrated by conditional maximum likelihood.
 *
 * @param items {@code Rasch} for two categories, {@code PCM} for more, in the order of the matrix
 * @param standardErrors of each step difficulty b_i1..b_im, one array per item; NaN when not converged. They depend on the
 *     origin; of a parameter that was set to 0 it is 0
 * @param covariance of all step difficulties, item after item, singular by the origin; NaN when not converged
 * @param origin where difficulty 0 is
 * @param logLik conditional log-likelihood ln P(responses | sum scores), without the constant of the scores themselves
 * @param parameters number of free parameters, one less than the number of steps
 * @param persons persons whose responses say something about the items
 * @param extremePersons persons who dropped out because their score is 0 or the highest possible
 * @param iterations of Newton's method
 * @param gradientNorm largest |observed − expected count| at the solution
 * @param converged whether the likelihood equations were solved; if not, the numbers are not estimates
 * @param warnings why not, and what else to know
 */
@SuppressWarnings("ArrayRecordComponent") // a matrix, never compared
public record ConditionalCalibration(
        List<ItemParameters> items,
        List<double[]> standardErrors,
        double[][] covariance,
        Origin origin,
        double logLik,
        int parameters,
        int persons,
        int extremePersons,
        int iterations,
        double gradientNorm,
        boolean converged,
        List<String> warnings) {

    /** −2 logLik + 2 · parameters. */
    public double aic() {
        return -2 * logLik + 2 * parameters;
    }

    /** −2 logLik + ln(persons) · parameters. */
    public double bic() {
        return -2 * logLik + Math.log(persons) * parameters;
    }
}
