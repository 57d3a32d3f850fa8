package nl.kennispeil.scoring.calibration;

import java.util.Arrays;

/**
 * The observed information of the marginal likelihood, −∂²(log L + log prior), exactly, from one pass over the posteriors.
 *
 * <p>By Louis' identity [1] it is the expected complete-data information minus the missing information. The
 * first, −Σ_i E_i ∂² log P, is block-diagonal and is had by differencing the items' slopes at fixed expected counts. The
 * second is Σ_i Cov_i(s), the covariance over person i's posterior of the complete-data slopes s of all coefficients: on
 * the nodes of the grid a sum of outer products √w_q (s_q − s̄), which are collected in panels and added to the matrix many
 * at a time. At the top of a likelihood this equals Oakes' identity [2], which other programs difference numerically.
 *
 * <p>Σ_i s̄_i s̄_iᵀ, the sum of products of the persons' marginal slopes, comes from the same pass.
 *
 * <p>Nodes that hold less than {@value #NOTHING} of a posterior are skipped: a relative error of that order. Panels are
 * filled in the order of rows and every row of the matrix belongs to one piece of work, so the result does not depend on
 * the number of threads.
 *
 * <p>[1] Louis, "Finding the observed information matrix when using the EM algorithm", JRSS B 44 (1982) 226–233. [2] Oakes,
 * "Direct calculation of the information matrix via the EM", JRSS B 61 (1999) 479–482.
 */
final class Information {

    private static final double NOTHING = 1e-13;
    private static final double DIFFERENCE = 1e-5;

    private final Cycle cycle;
    private final Sample sample;
    private final Coefficients numbers;
    private final int size;

    private final OuterProducts missing;
    private final double[][] products;

    /** Slope of the log posterior in each coefficient. */
    double[] gradient = new double[0];

    /** Observed information, coefficients × coefficients. */
    double[][] observed = new double[0][];

    Information(Cycle cycle, Sample sample, Coefficients numbers, Lanes lanes) {
        this.cycle = cycle;
        this.sample = sample;
        this.numbers = numbers;
        this.size = numbers.count();
        this.missing = new OuterProducts(size, lanes);
        this.products = new double[size][size];
    }

    /** Slopes only, at a state whose value and counts were taken last. */
    static double[] gradient(Cycle cycle, Coefficients numbers, State state) {
        double[] gradient = new double[numbers.count()];
        for (int item = 0; item < numbers.of.length; item++) {
            int[] of = numbers.of[item];
            if (of.length > 0) {
                double[] slope = cycle.evaluated(item, state.phi[item]).slope;
                for (int m = 0; m < of.length; m++) {
                    gradient[of[m]] += slope[m];
                }
            }
        }
        for (int group = 0; group < numbers.mean.length; group++) {
            if (numbers.mean[group] >= 0 || numbers.variance[group] >= 0) {
                groupGradient(cycle, numbers, group, state.latents.get(group), gradient);
            }
        }
        return gradient;
    }

    /**
     * Weights add up to 1 on the nodes, which cut off the tails: a slope is counted from its mean under the weights, which is
     * next to 0.
     */
    private static void groupGradient(Cycle cycle, Coefficients numbers, int group, Latent latent, double[] gradient) {
        double[] density = cycle.expectation.density(group);
        double[] logWeights = cycle.expectation.grid.logWeights(latent);
        double persons = Arrays.stream(density).sum();
        for (int q = 0; q < density.length; q++) {
            double[] slopes = groupSlopes(latent, cycle.thetas[q]);
            double surplus = density[q] - persons * Math.exp(logWeights[q]);
            if (numbers.mean[group] >= 0) {
                gradient[numbers.mean[group]] += surplus * slopes[0];
            }
            if (numbers.variance[group] >= 0) {
                gradient[numbers.variance[group]] += surplus * slopes[1];
            }
        }
    }

    /** Everything, at a state whose value and counts were taken last. */
    void compute(State state, boolean withProducts) {
        gradient = gradient(cycle, numbers, state);
        observed = complete(state);
        double[][] slopes = itemSlopes(state);
        double[][] at = new double[cycle.thetas.length][];
        for (int c = 0; c < sample.chunks.size(); c++) {
            Sample.Chunk chunk = sample.chunks.get(c);
            for (int row = chunk.from(); row < chunk.to(); row++) {
                row(c, row, slopes, state, at, withProducts);
            }
        }
        double[][] lost = missing.sum();
        for (int k = 0; k < size; k++) {
            for (int l = 0; l <= k; l++) {
                observed[k][l] -= lost[k][l];
                observed[l][k] = observed[k][l];
                products[l][k] = products[k][l];
            }
        }
    }

    /** Σ_i s̄_i s̄_iᵀ. */
    double[][] products() {
        return products;
    }

