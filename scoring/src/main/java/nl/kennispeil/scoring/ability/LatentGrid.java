package nl.kennispeil.scoring.ability;

import java.util.List;
import nl.kennispeil.scoring.irt.Curves;
import nl.kennispeil.scoring.irt.ItemParameters;

/**
 * Equally spaced abilities with the weights of a normal prior: the quadrature of all that integrates over θ.
 *
 * <p>For a smooth integrand that dies out at both ends the equally spaced rule converges faster than any power of the
 * spacing h: for a normal posterior of standard deviation s the error is about 2·exp(−2π²s²/h²) (Trefethen and Weideman,
 * "The exponentially convergent trapezoidal rule", SIAM Review 56 (2014) 385–458), below 1e-15 at h = s/2 and
 * already ruinous at h = 2s. So the grid follows the test information. It runs to 6 standard deviations on both sides
 * of the prior's mean; beyond them lies 2e-9 of the prior. A posterior that lies there all the same, of a person whom the
 * prior did not foresee, asks for a {@linkplain #wider wider} grid.
 */
public final class LatentGrid {

    /** Fewest nodes, the default of mirt. */
    public static final int FEWEST = 61;

    private static final int MOST = 6001;

    private static final double REACH = 6;

    private final NormalPrior prior;
    private final double reach;
    private final double[] nodes;
    private final double[] weights;

    private LatentGrid(NormalPrior prior, int count, double reach) {
        this.prior = prior;
        this.reach = reach;
        nodes = new double[count];
        weights = new double[count];
        double total = 0;
        for (int q = 0; q < count; q++) {
            double z = -reach + 2 * reach * q / (count - 1);
            nodes[q] = prior.mean() + prior.sd() * z;
            weights[q] = Math.exp(-z * z / 2);
            total += weights[q];
        }
        for (int q = 0; q < count; q++) {
            weights[q] /= total;
        }
    }

    /**
     * So many nodes, equally spaced.
     *
     * @param count 2 or more
     */
    public static LatentGrid of(NormalPrior prior, int count) {
        if (count < 2) {
            throw new IllegalArgumentException(count + " nodes: allowed is 2 or more");
        }
        return new LatentGrid(prior, count, REACH);
    }

    /** At least 61 nodes, and as many as it takes to keep the spacing at half the smallest posterior deviation. */
    public static LatentGrid fine(List<ItemParameters> items, NormalPrior prior) {
        return fine(items, prior, FEWEST);
    }

    /** As {@link #fine(List, NormalPrior)}, with another number of nodes at least. */
    static LatentGrid fine(List<ItemParameters> items, NormalPrior prior, int fewest) {
        LatentGrid grid = of(prior, fewest);
        while (true) {
            double information = 0;
            for (double theta : grid.nodes) {
                information = Math.max(information, TestFunctions.information(items, theta));
            }
            double deviation = 1 / Math.sqrt(information + 1 / (prior.sd() * prior.sd()));
            int wanted = 1 + 2 * (int) Math.ceil(12 * prior.sd() / deviation);
            if (wanted <= grid.nodes.length || grid.nodes.length == MOST) {
                return grid;
            }
            grid = of(prior, Math.min(MOST, wanted));
        }
    }

    /** Twice as far to both sides, with the same spacing. */
    LatentGrid wider() {
        return new LatentGrid(prior, 2 * nodes.length - 1, 2 * reach);
    }

    public NormalPrior prior() {
        return prior;
    }

    public int size() {
        return nodes.length;
    }

    /** Ability at node {@code q}. */
    public double node(int q) {
        return nodes[q];
    }

    /** Share of the prior at node {@code q}; all together 1. */
    public double weight(int q) {
        return weights[q];
    }

    /** Probability per category and node: {@code [category][node]}. */
    public double[][] probabilities(ItemParameters item) {
        Curves curves = new Curves(item.categories());
        double[][] table = new double[item.categories()][nodes.length];
        for (int q = 0; q < nodes.length; q++) {
            item.curves(nodes[q], curves);
            for (int k = 0; k < table.length; k++) {
                table[k][q] = curves.p[k];
            }
        }
        return table;
    }
}
