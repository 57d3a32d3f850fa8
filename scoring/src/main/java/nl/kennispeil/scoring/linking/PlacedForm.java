package nl.kennispeil.scoring.linking;

import nl.kennispeil.scoring.irt.Curves;
import nl.kennispeil.scoring.irt.ItemParameters;

/**
 * A form as seen from the scale of the link's second form: its items are asked at their own θ, which for the first form
 * is (θ − B)/A. Knows how its curve moves with its parameters and with A and B. Not safe for use by many threads.
 */
final class PlacedForm {

    private final CalibratedForm form;
    private final ScaleTransformation link;
    private final boolean moved;
    private final Curves curves = new Curves();

    /** @param moved whether this is the first form of the link, whose scale is carried over */
    PlacedForm(CalibratedForm form, ScaleTransformation link, boolean moved) {
        this.form = form;
        this.link = link;
        this.moved = moved;
    }

    CalibratedForm form() {
        return form;
    }

    boolean moved() {
        return moved;
    }

    double own(double theta) {
        return moved ? (theta - link.intercept()) / link.slope() : theta;
    }

    /** Test characteristic curve. */
    double score(double theta) {
        double sum = 0;
        for (ItemParameters item : form.items()) {
            item.curves(own(theta), curves);
            for (int k = 1; k < item.categories(); k++) {
                sum += k * curves.p[k];
            }
        }
        return sum;
    }

    /** Its slope in θ of the common scale. */
    double slope(double theta) {
        double sum = 0;
        for (ItemParameters item : form.items()) {
            item.curves(own(theta), curves);
            for (int k = 1; k < item.categories(); k++) {
                sum += k * curves.first[k];
            }
        }
        return moved ? sum / link.slope() : sum;
    }

    /** The lowest expected score, for θ → −∞: Σ c where slopes are positive. */
    double lowestScore() {
        return score(-limit());
    }

    double highestScore() {
        return score(limit());
    }

    /** ∂T/∂A and ∂T/∂B at fixed θ. */
    double[] byScale(double theta) {
        double slope = slope(theta);
        return moved ? new double[] {-slope * own(theta), -slope} : new double[2];
    }

    /** ∂T/∂γ. */
    double[] byParameters(double theta) {
        double[] all = new double[form.parameters()];
        for (int i = 0; i < form.items().size(); i++) {
            ParameterSlopes slopes = new ParameterSlopes(form.items().get(i));
            slopes.at(own(theta));
            for (int j = 0; j < slopes.parameters(); j++) {
                all[form.offset(i) + j] = slopes.score(j);
            }
        }
        return all;
    }

    /** An ability so far out that every logistic curve has reached its asymptote in double precision. */
    private double limit() {
        double far = 1e4;
        return moved ? far * link.slope() + Math.abs(link.intercept()) : far;
    }
}
