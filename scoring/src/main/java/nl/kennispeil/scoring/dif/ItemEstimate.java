package nl.kennispeil.scoring.dif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.kennispeil.scoring.calibration.CalibratedItem;
import nl.kennispeil.scoring.calibration.Calibration;
import nl.kennispeil.scoring.calibration.ParameterCovariance;
import nl.kennispeil.scoring.irt.Dichotomous;
import nl.kennispeil.scoring.irt.ItemModel;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.ItemParameters.Rasch;
import nl.kennispeil.scoring.irt.ItemVector;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Item parameters of one group with the covariances of their errors.
 *
 * @param parameters of any model but the nominal one
 * @param covariance of the errors in the order b (Rasch); a, b, c, d as far as the model has them; b_1 … (PCM); a, b_1 …
 *     (GPCM, GRM). May leave out last rows of parameters that are taken as known, such as c
 */
@SuppressWarnings("ArrayRecordComponent") // a matrix, never compared
public record ItemEstimate(ItemParameters parameters, double[][] covariance) {

    public ItemEstimate {
        if (parameters.model() == ItemModel.NRM) {
            throw new IllegalArgumentException(
                    "NRM item: parameters of nominal items of two groups cannot be compared one by one");
        }
        int most = ItemVector.values(parameters).length;
        if (covariance.length == 0 || covariance.length > most) {
            throw new IllegalArgumentException("covariance of " + covariance.length + " parameters of a "
                    + parameters.model() + " item: allowed is 1.." + most);
        }
        for (double[] row : covariance) {
            if (row.length != covariance.length) {
                throw new IllegalArgumentException("covariance with " + covariance.length + " rows and a row of "
                        + row.length + ": it must be square");
            }
        }
    }

    /** A Rasch item with the standard error of its difficulty. */
    public static ItemEstimate rasch(double b, double standardError) {
        return new ItemEstimate(new Rasch(b), new double[][] {{standardError * standardError}});
    }

    /**
     * The items of a calibration of right and wrong, with covariances by the delta method from its slopes and intercepts.
     *
     * @throws IllegalArgumentException when the calibration is not usable, has no covariances, left items out, or has items
     *     with more than two categories
     */
    public static List<ItemEstimate> of(Calibration calibration) {
        if (!calibration.usable()
                || calibration.covariance().length == 0
                || !calibration.leftOut().isEmpty()) {
            throw new IllegalArgumentException(
                    "a calibration that converged is needed, with standard errors and all items");
        }
        ParameterCovariance covariance = new ParameterCovariance(calibration);
        List<ItemEstimate> estimates = new ArrayList<>();
        for (int at = 0; at < calibration.items().size(); at++) {
            CalibratedItem item = calibration.items().get(at);
            if (!(item.parameters() instanceof Dichotomous) || item.fixed()) {
                throw new IllegalArgumentException(
                        "item " + item.name() + " is " + item.parameters().model() + (item.fixed() ? ", fixed" : "")
                                + ": needed is an estimated item for right and wrong");
            }
            estimates.add(new ItemEstimate(item.parameters(), covariance.between(at, at)));
        }
        return List.copyOf(estimates);
    }

    /** The parameters in the order of the covariances, all of them. */
    double[] vector() {
        return ItemVector.values(parameters);
    }

    boolean hasSlope() {
        return ItemVector.discriminationAt(parameters) == 0;
    }

    /** Mean of the difficulties. */
    double location() {
        int[] at = ItemVector.difficultiesAt(parameters);
        return StatUtils.mean(vector(), at[0], at[1] - at[0]);
    }

    /** The same item on the scale {@code slope}·θ + {@code shift}. */
    ItemEstimate rescaled(double slope, double shift) {
        double[] all = vector();
        double[] factor = new double[all.length];
        Arrays.fill(factor, 1);
        int[] at = ItemVector.difficultiesAt(parameters);
        if (hasSlope()) {
            all[0] /= slope;
            factor[0] = 1 / slope;
        }
        for (int k = at[0]; k < at[1]; k++) {
            all[k] = slope * all[k] + shift;
            factor[k] = slope;
        }
        double[][] moved = new double[covariance.length][covariance.length];
        for (int i = 0; i < moved.length; i++) {
            for (int j = 0; j < moved.length; j++) {
                moved[i][j] = factor[i] * factor[j] * covariance[i][j];
            }
        }
        return new ItemEstimate(ItemVector.with(parameters, all), moved);
    }
}
