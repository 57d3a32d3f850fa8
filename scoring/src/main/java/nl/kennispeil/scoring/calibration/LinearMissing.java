package nl.kennispeil.scoring.calibration;

import java.util.stream.IntStream;

/**
 * The missing information Σ_i Cov_i(s) of {@link Information} for complete responses of one group to items whose logits are
 * linear in their coefficients, from three outer products a person instead of one a node.
 *
 * <p>There the complete-data slope of coefficient c is s_c(θ) = F_ic θ^e − m_c(θ): a number F_ic that follows from the
 * response, times θ (a slope, e = 1) or 1 (an intercept, e = 0), less its expectation m_c(θ), which is the same for
 * everybody. So Σ_i E_i(s sᵀ) falls apart into
 *
 * <ul>
 *   <li>Σ_i F_ic F_id E_i(θ^(e+e′)) = Σ_i α αᵀ + Σ_i Var_i(θ) F Fᵀ, the last over slopes only, with α_c = F_ic E_i(θ^e),
 *   <li>− Σ_q θ^e R_c(q) m_d(q) and its mirror, where R_c are expected counts, and
 *   <li>Σ_q N(q) m_c(q) m_d(q), where N is the expected number of persons,
 * </ul>
 *
 * <p>and Σ_i E_i(s) E_i(s)ᵀ is the outer product of α − β with β_c = E_i(m_c). Differences cancel about as many digits as
 * θ² is larger than a posterior variance: two or three of sixteen.
 */
final class LinearMissing {

    private final Cycle cycle;
    private final Sample sample;
    private final Coefficients numbers;
    private final int size;
    private final int[] slopes;
    private final OuterProducts expected;
    private final OuterProducts spread;
    private final OuterProducts means;

    LinearMissing(Cycle cycle, Sample sample, Coefficients numbers, Lanes lanes) {
        this.cycle = cycle;
        this.sample = sample;
        this.numbers = numbers;
        this.size = numbers.count();
        this.slopes = IntStream.range(0, numbers.of.length)
                .flatMap(item -> IntStream.range(0, numbers.of[item].length)
                        .filter(m -> cycle.shape.kernel(item).power(m) == 1)
                        .map(m -> numbers.of[item][m]))
                .distinct()
                .toArray();
        this.expected = new OuterProducts(size, lanes);
        this.spread = new OuterProducts(slopes.length, lanes);
        this.means = new OuterProducts(size, lanes);
    }

