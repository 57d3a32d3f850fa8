package nl.kennispeil.scoring.fit;

import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.scoring.ability.LatentGrid;
import nl.kennispeil.scoring.irt.Curves;
import nl.kennispeil.scoring.irt.ItemModel;
import nl.kennispeil.scoring.irt.ItemParameters;

/**
 * First and second moments of the item scores under a model: E x_i, then E x_i x_j for i &lt; j, their covariance matrix over
 * samples of one person, and their derivatives to the free parameters.
 */
final class Moments {

    private final FitModel model;
    private final LatentGrid grid;
    private final int items;
    /** E(x_i | θ), E(x_i² | θ) and dE(x_i | θ)/dθ: [item][node]. */
    private final double[][] first;

    private final double[][] second;
    private final double[][] slope;
    /** The items of each moment; the second is −1 for a first moment. */
    private final int[] left;

    private final int[] right;

    Moments(FitModel model) {
        this.model = model;
        grid = LatentGrid.fine(model.items(), model.latent());
        items = model.items().size();
        first = new double[items][grid.size()];
        second = new double[items][grid.size()];
        slope = new double[items][grid.size()];
        int count = items + items * (items - 1) / 2;
        left = new int[count];
        right = new int[count];
        int at = items;
        for (int i = 0; i < items; i++) {
            fill(i);
            left[i] = i;
            right[i] = -1;
            for (int j = i + 1; j < items; j++) {
                left[at] = i;
                right[at++] = j;
            }
        }
    }

    private void fill(int i) {
        ItemParameters item = model.items().get(i);
        Curves curves = new Curves(item.categories());
        for (int q = 0; q < grid.size(); q++) {
            item.curves(grid.node(q), curves);
            for (int k = 1; k < item.categories(); k++) {
                first[i][q] += k * curves.p[k];
                second[i][q] += (double) k * k * curves.p[k];
                slope[i][q] += k * curves.first[k];
            }
        }
    }

    int count() {
        return left.length;
    }

    /** Position of the moment E x_i x_j, i &lt; j. */
    int pair(int i, int j) {
        return items + i * items - i * (i + 1) / 2 + j - i - 1;
    }

    private double at(int moment, int q) {
        return right[moment] < 0 ? first[left[moment]][q] : first[left[moment]][q] * first[right[moment]][q];
    }

    double[] expected() {
        double[] expected = new double[count()];
        for (int m = 0; m < expected.length; m++) {
            for (int q = 0; q < grid.size(); q++) {
                expected[m] += grid.weight(q) * at(m, q);
            }
        }
        return expected;
    }

    /** E x_i². */
    double square(int item) {
        double sum = 0;
        for (int q = 0; q < grid.size(); q++) {
            sum += grid.weight(q) * second[item][q];
        }
        return sum;
    }

    /** The lower triangle, row by row. */
    double[][] covariance() {
        double[][] given = new double[count()][grid.size()];
        double[][] weighted = new double[count()][grid.size()];
        for (int m = 0; m < count(); m++) {
            for (int q = 0; q < grid.size(); q++) {
                given[m][q] = at(m, q);
                weighted[m][q] = given[m][q] * grid.weight(q);
            }
        }
        double[] expected = expected();
        double[][] covariance = new double[count()][];
        for (int a = 0; a < count(); a++) {
            covariance[a] = new double[a + 1];
            for (int b = 0; b <= a; b++) {
                covariance[a][b] = joint(a, b, given[a], weighted[b]) - expected[a] * expected[b];
            }
        }
        return covariance;
    }

    private double joint(int a, int b, double[] givenA, double[] weightedB) {
        int shared = shared(a, b);
        double sum = 0;
        if (shared < 0) {
            for (int q = 0; q < givenA.length; q++) {
                sum += givenA[q] * weightedB[q];
            }
            return sum;
        }
        int other = shared(a, b, shared);
        int restA = left[a] == shared ? right[a] : left[a];
        int restB = left[b] == shared ? right[b] : left[b];
        for (int q = 0; q < givenA.length; q++) {
            double value = grid.weight(q) * second[shared][q];
            if (other >= 0) {
                value *= second[other][q];
            } else {
                value *= (restA < 0 ? 1 : first[restA][q]) * (restB < 0 ? 1 : first[restB][q]);
            }
            sum += value;
        }
        return sum;
    }

    private int shared(int a, int b) {
        return left[a] == left[b] || left[a] == right[b]
                ? left[a]
                : right[a] >= 0 && (right[a] == left[b] || right[a] == right[b]) ? right[a] : -1;
    }

    /** The item that two moments share besides {@code found}, or −1. */
    private int shared(int a, int b, int found) {
        return a == b && right[a] >= 0 ? (left[a] == found ? right[a] : left[a]) : -1;
    }

    /** Columns of derivatives, one per free parameter: [parameter][moment]. */
    List<double[]> derivatives() {
        List<double[]> columns = new ArrayList<>();
        double[] shared = new double[count()];
        boolean onePl = false;
        for (int i = 0; i < items; i++) {
            if (!model.estimated().get(i)) {
                continue;
            }
            ItemParameters item = model.items().get(i);
            Curves curves = new Curves(item.categories());
            double[][] gradients = new double[grid.size()][];
            for (int q = 0; q < grid.size(); q++) {
                gradients[q] = Gradients.of(item, grid.node(q), curves);
            }
            for (int parameter = 0; parameter < gradients[0].length; parameter++) {
                double[] column = new double[count()];
                for (int q = 0; q < grid.size(); q++) {
                    addItem(column, i, q, gradients[q][parameter] * grid.weight(q));
                }
                columns.add(column);
            }
            if (item.model() == ItemModel.ONE_PL) {
                onePl = true;
                for (int q = 0; q < grid.size(); q++) {
                    addItem(shared, i, q, Gradients.sharedSlope(item, grid.node(q)) * grid.weight(q));
                }
            }
        }
        if (onePl) {
            columns.add(shared);
        }
        addLatent(columns);
        return columns;
    }

    /** What a change of E(x_i | θ_q) does to every moment with item i in it. */
    void addItem(double[] column, int i, int q, double change) {
        column[i] += change;
        for (int j = 0; j < items; j++) {
            if (j != i) {
                column[pair(Math.min(i, j), Math.max(i, j))] += change * first[j][q];
            }
        }
    }

    /** The nodes move with deviation and mean: d/dσ Σ w_q M(μ + σz_q) = Σ w_q z_q M′(θ_q). */
    private void addLatent(List<double[]> columns) {
        if (model.freeSd()) {
            columns.add(latent(true));
        }
        if (model.freeMean()) {
            columns.add(latent(false));
        }
    }

    private double[] latent(boolean deviation) {
        double[] column = new double[count()];
        for (int q = 0; q < grid.size(); q++) {
            double z = (grid.node(q) - model.latent().mean()) / model.latent().sd();
            for (int i = 0; i < items; i++) {
                addItem(column, i, q, grid.weight(q) * (deviation ? z : 1) * slope[i][q]);
            }
        }
        return column;
    }
}
