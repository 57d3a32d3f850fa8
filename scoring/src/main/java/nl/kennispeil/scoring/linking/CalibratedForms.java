package nl.kennispeil.scoring.linking;

import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.scoring.calibration.CalibratedItem;
import nl.kennispeil.scoring.calibration.Calibration;
import nl.kennispeil.scoring.irt.Dichotomous;
import nl.kennispeil.scoring.irt.ItemModel;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.NominalResponse;
import nl.kennispeil.scoring.irt.PartialCredit;

/**
 * Calibrations made ready for linking: their covariance matrix, which is that of slopes, intercepts and logits, carried to
 * a, b, c, d by the delta method. A slope that all items share enters with every item.
 */
public final class CalibratedForms {

    private CalibratedForms() {}

    /**
     * The items of a calibration, with the covariance matrix of their parameters when it has one.
     *
     * @throws IllegalArgumentException when the calibration is not usable: not converged or not identified
     */
    public static CalibratedForm of(Calibration calibration) {
        if (!calibration.usable()) {
            throw new IllegalArgumentException("a calibration that is not "
                    + (calibration.converged() ? "identified" : "converged") + " cannot be linked");
        }
        CalibratedForm form = CalibratedForm.of(
                calibration.items().stream().map(CalibratedItem::name).toList(),
                calibration.items().stream().map(CalibratedItem::parameters).toList());
        return calibration.covariance().length == 0 ? form : form.withCovariance(covariance(form, calibration));
    }

    private static double[][] covariance(CalibratedForm form, Calibration calibration) {
        int size = form.parameters();
        double[][] jacobian = new double[size][];
        for (int i = 0; i < calibration.items().size(); i++) {
            CalibratedItem item = calibration.items().get(i);
            int[] of = item.fixed() ? new int[0] : numbers(item, calibration.coefficients());
            double[][] own = jacobian(item.parameters());
            for (int j = 0; j < own.length; j++) {
                double[] row = new double[calibration.coefficients().size()];
                for (int m = 0; m < of.length; m++) {
                    row[of[m]] = own[j][m];
                }
                jacobian[form.offset(i) + j] = row;
            }
        }
        double[][] covariance = new double[size][size];
        for (int j = 0; j < size; j++) {
            double[] half = times(calibration.covariance(), jacobian[j]);
            for (int l = 0; l <= j; l++) {
                double sum = 0;
                for (int m = 0; m < half.length; m++) {
                    sum += half[m] * jacobian[l][m];
                }
                covariance[j][l] = sum;
                covariance[l][j] = sum;
            }
        }
        return covariance;
    }

    /** Places of an item's coefficients; names are those of {@link Calibration#coefficients}. */
    private static int[] numbers(CalibratedItem item, List<String> coefficients) {
        List<String> wanted = new ArrayList<>();
        ItemParameters parameters = item.parameters();
        if (parameters instanceof NominalResponse) {
            item.names().forEach(name -> wanted.add(item.name() + "." + name.replace('c', 'd')));
        } else {
            if (parameters.model() == ItemModel.ONE_PL) {
                wanted.add("a");
            } else if (ItemVector.discriminationAt(parameters) == 0) {
                wanted.add(item.name() + ".a");
            }
            if (parameters instanceof Dichotomous) {
                List<String> rest = List.of(".d", ".logit(c)", ".logit(u)");
                int asymptotes = Math.max(1, ItemVector.values(parameters).length - 1);
                rest.subList(0, asymptotes).forEach(name -> wanted.add(item.name() + name));
            } else {
                for (int k = 1; k < parameters.categories(); k++) {
                    wanted.add(item.name() + ".d" + k);
                }
            }
        }
        return wanted.stream().mapToInt(name -> place(name, coefficients)).toArray();
    }

    private static int place(String name, List<String> coefficients) {
        int at = coefficients.indexOf(name);
        if (at < 0) {
            throw new IllegalArgumentException("the calibration has no coefficient " + name);
        }
        return at;
    }

    /** Derivatives of the parameters, in the order of a form, to the coefficients of the item. */
    private static double[][] jacobian(ItemParameters item) {
        double[] values = ItemVector.values(item);
        if (item instanceof NominalResponse) {
            return nominal(item.categories());
        }
        double[][] jacobian = new double[values.length][values.length];
        int slope = ItemVector.discriminationAt(item);
        double a = ItemVector.discrimination(item);
        int[] steps = ItemVector.difficultiesAt(item);
        for (int k = steps[0]; k < steps[1]; k++) {
            jacobian[k][k] = -1 / a;
            if (item instanceof PartialCredit && k > steps[0]) {
                jacobian[k][k - 1] = 1 / a;
            }
            if (slope == 0) {
                jacobian[k][0] = -values[k] / a;
            }
        }
        if (slope == 0) {
            jacobian[0][0] = 1;
        }
        for (int k = steps[1]; k < values.length; k++) {
            jacobian[k][k] = values[k] * (1 - values[k]);
        }
        return jacobian;
    }

    /** a_0 and c_0 are 0 by agreement. */
    private static double[][] nominal(int categories) {
        double[][] jacobian = new double[2 * categories][2 * (categories - 1)];
        for (int k = 1; k < categories; k++) {
            jacobian[k][k - 1] = 1;
            jacobian[categories + k][categories - 1 + k - 1] = 1;
        }
        return jacobian;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[matrix.length];
        for (int m = 0; m < product.length; m++) {
            for (int l = 0; l < vector.length; l++) {
                product[m] += matrix[m][l] * vector[l];
            }
        }
        return product;
    }
}
