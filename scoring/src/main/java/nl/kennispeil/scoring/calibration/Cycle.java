package nl.kennispeil.scoring.calibration;

import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.scoring.irt.Curves;
import nl.kennispeil.scoring.irt.ItemParameters;
import org.jspecify.annotations.Nullable;

/** One EM cycle on one grid: from a state to a better one, with the value of the first on the way. */
final class Cycle {

    private static final int MOST_SHARED_ROUNDS = 20;

    final TestShape shape;
    final Expectation expectation;
    final double[] thetas;
    private final Lanes lanes;
    private final double[][] logP;
    final double[][] counts;
    private final @Nullable ItemStep[] steps;
    private final Expansion expansion;

    /** Log likelihood of the last state looked at, without priors. */
    double logLik;

    Cycle(TestShape shape, Sample sample, Grid grid, Lanes lanes) {
        this.shape = shape;
        this.lanes = lanes;
        this.expectation = new Expectation(sample, grid, lanes);
        this.thetas = grid.thetas();
        this.expansion = new Expansion(shape);
        int items = shape.kernels.length;
        this.logP = new double[items][];
        this.counts = new double[items][];
        this.steps = new ItemStep[items];
        for (int item = 0; item < items; item++) {
            logP[item] = new double[shape.categories[item] * thetas.length];
            counts[item] = new double[logP[item].length];
            Kernel kernel = shape.kernels[item];
            if (kernel != null) {
                steps[item] = new ItemStep(kernel, new ItemPrior(kernel, shape.priors));
            } else {
                tableFixed(shape.fixed(item), logP[item]);
            }
        }
    }

    /** The value that is climbed: log likelihood plus log density of the priors. */
    double value(State state) {
        lanes.each(logP.length, item -> {
            Kernel kernel = shape.kernels[item];
            if (kernel != null) {
                table(kernel, state.phi[item], logP[item]);
            }
        });
        List<double[]> weights = new ArrayList<>();
        for (Latent latent : state.latents) {
            weights.add(expectation.grid.logWeights(latent));
        }
        logLik = expectation.logLikelihood(logP, weights);
        return logLik + logPrior(state);
    }

    /** Improves the state whose {@link #value} was taken last, in place. */
    void improve(State state) {
        expectation.counts(counts);
        lanes.each(logP.length, item -> {
            Kernel kernel = shape.kernels[item];
            ItemStep step = steps[item];
            if (kernel != null && step != null && kernel.slope != Kernel.Slope.SHARED) {
                step.maximise(state.phi[item], counts[item], thetas);
            }
        });
        if (shape.shared.length > 0) {
            maximiseShared(state);
        }
        Moments[] moments = new Moments[state.latents.size()];
        for (int group = 0; group < moments.length; group++) {
            moments[group] = Moments.of(expectation.density(group), thetas);
        }
        state.latents = expansion.improve(state, moments);
    }

    /** An item's step as evaluated at a state, with counts of the posterior last computed. */
    ItemStep evaluated(int item, double[] phi) {
        ItemStep step = shape.step(steps, item);
        step.evaluate(phi, counts[item], thetas);
        return step;
    }

    double logPrior(State state) {
        double sum = 0;
        for (int item = 0; item < steps.length; item++) {
            Kernel kernel = shape.kernels[item];
            if (kernel != null) {
                int size = kernel.size();
                sum += new ItemPrior(kernel, shape.priors)
                        .add(state.phi[item], new double[size], new double[size][size]);
            }
        }
        return sum;
    }

    private void table(Kernel kernel, double[] phi, double[] table) {
        double[] log = new double[kernel.categories];
        double[] gradient = new double[kernel.categories * kernel.size()];
        for (int q = 0; q < thetas.length; q++) {
            kernel.at(phi, thetas[q], log, gradient);
            for (int k = 0; k < log.length; k++) {
                table[k * thetas.length + q] = log[k];
            }
        }
    }

    private void tableFixed(ItemParameters item, double[] table) {
        Curves curves = new Curves(item.categories());
        for (int q = 0; q < thetas.length; q++) {
            item.curves(thetas[q], curves);
            for (int k = 0; k < item.categories(); k++) {
                // A probability of 0 in the far tail would make every likelihood there 0 and its log infinite.
                table[k * thetas.length + q] = Math.log(Math.max(curves.p[k], Double.MIN_NORMAL));
            }
        }
    }

    /** Newton's method for one slope and many intercepts, whose Hessian is an arrow: solved by its point. */
    private void maximiseShared(State state) {
        double a = state.phi[shape.shared[0]][0];
        for (int round = 0; round < MOST_SHARED_ROUNDS; round++) {
            double slope = 0;
            double information = 0;
            for (int item : shape.shared) {
                state.phi[item][0] = a;
                ItemStep step = evaluated(item, state.phi[item]);
                double tilt = step.information[0][1] / step.information[1][1];
                slope += step.slope[0] - tilt * step.slope[1];
                information += step.information[0][0] - tilt * step.information[0][1];
            }
            double move = Math.max(-0.5, Math.min(0.5, slope / information));
            double longest = Math.abs(move);
            for (int item : shape.shared) {
                ItemStep step = shape.step(steps, item);
                double other = (step.slope[1] - step.information[0][1] * move) / step.information[1][1];
                state.phi[item][1] += other;
                longest = Math.max(longest, Math.abs(other));
            }
            a += move;
            if (longest < 1e-7) {
                break;
            }
        }
        for (int item : shape.shared) {
            state.phi[item][0] = a;
        }
    }
}