    private double[][] complete(State state) {
        double[][] information = new double[size][size];
        for (int item = 0; item < numbers.of.length; item++) {
            int[] of = numbers.of[item];
            for (int m = 0; m < of.length; m++) {
                double[] phi = state.phi[item].clone();
                phi[m] = state.phi[item][m] + DIFFERENCE;
                double[] up = cycle.evaluated(item, phi).slope.clone();
                phi[m] = state.phi[item][m] - DIFFERENCE;
                double[] down = cycle.evaluated(item, phi).slope;
                for (int l = 0; l < of.length; l++) {
                    information[of[l]][of[m]] -= (up[l] - down[l]) / (2 * DIFFERENCE);
                }
            }
        }
        for (int group = 0; group < numbers.mean.length; group++) {
            group(group, state.latents.get(group), information);
        }
        return information;
    }

    private void group(int group, Latent latent, double[][] information) {
        int mean = numbers.mean[group];
        int variance = numbers.variance[group];
        double v = latent.sd() * latent.sd();
        double[] density = cycle.expectation.density(group);
        for (int q = 0; q < density.length; q++) {
            double away = cycle.thetas[q] - latent.mean();
            if (mean >= 0) {
                information[mean][mean] += density[q] / v;
            }
            if (variance >= 0) {
                information[variance][variance] += density[q] * (away * away / (v * v * v) - 0.5 / (v * v));
            }
            if (mean >= 0 && variance >= 0) {
                information[mean][variance] += density[q] * away / (v * v);
                information[variance][mean] += density[q] * away / (v * v);
            }
        }
    }

    private static double[] groupSlopes(Latent latent, double theta) {
        double v = latent.sd() * latent.sd();
        double away = theta - latent.mean();
        return new double[] {away / v, 0.5 * away * away / (v * v) - 0.5 / v};
    }

    /** Per item: ∂ log P_k / ∂φ_m at (k · nodes + node) · size + m. */
    private double[][] itemSlopes(State state) {
        double[][] slopes = new double[numbers.of.length][];
        int nodes = cycle.thetas.length;
        for (int item = 0; item < slopes.length; item++) {
            int length = numbers.of[item].length;
            if (length == 0) {
                continue;
            }
            Kernel kernel = cycle.shape.kernel(item);
            double[] logP = new double[kernel.categories];
            double[] gradient = new double[kernel.categories * length];
            slopes[item] = new double[kernel.categories * nodes * length];
            for (int q = 0; q < nodes; q++) {
                kernel.at(state.phi[item], cycle.thetas[q], logP, gradient);
                for (int k = 0; k < kernel.categories; k++) {
                    System.arraycopy(gradient, k * length, slopes[item], (k * nodes + q) * length, length);
                }
            }
        }
        return slopes;
    }

    private void row(int c, int row, double[][] itemSlopes, State state, double[][] at, boolean withProducts) {
        Expectation expectation = cycle.expectation;
        int from = expectation.from[c];
        int width = expectation.to[c] - from;
        double[] posterior = expectation.posteriors(c);
        int start = (row - sample.chunks.get(c).from()) * width;
        double frequency = sample.frequency[row];
        double[] mean = new double[size];
        int used = 0;
        double[] weight = new double[width];
        for (int q = 0; q < width; q++) {
            if (posterior[start + q] > NOTHING * frequency) {
                if (at[used] == null) {
                    at[used] = new double[size];
                }
                double[] s = at[used];
                fill(row, from + q, itemSlopes, state, s);
                weight[used] = posterior[start + q] / frequency;
                for (int k = 0; k < size; k++) {
                    mean[k] += weight[used] * s[k];
                }
                used++;
            }
        }
        for (int n = 0; n < used; n++) {
            double root = Math.sqrt(weight[n] * frequency);
            double[] column = missing.next();
            for (int k = 0; k < size; k++) {
                column[k] = root * (at[n][k] - mean[k]);
            }
        }
        if (withProducts) {
            for (int k = 0; k < size; k++) {
                for (int l = 0; l <= k; l++) {
                    products[k][l] += frequency * mean[k] * mean[l];
                }
            }
        }
    }

    private void fill(int row, int node, double[][] itemSlopes, State state, double[] into) {
        Arrays.fill(into, 0);
        int nodes = cycle.thetas.length;
        int person = sample.personOf[row];
        for (int item = 0; item < itemSlopes.length; item++) {
            int[] of = numbers.of[item];
            int category = cycle.shape.responses.at(person, item);
            if (category < 0 || of.length == 0) {
                continue;
            }
            int base = (category * nodes + node) * of.length;
            for (int m = 0; m < of.length; m++) {
                into[of[m]] += itemSlopes[item][base + m];
            }
        }
        int group = sample.groupOf[row];
        if (numbers.mean[group] >= 0 || numbers.variance[group] >= 0) {
            double[] slopes = groupSlopes(state.latents.get(group), cycle.thetas[node]);
            if (numbers.mean[group] >= 0) {
                into[numbers.mean[group]] = slopes[0];
            }
            if (numbers.variance[group] >= 0) {
                into[numbers.variance[group]] = slopes[1];
            }
        }
    }
}
