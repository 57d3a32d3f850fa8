package nl.kennispeil.scoring.linking;

import nl.kennispeil.scoring.irt.Dichotomous;
import nl.kennispeil.scoring.irt.GradedResponse;
import nl.kennispeil.scoring.irt.ItemModel;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.ItemParameters.FourPl;
import nl.kennispeil.scoring.irt.ItemParameters.OnePl;
import nl.kennispeil.scoring.irt.ItemParameters.Rasch;
import nl.kennispeil.scoring.irt.ItemParameters.ThreePl;
import nl.kennispeil.scoring.irt.ItemParameters.TwoPl;
import nl.kennispeil.scoring.irt.NominalResponse;
import nl.kennispeil.scoring.irt.PartialCredit;

/**
 * The linear change of scale θ → Aθ + B. Item parameters follow so that every probability stays what it was: a → a/A,
 * b → Ab + B, asymptotes unchanged; for nominal items c_k → c_k − a_k B/A (Kolen and Brennan, <em>Test Equating, Scaling,
 * and Linking</em>, 3rd ed., 2014, ch. 6; Baker, "Equating tests under the nominal response model", Applied
 * Psychological Measurement 17 (1993) 239–251).
 *
 * @param slope A, above 0
 * @param intercept B, in units of the new scale
 */
public record ScaleTransformation(double slope, double intercept) {

    public ScaleTransformation {
        if (!(slope > 0) || !Double.isFinite(slope)) {
            throw new IllegalArgumentException("slope A is " + slope + ": allowed is a finite number above 0");
        }
        if (!Double.isFinite(intercept)) {
            throw new IllegalArgumentException("intercept B is " + intercept + ": allowed is a finite number");
        }
    }

    /** An ability on the new scale. */
    public double theta(double theta) {
        return slope * theta + intercept;
    }

    /** A standard error of θ on the new scale: A times the old one. */
    public double standardError(double old) {
        return slope * old;
    }

    /** The way back. */
    public ScaleTransformation inverse() {
        return new ScaleTransformation(1 / slope, -intercept / slope);
    }

    /** First this, then the next. */
    public ScaleTransformation then(ScaleTransformation next) {
        return new ScaleTransformation(next.slope * slope, next.slope * intercept + next.intercept);
    }

    /**
     * The item on the new scale. A Rasch item becomes a 1PL item and a PCM item a GPCM item with a = 1/A, unless A = 1.
     */
    public ItemParameters item(ItemParameters item) {
        if (item instanceof Dichotomous dichotomous) {
            return dichotomous(dichotomous);
        }
        if (item instanceof GradedResponse graded) {
            return new GradedResponse(graded.a() / slope, locations(graded.boundaries()));
        }
        if (item instanceof PartialCredit partial) {
            return partial.model() == ItemModel.PCM && slope == 1
                    ? PartialCredit.pcm(locations(partial.steps()))
                    : PartialCredit.gpcm(partial.a() / slope, locations(partial.steps()));
        }
        if (item instanceof NominalResponse nominal) {
            return nominal(nominal);
        }
        throw new IllegalArgumentException("no transformation for " + item.model());
    }

    private ItemParameters dichotomous(Dichotomous item) {
        double a = item.a() / slope;
        double b = theta(item.b());
        if (item instanceof Rasch) {
            return slope == 1 ? new Rasch(b) : new OnePl(a, b);
        }
        if (item instanceof OnePl) {
            return new OnePl(a, b);
        }
        if (item instanceof TwoPl) {
            return new TwoPl(a, b);
        }
        return item instanceof ThreePl ? new ThreePl(a, b, item.c()) : new FourPl(a, b, item.c(), item.d());
    }

    private NominalResponse nominal(NominalResponse item) {
        double[] slopes = item.slopes();
        double[] intercepts = item.intercepts();
        for (int k = 0; k < slopes.length; k++) {
            intercepts[k] -= slopes[k] * intercept / slope;
            slopes[k] /= slope;
        }
        return new NominalResponse(slopes, intercepts);
    }

    private double[] locations(double[] old) {
        double[] moved = new double[old.length];
        for (int k = 0; k < old.length; k++) {
            moved[k] = theta(old[k]);
        }
        return moved;
    }
}
