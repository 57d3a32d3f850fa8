package nl.kennispeil.scoring.ability;

import java.util.List;
import nl.kennispeil.scoring.irt.Curves;
import nl.kennispeil.scoring.irt.ItemParameters;
import org.jspecify.annotations.Nullable;

/**
 * What a modal method maximises, as a function of θ for one person: its slope g(θ), and the sums it is made of. A buffer
 * that goes from person to person.
 */
final class PersonFunction {

    private final AbilityMethod method;
    private final List<ItemParameters> items;
    private final @Nullable NormalPrior prior;
    private final int[] responses;
    private final Curves curves;

    private double logLikelihood;
    private double slope;
    private double bend;
    private double information;
    private double correction;

    PersonFunction(AbilityMethod method, List<ItemParameters> items, @Nullable NormalPrior prior) {
        this.method = method;
        this.items = items;
        this.prior = prior;
        this.responses = new int[items.size()];
        this.curves = new Curves(
                items.stream().mapToInt(ItemParameters::categories).max().orElse(2));
    }

    /** The answers, to be filled in. */
    int[] responses() {
        return responses;
    }

    /** g(θ); the other methods then tell of the same θ. */
    double gradient(double theta) {
        logLikelihood = 0;
        slope = 0;
        bend = 0;
        information = 0;
        correction = 0;
        for (int item = 0; item < responses.length; item++) {
            if (responses[item] >= 0) {
                add(items.get(item), responses[item], theta);
            }
        }
        if (prior != null) {
            double z = (theta - prior.mean()) / prior.sd();
            logLikelihood -= z * z / 2;
            slope -= z / prior.sd();
            bend -= 1 / (prior.sd() * prior.sd());
        }
        return weighted() ? slope + correction / (2 * information) : slope;
    }

    private void add(ItemParameters item, int category, double theta) {
        item.curves(theta, curves);
        double score = curves.first[category] / curves.p[category];
        logLikelihood += Math.log(curves.p[category]);
        slope += score;
        bend += curves.second[category] / curves.p[category] - score * score;
        if (weighted()) {
            for (int k = 0; k < item.categories(); k++) {
                information += curves.first[k] * curves.first[k] / curves.p[k];
                correction += correction(method, curves, k);
            }
        }
    }

    /** A category's share of J = Σ P′P″/P, or of I′ = Σ 2P′P″/P − P′³/P². */
    static double correction(AbilityMethod method, Curves curves, int k) {
        double ratio = curves.first[k] / curves.p[k];
        double j = ratio * curves.second[k];
        return method == AbilityMethod.WLE ? j : 2 * j - ratio * ratio * curves.first[k];
    }

    boolean weighted() {
        return method == AbilityMethod.WLE || method == AbilityMethod.JEFFREYS;
    }

    /** ln of likelihood and prior, without a constant; ½ ln I comes with it for Jeffreys. */
    double value() {
        return method == AbilityMethod.JEFFREYS ? logLikelihood + Math.log(information) / 2 : logLikelihood;
    }

    /** dg/dθ; leaves out the correction of the weighted methods, so there it is only near. */
    double bend() {
        return bend;
    }

    /** 1 / √(−dg/dθ) at a maximum; NaN where the function is flat. */
    double standardError(double theta) {
        double down = -bend;
        if (weighted()) {
            double h = 1e-4;
            down = (gradient(theta - h) - gradient(theta + h)) / (2 * h);
        }
        return down > 0 ? 1 / Math.sqrt(down) : Double.NaN;
    }
}
