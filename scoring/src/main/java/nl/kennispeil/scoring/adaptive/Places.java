package nl.kennispeil.scoring.adaptive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.kennispeil.scoring.irt.Dichotomous;
import nl.kennispeil.scoring.irt.GradedResponse;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.NominalResponse;
import nl.kennispeil.scoring.irt.PartialCredit;
import org.jspecify.annotations.Nullable;

/** Where items lie on the θ axis, and in which stratum of discrimination. */
final class Places {

    private static final double REACH = 8;
    private static final double FINE = 1.0 / 64;

    /** Difficulty; of an item with more categories the mean of its steps, of a nominal one its peak. */
    final double[] difficulty;
    /** Ability of the highest information. */
    final double[] peak;
    /** From 0, the least discriminating. */
    final int[] stratum;

    Places(Pool pool, AdaptiveRules rules, StrictCurve[] curves) {
        int items = pool.size();
        difficulty = new double[items];
        peak = new double[items];
        stratum = new int[items];
        double[] slope = new double[items];
        for (int i = 0; i < items; i++) {
            peak[i] = curves[i] instanceof StrictCurve.TwoWay two ? two.peak() : peak(curves[i]);
            @Nullable ItemParameters item = pool.item(i).parameters();
            difficulty[i] = peak[i];
            if (item instanceof Dichotomous two) {
                difficulty[i] = two.b();
                slope[i] = Math.abs(two.a());
            } else if (item instanceof GradedResponse graded) {
                difficulty[i] = mean(graded.boundaries());
                slope[i] = Math.abs(graded.a());
            } else if (item instanceof PartialCredit partial) {
                difficulty[i] = mean(partial.steps());
                slope[i] = Math.abs(partial.a());
            } else if (item instanceof NominalResponse nominal) {
                double[] slopes = nominal.slopes();
                double low = slopes[0];
                double high = slopes[0];
                for (double s : slopes) {
                    low = Math.min(low, s);
                    high = Math.max(high, s);
                }
                slope[i] = (high - low) / (slopes.length - 1);
            }
        }
        if (rules.criterion() instanceof Criterion.Stratified rule) {
            stratify(pool, rule, slope);
        }
    }

    /**
     * Strata of equal size by discrimination (H.-H. Chang and Z. Ying 1999); blocked: within blocks of as many items as
     * there are strata, neighbours in difficulty (H.-H. Chang, J. Qian and Z. Ying 2001).
     */
    private void stratify(Pool pool, Criterion.Stratified rule, double[] slope) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < difficulty.length; i++) {
            if (!pool.item(i).pilot()) {
                order.add(i);
            }
        }
        Comparator<Integer> bySlope = Comparator.comparingDouble(i -> slope[i]);
        Comparator<Integer> byDifficulty = Comparator.comparingDouble(i -> difficulty[i]);
        if (!rule.blocked()) {
            order.sort(bySlope);
            for (int rank = 0; rank < order.size(); rank++) {
                stratum[order.get(rank)] = (int) ((long) rank * rule.strata() / order.size());
            }
            return;
        }
        order.sort(byDifficulty);
        for (int from = 0; from < order.size(); from += rule.strata()) {
            List<Integer> block = new ArrayList<>(order.subList(from, Math.min(order.size(), from + rule.strata())));
            block.sort(bySlope);
            for (int rank = 0; rank < block.size(); rank++) {
                stratum[block.get(rank)] = rank * rule.strata() / block.size();
            }
        }
    }

    private static double peak(StrictCurve curve) {
        double best = 0;
        double most = -1;
        for (double theta = -REACH; theta <= REACH; theta += FINE) {
            double information = curve.information(theta);
            if (information > most) {
                most = information;
                best = theta;
            }
        }
        return best;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
