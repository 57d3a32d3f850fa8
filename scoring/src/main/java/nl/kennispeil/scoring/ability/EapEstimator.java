package nl.kennispeil.scoring.ability;

import java.util.List;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.jspecify.annotations.Nullable;

/**
 * Mean and standard deviation of the posterior on a {@link LatentGrid}: with log-likelihoods l_q and prior weights w_q,
 * EAP = Σ θ_q w_q e^(l_q) / Σ w_q e^(l_q) [1]. The largest exponent is taken out before exp, so hundreds of
 * items underflow nowhere; what is e^−60 below the largest is left out (all nodes together less than 1e-22 of the sum).
 *
 * <p>Bulk form: ln P of every category stands in a table per node. Neighbouring items are taken together in blocks of at
 * most 256 possible answers, whose sums of ln P are computed once ({@link BlockTables}); a person then costs one row
 * addition per block (8 dichotomous items) and one exp per node near the mode. With few items all answer patterns are
 * numbered and each is computed once. The block and the single form add the same numbers in another order and agree to
 * rounding, about 1e-14 relative.
 *
 * <p>A posterior that has not died out at an end of the grid, below 1e-4 of its mode, is computed again on a grid twice as
 * wide.
 *
 * <p>Probabilities below 1e-300 count as 1e-300. Invariants: inside the grid always finite; for nobody's answers the
 * prior's mean and deviation.
 *
 * <p>Source: [1] R.D. Bock and R.J. Mislevy, "Adaptive EAP estimation of ability in a microcomputer environment",
 * Applied Psychological Measurement 6 (1982) 431–444.
 */
final class EapEstimator implements AbilityEstimator {

    private static final double NEGLIGIBLE = 60;

    /** A posterior this near its mode (in logs) at the end of the grid goes on behind it. */
    private static final double CUT_OFF = Math.log(1e4);

    /** From 6 to 192 standard deviations of the prior. */
    private static final int MOST_WIDENINGS = 5;

    private final List<ItemParameters> items;
    private final LatentGrid grid;
    private final double[] nodes;
    private final double[] logPrior;
    /** ln P: [item][category][node]. */
    private final double[][][] logP;

    private final int widenings;
    private @Nullable EapEstimator wider;

    EapEstimator(List<ItemParameters> items, LatentGrid grid) {
        this(items, grid, 0);
    }

    private EapEstimator(List<ItemParameters> items, LatentGrid grid, int widenings) {
        this.widenings = widenings;
        this.items = Answers.requireItems(items);
        this.grid = grid;
        nodes = new double[grid.size()];
        logPrior = new double[grid.size()];
        for (int q = 0; q < nodes.length; q++) {
            nodes[q] = grid.node(q);
            logPrior[q] = Math.log(grid.weight(q));
        }
        logP = new double[items.size()][][];
        for (int item = 0; item < logP.length; item++) {
            logP[item] = grid.probabilities(items.get(item));
            for (double[] row : logP[item]) {
                for (int q = 0; q < row.length; q++) {
                    row[q] = Math.log(Math.max(row[q], 1e-300));
                }
            }
        }
    }

    @Override
    public AbilityMethod method() {
        return AbilityMethod.EAP;
    }

    @Override
    public Ability estimate(int... responses) {
        Answers.require(items, responses);
        if (Answers.none(responses)) {
            return new Ability(grid.prior().mean(), grid.prior().sd(), Outcome.PRIOR_ONLY);
        }
        double[] log = logPosterior(responses);
        if (cutOff(log)) {
            return wider().estimate(responses);
        }
        double[] theta = new double[1];
        double[] standardError = new double[1];
        moments(log, theta, standardError, 0);
        return new Ability(theta[0], standardError[0], Outcome.ESTIMATED);
    }

    /** ln of prior weight times likelihood per node. */
    double[] logPosterior(int... responses) {
        double[] log = logPrior.clone();
        for (int item = 0; item < responses.length; item++) {
            if (responses[item] != ResponseMatrix.MISSING) {
                double[] row = logP[item][responses[item]];
                for (int q = 0; q < log.length; q++) {
                    log[q] += row[q];
                }
            }
        }
        return log;
    }

    @Override
    public void estimate(ResponseMatrix responses, double[] theta, double[] standardErrors, Outcome[] outcomes) {
        Answers.require(items, responses, theta.length, standardErrors.length, outcomes.length);
        BlockTables blocks = new BlockTables(responses, logP, nodes.length);
        int[] firstWith = blocks.patterns(4L * responses.persons());
        double[] log = new double[nodes.length];
        for (int person = 0; person < responses.persons(); person++) {
            blocks.read(person);
            if (blocks.nothingAnswered()) {
                theta[person] = grid.prior().mean();
                standardErrors[person] = grid.prior().sd();
                outcomes[person] = Outcome.PRIOR_ONLY;
                continue;
            }
            outcomes[person] = Outcome.ESTIMATED;
            int twin = firstWith.length == 0 ? -1 : firstWith[blocks.pattern()] - 1;
            if (twin >= 0) {
                theta[person] = theta[twin];
                standardErrors[person] = standardErrors[twin];
                continue;
            }
            System.arraycopy(logPrior, 0, log, 0, log.length);
            blocks.addTo(log);
            if (cutOff(log)) {
                Ability far = wider().estimate(row(responses, person));
                theta[person] = far.theta();
                standardErrors[person] = far.standardError();
            } else {
                moments(log, theta, standardErrors, person);
            }
            if (firstWith.length > 0) {
                firstWith[blocks.pattern()] = person + 1;
            }
        }
    }

    private boolean cutOff(double[] log) {
        if (widenings == MOST_WIDENINGS) {
            return false;
        }
        double highest = Double.NEGATIVE_INFINITY;
        for (double value : log) {
            highest = Math.max(highest, value);
        }
        return Math.max(log[0], log[log.length - 1]) > highest - CUT_OFF;
    }

    private synchronized EapEstimator wider() {
        if (wider == null) {
            wider = new EapEstimator(items, grid.wider(), widenings + 1);
        }
        return wider;
    }

    private static int[] row(ResponseMatrix responses, int person) {
        int[] row = new int[responses.items()];
        for (int item = 0; item < row.length; item++) {
            row[item] = responses.at(person, item);
        }
        return row;
    }

    private void moments(double[] log, double[] theta, double[] standardErrors, int person) {
        int mode = 0;
        for (int q = 1; q < log.length; q++) {
            mode = log[q] > log[mode] ? q : mode;
        }
        double highest = log[mode];
        double centre = nodes[mode];
        double sum = 0;
        double first = 0;
        double second = 0;
        for (int q = 0; q < log.length; q++) {
            double below = log[q] - highest;
            if (below > -NEGLIGIBLE) {
                double weight = Math.exp(below);
                double away = nodes[q] - centre;
                sum += weight;
                first += weight * away;
                second += weight * away * away;
            }
        }
        double mean = first / sum;
        theta[person] = centre + mean;
        standardErrors[person] = Math.sqrt(Math.max(0, second / sum - mean * mean));
    }
}
