package nl.kennispeil.scoring.ability;

import java.util.Arrays;
import java.util.List;
import nl.kennispeil.scoring.irt.Curves;
import nl.kennispeil.scoring.irt.ItemParameters;
import org.jspecify.annotations.Nullable;

/**
 * The slope of what is maximised at every node of a range, from tables per item: finds how often it changes sign.
 *
 * <p>The nodes lie closer than half a unit of 1/√I of the sharpest item and never further apart than 1/160 of the range, so that no pair
 * of neighbouring maxima falls between two nodes: a likelihood has a second maximum only where the curve of one item
 * (width 2/a) pulls against the rest.
 */
final class SlopeTables {

    private static final int MOST = 4001;
    private static final double SMALLEST = 1e-250;

    private final AbilityMethod method;
    private final @Nullable NormalPrior prior;
    private final double[] nodes;
    private final double[][][] score;
    private final double[][] information;
    private final double[][] correction;

    SlopeTables(AbilityMethod method, List<ItemParameters> items, SearchRange range, @Nullable NormalPrior prior) {
        this.method = method;
        this.prior = prior;
        nodes = nodes(items, range);
        score = new double[items.size()][][];
        information = new double[items.size()][nodes.length];
        correction = new double[items.size()][nodes.length];
        for (int item = 0; item < score.length; item++) {
            fill(item, items.get(item));
        }
    }

    private void fill(int at, ItemParameters item) {
        Curves curves = new Curves(item.categories());
        score[at] = new double[item.categories()][nodes.length];
        for (int q = 0; q < nodes.length; q++) {
            item.curves(nodes[q], curves);
            for (int k = 0; k < item.categories(); k++) {
                score[at][k][q] = curves.first[k] / curves.p[k];
                information[at][q] += score[at][k][q] * curves.first[k];
                correction[at][q] += PersonFunction.correction(method, curves, k);
            }
        }
    }

    private static double[] nodes(List<ItemParameters> items, SearchRange range) {
        double middle = (range.lowest() + range.highest()) / 2;
        double lowest = edge(items, middle, range.lowest());
        double highest = edge(items, middle, range.highest());
        double sharpest = 0;
        for (double theta = lowest; theta <= highest; theta += (highest - lowest) / 400) {
            for (ItemParameters item : items) {
                sharpest = Math.max(sharpest, item.information(theta));
            }
        }
        double step = Math.min((highest - lowest) / 160, 0.5 / Math.sqrt(Math.max(sharpest, 1e-10)));
        int count = 1 + (int) Math.min(MOST - 1, Math.ceil((highest - lowest) / step));
        double[] nodes = new double[count];
        for (int q = 0; q < count; q++) {
            nodes[q] = lowest + (highest - lowest) * q / (count - 1);
        }
        return nodes;
    }

    /** The end of the range, drawn in until no category of any item is so improbable that its digits are lost. */
    private static double edge(List<ItemParameters> items, double middle, double end) {
        double edge = end;
        while (smallest(items, edge) < SMALLEST && Math.abs(edge - middle) > 1e-3) {
            edge = middle + (edge - middle) * 0.95;
        }
        return edge;
    }

    private static double smallest(List<ItemParameters> items, double theta) {
        double smallest = 1;
        for (ItemParameters item : items) {
            Curves curves = new Curves(item.categories());
            item.curves(theta, curves);
            smallest = Math.min(
                    smallest,
                    Arrays.stream(curves.p, 0, item.categories()).min().orElse(1));
        }
        return smallest;
    }

    int size() {
        return nodes.length;
    }

    double node(int q) {
        return nodes[q];
    }

    double prior(double theta) {
        return prior == null ? 0 : (prior.mean() - theta) / (prior.sd() * prior.sd());
    }

    /**
     * Fills the slope at every node.
     *
     * @param weights filled with the part of it that the correction makes
     */
    void slopes(int[] responses, double[] slopes, double[] weights, double[] sums) {
        for (int q = 0; q < nodes.length; q++) {
            slopes[q] = prior(nodes[q]);
        }
        Arrays.fill(weights, 0);
        Arrays.fill(sums, 0);
        boolean weighted = method == AbilityMethod.WLE || method == AbilityMethod.JEFFREYS;
        for (int item = 0; item < responses.length; item++) {
            if (responses[item] >= 0) {
                add(slopes, score[item][responses[item]]);
                if (weighted) {
                    add(sums, information[item]);
                    add(weights, correction[item]);
                }
            }
        }
        if (weighted) {
            for (int q = 0; q < nodes.length; q++) {
                weights[q] /= 2 * sums[q];
                slopes[q] += weights[q];
            }
        }
    }

    private static void add(double[] to, double[] from) {
        for (int q = 0; q < to.length; q++) {
            to[q] += from[q];
        }
    }
}
