package nl.kennispeil.scoring.adaptive;

import java.util.Arrays;
import nl.kennispeil.scoring.adaptive.ExposureRule.Eligibility;
import nl.kennispeil.scoring.adaptive.ExposureRule.ProgressiveRestricted;
import nl.kennispeil.scoring.adaptive.ExposureRule.SympsonHetter;

/**
 * How often items were given and were eligible, per band, and what follows for the next candidates.
 *
 * <p>A candidate counts in the band where the ability ended. Of an item that is given to a share c of the candidates who
 * may get it, a share P·c of all get it when P of all may: so P = goal/c keeps to a goal, whatever the way items are chosen
 * (W.J. van der Linden and B.P. Veldkamp, "Constraining item exposure in computerized adaptive testing with shadow tests",
 * Journal of Educational and Behavioral Statistics 29 (2004) 273–291; "Conditional item-exposure control in adaptive
 * testing using item-ineligibility probabilities", 32 (2007) 398–418). The probabilities of Sympson and Hetter (1985)
 * follow from the same ratio.
 *
 * <p>Two candidates have on average Σ r² / length of their items in common, with r the exposure rates over all (S.-Y. Chen,
 * R.D. Ankenmann and J.A. Spray, "The relationship between item exposure and test overlap in computerized adaptive testing",
 * Journal of Educational Measurement 40 (2003) 129–145). A lower goal for all rates would bring that down, but would take
 * items from those whom they suit best as often as from others. So the overlap is kept by prices instead: what giving item i
 * once more adds to it is proportional to r_i, and that much, times a weight, is taken off its worth. The items then go
 * where nothing else is as good, which costs the least precision that any rule can do with: it is the step of M. Frank and
 * P. Wolfe ("An algorithm for quadratic programming", Naval Research Logistics Quarterly 3 (1956) 95–110) on information
 * less weight times overlap. The weight goes up while the overlap is above its bound and down while it is below. Near the
 * maximum rate the price rises steeply, so the draws seldom have to hold an item back.
 *
 * <p>Mutable, for one thread at a time.
 */
public final class EligibilityCounts {

    /** Below the goal, so that chance seldom carries a rate above the maximum. */
    private static final double MARGIN = 0.92;

    /** The first weight; within some tables it is what it must be. */
    private static final double FIRST = 1;

    /** From this part of the maximum rate on prices rise steeply. */
    private static final double NEAR = 0.75;

    private static final double STEEP = 8;
    private static final double MOST_WEIGHT = 100;

    /** An item is never wholly barred, or nothing would be learnt of it any more. */
    private static final double LEAST = 0.001;

    private final double[] edges;
    private final double[] candidates;
    private final double[][] given;
    private final double[][] eligible;
    private double scored;

    /**
     * Nothing counted yet.
     *
     * @param items of the pool
     * @param edges of the bands, as in {@link EligibilityTable}
     */
    public EligibilityCounts(int items, double... edges) {
        this.edges = edges.clone();
        candidates = new double[edges.length + 1];
        given = new double[edges.length + 1][items];
        eligible = new double[edges.length + 1][items];
    }

    /** Counts a candidate, finished or not. */
    public void add(AdaptiveRun run) {
        int band = EligibilityTable.band(edges, run.ability().theta());
        candidates[band]++;
        for (Given answer : run.given()) {
            if (!answer.pilot()) {
                given[band][answer.item()]++;
                scored++;
            }
        }
        for (int i = 0; i < eligible[band].length; i++) {
            eligible[band][i] += run.eligible(run.ability().theta(), i) ? 1 : 0;
        }
    }

    /**
     * Older candidates count less.
     *
     * @param by from 0, all is forgotten, to 1, nothing is
     */
    public void fade(double by) {
        scored *= by;
        for (int band = 0; band < candidates.length; band++) {
            candidates[band] *= by;
            for (int i = 0; i < given[band].length; i++) {
                given[band][i] *= by;
                eligible[band][i] *= by;
            }
        }
    }

    /** How many candidates were counted, older ones in part. */
    public double candidates() {
        return Arrays.stream(candidates).sum();
    }

    /** The share of candidates who got an item. */
    public double rate(int item) {
        double sum = 0;
        for (double[] band : given) {
            sum += band[item];
        }
        return sum / Math.max(1, candidates());
    }

