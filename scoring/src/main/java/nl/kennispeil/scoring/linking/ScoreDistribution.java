package nl.kennispeil.scoring.linking;

import java.util.List;
import nl.kennispeil.scoring.irt.Curves;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.SumScoreDistribution;

/**
 * The distribution of a form's sum score in a population, with its derivatives to the form's parameters and to A and B.
 * Taking one item out of the sum, f = Σ_k P_k · (rest shifted by k), so the derivative to anything that moves only that
 * item is Σ_k dP_k · (rest shifted by k) [Ogasawara, "Asymptotic standard errors of IRT observed-score equating methods",
 * Psychometrika 68 (2003) 193–211].
 */
final class ScoreDistribution {

    private final CalibratedForm form;
    private final double[] density;
    private final double[][] byParameter;
    private final double[][] byScale;

    ScoreDistribution(CalibratedForm form) {
        this.form = form;
        int scores = form.highestScore() + 1;
        this.density = new double[scores];
        this.byParameter = new double[scores][form.parameters()];
        this.byScale = new double[scores][2];
    }

    double[] density() {
        return density;
    }

    double byParameter(int score, int parameter) {
        return byParameter[score][parameter];
    }

    double byScale(int score, int coefficient) {
        return byScale[score][coefficient];
    }

    /**
     * Adds the persons of one ability.
     *
     * @param theta on the form's own scale
     * @param weight share of the population
     * @param bySlope dθ/dA
     * @param byIntercept dθ/dB
     * @param derivatives whether derivatives are wanted
     */
    void add(double theta, double weight, double bySlope, double byIntercept, boolean derivatives) {
        List<ItemParameters> items = form.items();
        double[] f = SumScoreDistribution.at(items, theta);
        for (int s = 0; s < f.length; s++) {
            density[s] += weight * f[s];
        }
        if (!derivatives) {
            return;
        }
        Curves curves = new Curves();
        for (int i = 0; i < items.size(); i++) {
            double[] rest = SumScoreDistribution.without(items, theta, i);
            ParameterSlopes slopes = new ParameterSlopes(items.get(i));
            slopes.at(theta);
            items.get(i).curves(theta, curves);
            for (int k = 0; k < items.get(i).categories(); k++) {
                for (int s = 0; s < rest.length; s++) {
                    double part = weight * rest[s];
                    byScale[s + k][0] += part * curves.first[k] * bySlope;
                    byScale[s + k][1] += part * curves.first[k] * byIntercept;
                    for (int j = 0; j < slopes.parameters(); j++) {
                        byParameter[s + k][form.offset(i) + j] += part * slopes.p(j, k);
                    }
                }
            }
        }
    }
}
