package nl.kennispeil.scoring.calibration;

import java.util.List;
import nl.kennispeil.scoring.irt.ItemModel;
import nl.kennispeil.scoring.irt.ItemParameters;

/**
 * One item's model as a calibration sees it: log probabilities of the categories as a function of coefficients φ, in which
 * the logits are linear (slope a, intercepts d = −a·b, logits of asymptotes). The likelihood is smoother in φ than in a and
 * b, and this is the form whose standard errors other programs report.
 *
 * <p>Where a slope is estimated it is φ[0]. Kernels have no state besides their shape and may be shared.
 */
abstract class Kernel {

    /** What becomes of the slope of an item. */
    enum Slope {
        FREE,
        ONE,
        SHARED
    }

    final ItemModel model;
    final int categories;
    final Slope slope;
    /** Index of the first coefficient that is not the slope. */
    final int first;

    Kernel(ItemModel model, int categories, Slope slope) {
        this.model = model;
        this.categories = categories;
        this.slope = slope;
        this.first = slope == Slope.ONE ? 0 : 1;
    }

    static Kernel of(ItemModel model, int categories) {
        return switch (model) {
            case RASCH, ONE_PL, TWO_PL, THREE_PL, FOUR_PL -> new DichotomousKernel(model);
            case PCM -> new PartialCreditKernel(model, categories, Slope.ONE);
            case GPCM -> new PartialCreditKernel(model, categories, Slope.FREE);
            case GRM -> new GradedKernel(categories);
            case NRM -> new NominalKernel(categories);
        };
    }

    /** Whether the logits are linear in the coefficients, so that expected and observed information are the same. */
    boolean linear() {
        return true;
    }

    /** Of a linear kernel: whether coefficient {@code m} goes with θ (1) or with nothing (0) in the logits. */
    abstract int power(int m);

    /** Of a linear kernel: how often coefficient {@code m} stands in the logit of a category; 0 for category 0. */
    abstract double factor(int m, int category);

    /** How many coefficients. */
    abstract int size();

    /**
     * Log probabilities at one θ with their derivatives to the coefficients.
     *
     * @param logP room for one per category
     * @param gradient room for categories × size: ∂ log P_k / ∂φ_m at k · size + m
     */
    abstract void at(double[] phi, double theta, double[] logP, double[] gradient);

    /** Where to start, from the share of each category. */
    abstract double[] start(double[] share);

    /** Whether the model is defined for these coefficients. */
    boolean admissible(double[] phi) {
        for (double value : phi) {
            if (!(Math.abs(value) < 500)) {
                return false;
            }
        }
        return true;
    }

    abstract ItemParameters parameters(double[] phi);

    /** What {@link #values} are called in parameter files. */
    abstract List<String> names();

    /** The coefficients in the metric of parameter files: a, b … */
    abstract double[] values(double[] phi);

    /** ∂ values / ∂φ, one row per value. */
    abstract double[][] jacobian(double[] phi);

    /**
     * The same curves on another scale: θ = mean + sd · θ′. An item whose slope is 1 can be shifted only.
     *
     * @param phi changed in place
     */
    void rescale(double[] phi, double mean, double sd) {
        for (int k = first; k < phi.length && k < first + categories - 1; k++) {
            phi[k] += weight(k - first + 1) * slope(phi) * mean;
        }
        if (slope != Slope.ONE) {
            phi[0] *= sd;
        }
    }

    /** The largest slope of a logit. */
    double steepest(double[] phi) {
        return Math.abs(slope(phi));
    }

    /** How often the slope goes into the logit of a category's coefficient. */
    int weight(int category) {
        return 1;
    }

    double slope(double[] phi) {
        return slope == Slope.ONE ? 1 : phi[0];
    }

    static double logit(double p) {
        double inside = Math.max(0.001, Math.min(0.999, p));
        return Math.log(inside / (1 - inside));
    }
}
