package nl.kennispeil.scoring.fit;

import nl.kennispeil.scoring.ability.AbilityMethod;
import nl.kennispeil.scoring.irt.Curves;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.response.ResponseMatrix;

/**
 * How likely a person's answers are, given the person's ability: standardized log-likelihoods, low for odd patterns.
 *
 * <p>lz = (l − E l) / √Var l with l = Σ ln P of the answers given [1]; with more than two categories it is also called Zh
 * [2]. With an estimated ability its variance is below 1; lz* corrects for that [3; 4 for more categories]:
 * with score functions r = P′/P, weights w̃ = ln P − c·r, c = Σ P′ln P / Σ P′r and an estimator that solves
 * Σ r(answer) + r₀ = 0, lz* = (l − E l + c·r₀) / √Var Σ w̃.
 *
 * <p>Sources: [1] F. Drasgow, M.V. Levine and E.A. Williams, "Appropriateness measurement with polychotomous item response
 * models and standardized indices", British Journal of Mathematical and Statistical Psychology 38 (1985) 67–86; [2] ibid.,
 * z_h; [3] T.A.B. Snijders, "Asymptotic null distribution of person fit statistics with estimated person parameter",
 * Psychometrika 66 (2001) 331–342; [4] S. Sinharay, "Asymptotically correct standardization of person-fit statistics beyond
 * dichotomous items", Psychometrika 81 (2016) 992–1013.
 */
public final class PersonFit {

    private PersonFit() {}

    /**
     * lz (Zh) of every person; NaN where the ability is not finite, nothing was answered or nothing could vary.
     *
     * @param theta one per person
     */
    public static double[] lz(FitModel model, ResponseMatrix responses, double[] theta) {
        model.require(responses, theta);
        Residuals at = new Residuals(model);
        double[] fit = new double[theta.length];
        for (int person = 0; person < theta.length; person++) {
            double surprise = 0;
            double variance = 0;
            for (int item = 0; item < responses.items() && Double.isFinite(theta[person]); item++) {
                if (!responses.isMissing(person, item)) {
                    at.at(model.items().get(item), theta[person], responses.at(person, item));
                    surprise += at.logLikelihood - at.meanLog;
                    variance += at.varianceLog;
                }
            }
            fit[person] = variance > 0 ? surprise / Math.sqrt(variance) : Double.NaN;
        }
        return fit;
    }

    /**
     * lz* of every person; NaN as for {@link #lz}.
     *
     * @param theta one per person
     * @param method how they were estimated; MAP with the model's latent distribution as prior
     * @throws IllegalArgumentException for EAP, which solves no such equation
     */
    public static double[] lzStar(FitModel model, ResponseMatrix responses, double[] theta, AbilityMethod method) {
        model.require(responses, theta);
        if (method == AbilityMethod.EAP) {
            throw new IllegalArgumentException("lz* with EAP abilities: allowed is ML, MAP, WLE or JEFFREYS");
        }
        Corrected corrected = new Corrected(model, method);
        double[] fit = new double[theta.length];
        for (int person = 0; person < theta.length; person++) {
            fit[person] = Double.isFinite(theta[person]) ? corrected.of(responses, person, theta[person]) : Double.NaN;
        }
        return fit;
    }

    /** The sums over the items of one person. */
    private static final class Corrected {
        private final FitModel model;
        private final AbilityMethod method;
        private final Curves curves;
        private double surprise;
        private double information;
        private double covariance;
        private double variance;
        private double correction;

        Corrected(FitModel model, AbilityMethod method) {
            this.model = model;
            this.method = method;
            this.curves = new Residuals(model).curves();
        }

        double of(ResponseMatrix responses, int person, double theta) {
            surprise = 0;
            information = 0;
            covariance = 0;
            variance = 0;
            correction = 0;
            for (int item = 0; item < responses.items(); item++) {
                if (!responses.isMissing(person, item)) {
                    add(model.items().get(item), theta, responses.at(person, item));
                }
            }
            double c = covariance / information;
            double spread = variance - covariance * c;
            return spread > 0 ? (surprise + c * shift(theta)) / Math.sqrt(spread) : Double.NaN;
        }

        private void add(ItemParameters item, double theta, int answer) {
            item.curves(theta, curves);
            double mean = 0;
            double square = 0;
            for (int k = 0; k < item.categories(); k++) {
                double p = Math.max(curves.p[k], 1e-300);
                double log = Math.log(p);
                double score = curves.first[k] / p;
                mean += p * log;
                square += p * log * log;
                covariance += curves.first[k] * log;
                information += curves.first[k] * score;
                correction += score * curves.second[k];
                if (method == AbilityMethod.JEFFREYS) {
                    correction += score * (curves.second[k] - score * curves.first[k]);
                }
            }
            variance += square - mean * mean;
            surprise += Math.log(Math.max(curves.p[answer], 1e-300)) - mean;
        }

        /** r₀. */
        private double shift(double theta) {
            return switch (method) {
                case ML, EAP -> 0;
                case MAP ->
                    (model.latent().mean() - theta)
                            / (model.latent().sd() * model.latent().sd());
                case WLE, JEFFREYS -> correction / (2 * information);
            };
        }
    }
}
