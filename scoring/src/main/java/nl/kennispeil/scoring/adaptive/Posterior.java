package nl.kennispeil.scoring.adaptive;

import nl.kennispeil.scoring.ability.NormalPrior;
import nl.kennispeil.scoring.adaptive.AbilityRule.Nodes;

/**
 * The likelihood of the answers at every node, a product of probabilities from tables: no exponential is computed during a
 * test, so nothing differs between machines, and an answer costs one multiplication per node.
 */
final class Posterior {

    private static final double TINY = 0x1p-600;
    private static final double RAISE = 0x1p600;

    private final double[] nodes;
    private final double[] likelihood;
    /** Density of the prior times the trapezoidal weight. */
    private final double[] prior;
    /** The trapezoidal weight. */
    private final double[] weight;

    private double mean;
    private double sd;

    Posterior(Nodes grid, NormalPrior prior) {
        int count = grid.count();
        nodes = new double[count];
        likelihood = new double[count];
        this.prior = new double[count];
        weight = new double[count];
        double step = (grid.highest() - grid.lowest()) / (count - 1);
        double scale = 1 / (prior.sd() * Math.sqrt(2 * Math.PI));
        for (int q = 0; q < count; q++) {
            nodes[q] = grid.at(q);
            likelihood[q] = 1;
            weight[q] = q == 0 || q == count - 1 ? step / 2 : step;
            double z = (nodes[q] - prior.mean()) / prior.sd();
            this.prior[q] = weight[q] * scale * StrictMath.exp(-z * z / 2);
        }
        summarise();
    }

    /** An answer: {@code table} holds the probability of category k at node q at {@code k · nodes + q}. */
    void add(double[] table, int category) {
        int from = category * nodes.length;
        double highest = 0;
        for (int q = 0; q < nodes.length; q++) {
            double value = likelihood[q] * table[from + q];
            likelihood[q] = value;
            highest = Math.max(highest, value);
        }
        if (highest < TINY) {
            // a power of two: nothing is rounded
            for (int q = 0; q < nodes.length; q++) {
                likelihood[q] *= RAISE;
            }
        }
        summarise();
    }

    private void summarise() {
        double total = 0;
        double first = 0;
        for (int q = 0; q < nodes.length; q++) {
            double share = likelihood[q] * prior[q];
            total += share;
            first += share * nodes[q];
        }
        mean = first / total;
        double second = 0;
        for (int q = 0; q < nodes.length; q++) {
            double away = nodes[q] - mean;
            second += likelihood[q] * prior[q] * (away * away);
        }
        sd = Math.sqrt(second / total);
    }

    double mean() {
        return mean;
    }

    double sd() {
        return sd;
    }

    int size() {
        return nodes.length;
    }

    double node(int q) {
        return nodes[q];
    }

    /** Not normalised. */
    double likelihood(int q) {
        return likelihood[q];
    }

    /** Likelihood times prior, not normalised; the two outermost nodes are halved. */
    double density(int q) {
        return likelihood[q] * prior[q];
    }

    /** Likelihood at the nodes times the trapezoidal weight, and times the density of the prior when asked. */
    void weights(boolean withPrior, double[] into) {
        double[] by = withPrior ? prior : weight;
        for (int q = 0; q < nodes.length; q++) {
            into[q] = likelihood[q] * by[q];
        }
    }
}
