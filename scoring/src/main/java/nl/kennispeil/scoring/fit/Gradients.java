package nl.kennispeil.scoring.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.kennispeil.scoring.irt.Curves;
import nl.kennispeil.scoring.irt.Dichotomous;
import nl.kennispeil.scoring.irt.GradedResponse;
import nl.kennispeil.scoring.irt.ItemModel;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.Logistic;

/**
 * Derivatives of an item's expected score to each of its free parameters. Any parametrization with the same span will do for
 * M2, so slope and intercepts are taken: for models that divide by a total, ∂E/∂c_h = P_h(h − E) and the slopes θ times that.
 */
final class Gradients {

    private Gradients() {}

    /** The derivatives at one θ; the slope that 1PL items share is not among them. */
    static double[] of(ItemParameters item, double theta, Curves curves) {
        return switch (item.model()) {
            case RASCH, ONE_PL, TWO_PL, THREE_PL, FOUR_PL -> dichotomous((Dichotomous) item, theta);
            case GRM -> graded((GradedResponse) item, theta);
            case PCM, GPCM, NRM -> total(item, theta, curves);
        };
    }

    /** ∂E/∂a of a 1PL item. */
    static double sharedSlope(ItemParameters item, double theta) {
        Dichotomous one = (Dichotomous) item;
        double p = one.probability(theta);
        return p * (1 - p) * (theta - one.b());
    }

    private static double[] dichotomous(Dichotomous item, double theta) {
        double up = Logistic.of(item.a() * (theta - item.b()));
        double bend = (item.d() - item.c()) * up * (1 - up);
        double[] all = {bend, theta * bend, 1 - up, up};
        return switch (item.model()) {
            case RASCH, ONE_PL -> Arrays.copyOf(all, 1);
            case TWO_PL -> Arrays.copyOf(all, 2);
            case THREE_PL -> Arrays.copyOf(all, 3);
            default -> all;
        };
    }

    private static double[] graded(GradedResponse item, double theta) {
        double[] boundaries = item.boundaries();
        double[] gradient = new double[boundaries.length + 1];
        for (int k = 0; k < boundaries.length; k++) {
            double up = Logistic.of(item.a() * (theta - boundaries[k]));
            gradient[k] = up * (1 - up);
            gradient[boundaries.length] += theta * gradient[k];
        }
        return gradient;
    }

    private static double[] total(ItemParameters item, double theta, Curves curves) {
        item.curves(theta, curves);
        double mean = 0;
        for (int k = 1; k < item.categories(); k++) {
            mean += k * curves.p[k];
        }
        List<Double> gradient = new ArrayList<>();
        double slope = 0;
        for (int k = 1; k < item.categories(); k++) {
            double intercept = curves.p[k] * (k - mean);
            gradient.add(intercept);
            slope += k * theta * intercept;
            if (item.model() == ItemModel.NRM) {
                gradient.add(theta * intercept);
            }
        }
        if (item.model() == ItemModel.GPCM) {
            gradient.add(slope);
        }
        return gradient.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