    /** Mean share of items that two candidates have in common; NaN with fewer than two. */
    public double overlap() {
        double n = candidates();
        double pairs = 0;
        for (int i = 0; i < given[0].length; i++) {
            double times = rate(i) * n;
            pairs += times * Math.max(0, times - 1);
        }
        return n < 2 ? Double.NaN : pairs / (n - 1) / scored;
    }

    /**
     * The table for the candidates to come.
     *
     * @param now the table of those who were counted
     * @param pool what it is of
     * @return the same table for a rule that needs none
     */
    public EligibilityTable next(EligibilityTable now, ExposureRule rule, Pool pool) {
        if (candidates() == 0) {
            return now;
        }
        if (rule instanceof Eligibility eligibility) {
            return byEligibility(now, eligibility, pool);
        }
        if (rule instanceof SympsonHetter sympsonHetter) {
            return bySympsonHetter(now, sympsonHetter.max());
        }
        if (rule instanceof ProgressiveRestricted restricted) {
            double[] may = new double[now.items()];
            for (int i = 0; i < may.length; i++) {
                may[i] = rate(i) >= restricted.max() * MARGIN ? 0 : 1;
            }
            return EligibilityTable.of(now.version() + 1, new double[0], new double[][] {may});
        }
        return now;
    }

    private EligibilityTable byEligibility(EligibilityTable now, Eligibility rule, Pool pool) {
        double weight = weight(now, rule, pool);
        double[] price = new double[now.items()];
        for (int i = 0; i < price.length; i++) {
            price[i] = weight * rate(i) + STEEP * Math.max(0, rate(i) - NEAR * rule.max());
        }
        return EligibilityTable.of(now.version() + 1, weight, price, edges, probabilities(rule, now.items()));
    }

    /**
     * A table for many candidates at once, without another one after it: the same prices, and draws that hold back what was
     * still given too often with them.
     *
     * @param counted the table of all who were counted
     */
    EligibilityTable last(EligibilityTable counted, Eligibility rule) {
        return EligibilityTable.of(
                counted.version() + 1, counted.weight(), counted.prices(), edges, probabilities(rule, counted.items()));
    }

    private double[][] probabilities(Eligibility rule, int items) {
        double[][] probability = new double[edges.length + 1][items];
        for (int i = 0; i < items; i++) {
            double all = 0;
            double open = 0;
            for (int band = 0; band < given.length; band++) {
                all += given[band][i];
                open += eligible[band][i];
            }
            double overall = ratio(rule.max() * MARGIN, all, open);
            for (int band = 0; band < probability.length; band++) {
                double here = ratio(rule.max() * MARGIN, given[band][i], eligible[band][i]);
                probability[band][i] = Math.min(overall, here);
            }
        }
        return probability;
    }

    private double weight(EligibilityTable now, Eligibility rule, Pool pool) {
        long usable = pool.items().stream().filter(item -> !item.pilot()).count();
        double bound = rule.overlap() * (scored / candidates()) / usable;
        if (!Double.isFinite(bound) || rule.overlap() == Double.POSITIVE_INFINITY) {
            return 0;
        }
        double overlap = overlap();
        double from = now.weight() == 0 ? FIRST : now.weight();
        if (Double.isNaN(overlap)) {
            return from;
        }
        return Math.min(MOST_WEIGHT, from * StrictMath.exp(Math.max(-0.3, Math.min(0.3, overlap / bound - 1))));
    }

    private static double ratio(double goal, double given, double eligible) {
        return given == 0 ? 1 : Math.max(LEAST, Math.min(1, goal * eligible / given));
    }

    /** K = max / P(chosen); as many items as a test is long stay free, so that every test can be filled. */
    private EligibilityTable bySympsonHetter(EligibilityTable now, double max) {
        double[] k = new double[now.items()];
        for (int i = 0; i < k.length; i++) {
            k[i] = ratio(max * MARGIN, given[0][i], eligible[0][i]);
        }
        double[] sorted = k.clone();
        Arrays.sort(sorted);
        int length = (int) Math.ceil(scored / candidates());
        double free = sorted[Math.max(0, sorted.length - length)];
        for (int i = 0; i < k.length; i++) {
            k[i] = k[i] >= free ? 1 : k[i];
        }
        return EligibilityTable.of(now.version() + 1, new double[0], new double[][] {k});
    }
}
