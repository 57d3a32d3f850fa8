package nl.kennispeil.scoring.linking;

import java.util.Arrays;
import nl.kennispeil.scoring.irt.Curves;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.ItemVector;

/**
 * How the category curves of one item, and their slopes in θ, move with each of its parameters.
 *
 * <p>One numerical rule serves all models: the five-point stencil (f(x−2h) − 8f(x−h) + 8f(x+h) − f(x+2h)) / 12h with
 * h = 10⁻³·max(1, |x|), whose error is of order h⁴ ≈ 10⁻¹² while rounding adds about 10⁻¹⁶/h = 10⁻¹³. Where the model
 * forbids a point (boundaries of a graded item out of order) h is made smaller, at the least 10⁻⁷; an asymptote on its
 * edge is moved to one side only, which is exact because the curve is linear in it.
 *
 * <p>Not safe for use by many threads.
 */
final class ParameterSlopes {

    private static final double[] NODES = {-2, -1, 1, 2};
    private static final double[] FACTORS = {1 / 12.0, -8 / 12.0, 8 / 12.0, -1 / 12.0};

    private final ItemParameters[][] moved;
    private final double[][] factors;
    private final Curves curves;
    private final double[][] p;
    private final double[][] first;

    ParameterSlopes(ItemParameters item) {
        int parameters = ItemVector.values(item).length;
        moved = new ItemParameters[parameters][];
        factors = new double[parameters][];
        curves = new Curves(item.categories());
        p = new double[parameters][item.categories()];
        first = new double[parameters][item.categories()];
        for (int j = 0; j < parameters; j++) {
            prepare(item, j);
        }
    }

    int parameters() {
        return moved.length;
    }

    /** Fills {@link #p} and {@link #first} for one ability. */
    void at(double theta) {
        for (int j = 0; j < moved.length; j++) {
            Arrays.fill(p[j], 0);
            Arrays.fill(first[j], 0);
            for (int s = 0; s < moved[j].length; s++) {
                moved[j][s].curves(theta, curves);
                for (int k = 0; k < p[j].length; k++) {
                    p[j][k] += factors[j][s] * curves.p[k];
                    first[j][k] += factors[j][s] * curves.first[k];
                }
            }
        }
    }

    /** ∂P_k/∂γ_j. */
    double p(int parameter, int category) {
        return p[parameter][category];
    }

    /** ∂²P_k/∂θ∂γ_j. */
    double first(int parameter, int category) {
        return first[parameter][category];
    }

    /** Σ k ∂P_k/∂γ_j. */
    double score(int parameter) {
        return weighted(p[parameter]);
    }

    /** Σ k ∂²P_k/∂θ∂γ_j. */
    double scoreFirst(int parameter) {
        return weighted(first[parameter]);
    }

    private static double weighted(double[] byCategory) {
        double sum = 0;
        for (int k = 1; k < byCategory.length; k++) {
            sum += k * byCategory[k];
        }
        return sum;
    }

    private void prepare(ItemParameters item, int j) {
        double size = Math.max(1, Math.abs(ItemVector.values(item)[j]));
        for (double h = 1e-3 * size; h >= 1e-7 * size; h /= 10) {
            try {
                moved[j] = stencil(item, j, h, NODES);
                factors[j] = scaled(FACTORS, h);
                return;
            } catch (IllegalArgumentException outside) {
                // the next step is smaller
            }
        }
        oneSided(item, j);
    }

    private void oneSided(ItemParameters item, int j) {
        double h = 1e-3;
        try {
            moved[j] = stencil(item, j, h, new double[] {0, 1});
            factors[j] = scaled(new double[] {-1, 1}, h);
        } catch (IllegalArgumentException above) {
            moved[j] = stencil(item, j, h, new double[] {-1, 0});
            factors[j] = scaled(new double[] {-1, 1}, h);
        }
    }

    private static ItemParameters[] stencil(ItemParameters item, int j, double h, double[] nodes) {
        ItemParameters[] items = new ItemParameters[nodes.length];
        for (int s = 0; s < nodes.length; s++) {
            double[] v = ItemVector.values(item);
            v[j] += nodes[s] * h;
            items[s] = ItemVector.with(item, v);
        }
        return items;
    }

    private static double[] scaled(double[] values, double h) {
        double[] out = values.clone();
        for (int s = 0; s < out.length; s++) {
            out[s] /= h;
        }
        return out;
    }
}
