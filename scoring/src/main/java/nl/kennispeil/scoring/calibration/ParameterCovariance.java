package nl.kennispeil.scoring.calibration;

import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.scoring.irt.Dichotomous;
import nl.kennispeil.scoring.irt.ItemModel;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.ItemVector;
import nl.kennispeil.scoring.irt.NominalResponse;
import nl.kennispeil.scoring.irt.PartialCredit;

/**
 * The covariance matrix of item parameters: that of slopes, intercepts and logits, which a calibration gives, carried to a, b,
 * c, d by the delta method. A slope that all items share enters with every item.
 */
public final class ParameterCovariance {

    private final double[][] coefficients;
    private final List<int[]> places = new ArrayList<>();
    private final List<double[][]> jacobians = new ArrayList<>();

    /** @throws IllegalArgumentException when the calibration has no covariances */
    public ParameterCovariance(Calibration calibration) {
        coefficients = calibration.covariance();
        if (coefficients.length == 0) {
            throw new IllegalArgumentException("a calibration without standard errors has no covariances");
        }
        for (CalibratedItem item : calibration.items()) {
            places.add(item.fixed() ? new int[0] : places(item, calibration.coefficients()));
            jacobians.add(jacobian(item.parameters()));
        }
    }

    /**
     * Of the parameters of one item with those of another, or of itself.
     *
     * @param first index in {@link Calibration#items}
     * @param second likewise
     * @return a row per parameter of the first and a column per parameter of the second, in the order of {@link ItemVector};
     *     0 where one is fixed
     */
    public double[][] between(int first, int second) {
        double[][] left = jacobians.get(first);
        double[][] right = jacobians.get(second);
        double[][] covariance = new double[left.length][right.length];
        for (int j = 0; j < left.length; j++) {
            for (int l = 0; l < right.length; l++) {
                covariance[j][l] = product(left[j], places.get(first), right[l], places.get(second));
            }
        }
        return covariance;
    }

    /** Of the parameters of all items, one item after the other; symmetric to the last digit. */
    public double[][] all() {
        int size = jacobians.stream().mapToInt(own -> own.length).sum();
        double[][] all = new double[size][size];
        int row = 0;
        for (int i = 0; i < jacobians.size(); i++) {
            int column = 0;
            for (int k = 0; k <= i; k++) {
                put(between(i, k), row, column, all);
                column += jacobians.get(k).length;
            }
            row += jacobians.get(i).length;
        }
        return all;
    }

    private static void put(double[][] block, int row, int column, double[][] into) {
        for (int j = 0; j < block.length; j++) {
            for (int l = 0; l < block[j].length; l++) {
                into[row + j][column + l] = block[j][l];
                into[column + l][row + j] = block[j][l];
            }
        }
    }

    private double product(double[] left, int[] rows, double[] right, int[] columns) {
        double sum = 0;
        for (int m = 0; m < rows.length; m++) {
            for (int n = 0; n < columns.length; n++) {
                sum += left[m] * coefficients[rows[m]][columns[n]] * right[n];
            }
        }
        return sum;
    }

    /** Places of an item's coefficients; names are those of {@link Calibration#coefficients}. */
    private static int[] places(CalibratedItem item, List<String> coefficients) {
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

    /** Derivatives of the parameters, in the order of {@link ItemVector}, to the coefficients of the item. */
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
}