    /** Whether the identity holds for these items and responses. */
    static boolean applies(Cycle cycle, Sample sample, Coefficients numbers) {
        if (numbers.mean.length != 1) {
            return false;
        }
        for (int item = 0; item < numbers.of.length; item++) {
            if (numbers.of[item].length > 0) {
                if (!cycle.shape.kernel(item).linear()) {
                    return false;
                }
                for (int row = 0; row < sample.rows; row++) {
                    if (cycle.shape.responses.isMissing(sample.personOf[row], item)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** The missing information, in the lower triangle. */
    double[][] compute(State state) {
        double[][] m = expectations(state);
        double[] theta = cycle.thetas;
        double[] factor = new double[size];
        for (int c = 0; c < sample.chunks.size(); c++) {
            Sample.Chunk chunk = sample.chunks.get(c);
            for (int row = chunk.from(); row < chunk.to(); row++) {
                row(c, row, m, theta, factor);
            }
        }
        double[][] missing = expected.sum();
        double[][] ofSlopes = spread.sum();
        for (int k = 0; k < slopes.length; k++) {
            for (int l = 0; l <= k; l++) {
                missing[Math.max(slopes[k], slopes[l])][Math.min(slopes[k], slopes[l])] += ofSlopes[k][l];
            }
        }
        double[][] ofMeans = means.sum();
        double[][] together = together(m);
        for (int k = 0; k < size; k++) {
            for (int l = 0; l <= k; l++) {
                missing[k][l] += together[k][l] - ofMeans[k][l];
            }
        }
        return missing;
    }

    /** Σ_i s̄_i s̄_iᵀ, in the lower triangle, once computed. */
    double[][] products() {
        return means.sum();
    }

    private void row(int c, int row, double[][] m, double[] theta, double[] factor) {
        Expectation expectation = cycle.expectation;
        int from = expectation.from[c];
        int width = expectation.to[c] - from;
        double[] posterior = expectation.posteriors(c);
        int start = (row - sample.chunks.get(c).from()) * width;
        double frequency = sample.frequency[row];
        double root = Math.sqrt(frequency);
        double mean = 0;
        for (int q = 0; q < width; q++) {
            mean += posterior[start + q] * theta[from + q];
        }
        mean /= frequency;
        double[] mine = means.next();
        java.util.Arrays.fill(mine, 0);
        double variance = 0;
        for (int q = 0; q < width; q++) {
            double weight = posterior[start + q] / frequency;
            double away = theta[from + q] - mean;
            variance += weight * away * away;
            double[] at = m[from + q];
            for (int k = 0; k < size; k++) {
                mine[k] -= weight * at[k];
            }
        }
        factors(row, factor);
        double[] alpha = expected.next();
        for (int k = 0; k < size; k++) {
            alpha[k] = root * factor[k];
        }
        double[] wide = spread.next();
        for (int k = 0; k < slopes.length; k++) {
            wide[k] = Math.sqrt(variance) * alpha[slopes[k]];
            alpha[slopes[k]] *= mean;
        }
        for (int k = 0; k < size; k++) {
            mine[k] = root * mine[k] + alpha[k];
        }
    }

    private void factors(int row, double[] into) {
        java.util.Arrays.fill(into, 0);
        int person = sample.personOf[row];
        for (int item = 0; item < numbers.of.length; item++) {
            int[] of = numbers.of[item];
            if (of.length > 0) {
                Kernel kernel = cycle.shape.kernel(item);
                int category = cycle.shape.responses.at(person, item);
                for (int k = 0; k < of.length; k++) {
                    into[of[k]] += kernel.factor(k, category);
                }
            }
        }
    }

    /** m_c at every node: at [node][coefficient]. */
    private double[][] expectations(State state) {
        double[][] m = new double[cycle.thetas.length][size];
        for (int item = 0; item < numbers.of.length; item++) {
            int[] of = numbers.of[item];
            if (of.length == 0) {
                continue;
            }
            Kernel kernel = cycle.shape.kernel(item);
            double[] logP = new double[kernel.categories];
            double[] gradient = new double[kernel.categories * of.length];
            for (int q = 0; q < m.length; q++) {
                kernel.at(state.phi[item], cycle.thetas[q], logP, gradient);
                // In category 0 all factors are 0, so that its slope is −m.
                for (int k = 0; k < of.length; k++) {
                    m[q][of[k]] -= gradient[k];
                }
            }
        }
        for (int q = 0; q < m.length; q++) {
            double[] slopesOfGroup = Information.groupSlopes(state.latents.get(0), cycle.thetas[q]);
            if (numbers.mean[0] >= 0) {
                m[q][numbers.mean[0]] = -slopesOfGroup[0];
            }
            if (numbers.variance[0] >= 0) {
                m[q][numbers.variance[0]] = -slopesOfGroup[1];
            }
        }
        return m;
    }

    /** What is had from expected counts alone: Σ_q N m mᵀ − Σ_q θ^e R m and its mirror. */
    private double[][] together(double[][] m) {
        int nodes = m.length;
        double[] persons = cycle.expectation.density(0);
        double[][] counts = new double[nodes][size];
        for (int item = 0; item < numbers.of.length; item++) {
            int[] of = numbers.of[item];
            for (int k = 0; k < of.length; k++) {
                Kernel kernel = cycle.shape.kernel(item);
                for (int category = 1; category < kernel.categories; category++) {
                    double factor = kernel.factor(k, category);
                    for (int q = 0; q < nodes && factor != 0; q++) {
                        double power = kernel.power(k) == 1 ? cycle.thetas[q] : 1;
                        counts[q][of[k]] += factor * power * cycle.counts[item][category * nodes + q];
                    }
                }
            }
        }
        double[][] together = new double[size][size];
        for (int q = 0; q < nodes; q++) {
            for (int k = 0; k < size; k++) {
                double mine = persons[q] * m[q][k] - counts[q][k];
                double other = m[q][k];
                double[] row = together[k];
                for (int l = 0; l <= k; l++) {
                    row[l] += mine * m[q][l] - other * counts[q][l];
                }
            }
        }
        return together;
    }
}
