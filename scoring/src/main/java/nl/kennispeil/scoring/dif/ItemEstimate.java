package nl.kennispeil.scoring.dif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.kennispeil.scoring.calibration.CalibratedItem;
import nl.kennispeil.scoring.calibration.Calibration;
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
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

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
        int most = vector(parameters).length;
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
        List<ItemEstimate> estimates = new ArrayList<>();
        for (CalibratedItem item : calibration.items()) {
            if (!(item.parameters() instanceof Dichotomous two) || item.fixed()) {
                throw new IllegalArgumentException(
                        "item " + item.name() + " is " + item.parameters().model() + (item.fixed() ? ", fixed" : "")
                                + ": needed is an estimated item for right and wrong");
            }
            estimates.add(of(item.name(), two, calibration));
        }
        return List.copyOf(estimates);
    }

    private static ItemEstimate of(String name, Dichotomous item, Calibration calibration) {
        List<String> coefficients = calibration.coefficients();
        ItemModel model = item.model();
        List<Integer> rows = new ArrayList<>();
        if (model != ItemModel.RASCH) {
            rows.add(coefficients.indexOf(model == ItemModel.ONE_PL ? "a" : name + ".a"));
        }
        rows.add(coefficients.indexOf(name + ".d"));
        if (model == ItemModel.THREE_PL || model == ItemModel.FOUR_PL) {
            rows.add(coefficients.indexOf(name + ".logit(c)"));
        }
        if (model == ItemModel.FOUR_PL) {
            rows.add(coefficients.indexOf(name + ".logit(u)"));
        }
        int n = rows.size();
        RealMatrix jacobian = MatrixUtils.createRealIdentityMatrix(n);
        int b = model == ItemModel.RASCH ? 0 : 1;
        jacobian.setEntry(b, b, -1 / item.a());
        if (b == 1) {
            jacobian.setEntry(1, 0, -item.b() / item.a());
        }
        if (n > 2) {
            jacobian.setEntry(2, 2, item.c() * (1 - item.c()));
        }
        if (n > 3) {
            jacobian.setEntry(3, 3, item.d() * (1 - item.d()));
        }
        int[] at = rows.stream().mapToInt(Integer::intValue).toArray();
        RealMatrix own = MatrixUtils.createRealMatrix(calibration.covariance()).getSubMatrix(at, at);
        return new ItemEstimate(
                item, jacobian.multiply(own).multiply(jacobian.transpose()).getData());
    }

    /** The parameters in the order of the covariances, all of them. */
    double[] vector() {
        return vector(parameters);
    }

    private static double[] vector(ItemParameters parameters) {
        if (parameters instanceof Dichotomous item) {
            return switch (item.model()) {
                case RASCH -> new double[] {item.b()};
                case THREE_PL -> new double[] {item.a(), item.b(), item.c()};
                case FOUR_PL -> new double[] {item.a(), item.b(), item.c(), item.d()};
                default -> new double[] {item.a(), item.b()};
            };
        }
        if (parameters instanceof PartialCredit item) {
            return item.model() == ItemModel.PCM ? item.steps() : prepend(item.a(), item.steps());
        }
        if (parameters instanceof GradedResponse item) {
            return prepend(item.a(), item.boundaries());
        }
        throw new IllegalArgumentException(((NominalResponse) parameters).model()
                + " item: parameters of nominal items of two groups cannot be compared one by one");
    }

    private static double[] prepend(double a, double[] steps) {
        double[] all = new double[steps.length + 1];
        all[0] = a;
        System.arraycopy(steps, 0, all, 1, steps.length);
        return all;
    }

    boolean hasSlope() {
        return parameters.model() != ItemModel.RASCH && parameters.model() != ItemModel.PCM;
    }

    /** How many of the leading parameters besides the slope lie on the scale of θ. */
    private int locations() {
        return parameters instanceof Dichotomous ? 1 : vector().length - (hasSlope() ? 1 : 0);
    }

    /** Mean of the difficulties. */
    double location() {
        double[] all = vector();
        int first = hasSlope() ? 1 : 0;
        double sum = 0;
        for (int k = 0; k < locations(); k++) {
            sum += all[first + k];
        }
        return sum / locations();
    }

    /** The same item on the scale {@code slope}·θ + {@code shift}. */
    ItemEstimate rescaled(double slope, double shift) {
        double[] all = vector();
        double[] factor = new double[all.length];
        Arrays.fill(factor, 1);
        int first = hasSlope() ? 1 : 0;
        if (hasSlope()) {
            all[0] /= slope;
            factor[0] = 1 / slope;
        }
        for (int k = first; k < first + locations(); k++) {
            all[k] = slope * all[k] + shift;
            factor[k] = slope;
        }
        double[][] moved = new double[covariance.length][covariance.length];
        for (int i = 0; i < moved.length; i++) {
            for (int j = 0; j < moved.length; j++) {
                moved[i][j] = factor[i] * factor[j] * covariance[i][j];
            }
        }
        return new ItemEstimate(made(all), moved);
    }

    private ItemParameters made(double[] all) {
        return switch (parameters.model()) {
            case RASCH -> new Rasch(all[0]);
            case ONE_PL -> new OnePl(all[0], all[1]);
            case TWO_PL -> new TwoPl(all[0], all[1]);
            case THREE_PL -> new ThreePl(all[0], all[1], all[2]);
            case FOUR_PL -> new FourPl(all[0], all[1], all[2], all[3]);
            case PCM -> PartialCredit.pcm(all);
            case GPCM -> PartialCredit.gpcm(all[0], Arrays.copyOfRange(all, 1, all.length));
            case GRM -> new GradedResponse(all[0], Arrays.copyOfRange(all, 1, all.length));
            case NRM -> throw new IllegalStateException("refused when made");
        };
    }
}
