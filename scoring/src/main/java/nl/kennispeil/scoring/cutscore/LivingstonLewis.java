package nl.kennispeil.scoring.cutscore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Classification accuracy and consistency from scores and their reliability alone. The test is taken as n binomial items of
 * equal difficulty, n = ((M − min)(max − M) − ρs²)/(s²(1 − ρ)), and true proportions follow a beta distribution with four
 * parameters whose moments come from the factorial moments of the scores put on n items [1, 2]. When that has no solution
 * within 0..1 the beta distribution on [0, 1] with the first two moments is used, and the report says so.
 *
 * <p>A candidate reaches a cut with X ≥ cn of n items, c the cut as a proportion. Consistency is that of two independent tests
 * of length n [2] rather than of the original's adjusted table. The beta distribution is integrated over its probability
 * scale, split at the cuts, by 40 panels of 10 Gauss–Legendre points: accurate to about 10⁻⁸.
 *
 * <p>Sources: [1] Livingston and Lewis, Journal of Educational Measurement 32 (1995) 179–197; [2] Hanson, ACT Research Report
 * 91-5 (1991); compared with R package betafunctions, whose pass is X &gt; ⌊cn⌋ (the same unless cn is whole).
 */
public final class LivingstonLewis {

    private static final int PANELS = 40;
    private static final GaussIntegratorFactory GAUSS = new GaussIntegratorFactory();

    private final double length;
    private final FourParameterBeta truth;
    private final double[] cuts;
    private final List<String> notes;

    private LivingstonLewis(double length, FourParameterBeta truth, double[] cuts, List<String> notes) {
        this.length = length;
        this.truth = truth;
        this.cuts = cuts;
        this.notes = notes;
    }

    /**
     * @param scores observed, within lowest..highest; any scale, such as formula scores
     * @param reliability above 0 and below 1
     * @param lowest lowest score possible
     * @param highest highest score possible
     * @param cuts ascending, between lowest and highest
     * @throws IllegalArgumentException on scores that do not vary or leave an effective length below 4
     */
    public static ClassificationReport classify(
            double[] scores, double reliability, double lowest, double highest, double... cuts) {
        return of(scores, reliability, lowest, highest, cuts).report();
    }

    static LivingstonLewis of(double[] scores, double reliability, double lowest, double highest, double... cuts) {
        ClassificationTally.requireAscending(cuts);
        requireRange(scores, reliability, lowest, highest, cuts);
        double mean = StatUtils.mean(scores);
        double variance = StatUtils.variance(scores);
        double length = ((mean - lowest) * (highest - mean) - reliability * variance) / (variance * (1 - reliability));
        if (!(length >= 4)) {
            throw new IllegalArgumentException("effective test length is " + length
                    + ": four moments need 4 or more; scores vary too much for this reliability");
        }
        double[] onItems = Arrays.stream(scores)
                .map(x -> (x - lowest) / (highest - lowest) * length)
                .toArray();
        List<String> notes = new ArrayList<>();
        double[] shares =
                Arrays.stream(cuts).map(c -> (c - lowest) / (highest - lowest)).toArray();
        return new LivingstonLewis(length, truth(onItems, length, notes), shares, notes);
    }

    double length() {
        return length;
    }

    FourParameterBeta truth() {
        return truth;
    }

    private ClassificationReport report() {
        int n = (int) Math.rint(length);
        ClassificationTally tally = new ClassificationTally(cuts.length);
        double from = 0;
        for (int category = 0; category <= cuts.length; category++) {
            double to = category == cuts.length ? 1 : truth.upTo(cuts[category]);
            add(tally, category, n, from, to);
            from = to;
        }
        return tally.report(notes);
    }

    private void add(ClassificationTally tally, int category, int n, double from, double to) {
        double width = (to - from) / PANELS;
        if (!(width > 0)) {
            return;
        }
        for (int panel = 0; panel < PANELS; panel++) {
            double start = from + panel * width;
            GaussIntegrator rule = GAUSS.legendre(10, start, start + width);
            for (int i = 0; i < rule.getNumberOfPoints(); i++) {
                double proportion = truth.quantile(Math.min(1, Math.max(0, rule.getPoint(i))));
                tally.add(rule.getWeight(i), category, observed(n, Math.min(1, Math.max(0, proportion))));
            }
        }
    }

    private double[] observed(int n, double proportion) {
        BinomialDistribution binomial = new BinomialDistribution(null, n, proportion);
        double[] q = new double[cuts.length + 1];
        double before = 0;
        for (int c = 0; c <= cuts.length; c++) {
            double upTo =
                    c == cuts.length ? 1 : binomial.cumulativeProbability((int) Math.ceil(cuts[c] * n - 1e-9) - 1);
            q[c] = upTo - before;
            before = upTo;
        }
        return q;
    }

    private static FourParameterBeta truth(double[] x, double n, List<String> notes) {
        double[] raw = new double[5];
        for (double score : x) {
            double power = 1;
            for (int k = 1; k <= 4; k++) {
                power *= score;
                raw[k] += power / x.length;
            }
        }
        double m1 = raw[1] / n;
        double m2 = (raw[2] - raw[1]) / (n * (n - 1));
        double m3 = (raw[3] - 3 * raw[2] + 2 * raw[1]) / (n * (n - 1) * (n - 2));
        double m4 = (raw[4] - 6 * raw[3] + 11 * raw[2] - 6 * raw[1]) / (n * (n - 1) * (n - 2) * (n - 3));
        double variance = m2 - m1 * m1;
        double skewness = (m3 - 3 * m1 * m2 + 2 * m1 * m1 * m1) / Math.pow(variance, 1.5);
        double kurtosis = (m4 - 4 * m1 * m3 + 6 * m1 * m1 * m2 - 3 * Math.pow(m1, 4)) / (variance * variance);
        FourParameterBeta four = FourParameterBeta.fit(m1, variance, skewness, kurtosis);
        if (four.proper()) {
            return four;
        }
        FourParameterBeta two = FourParameterBeta.onUnit(m1, variance);
        if (!two.proper()) {
            throw new IllegalArgumentException("true scores with mean " + m1 + " and variance " + variance
                    + " of the proportion follow no beta distribution");
        }
        notes.add("no four-parameter beta distribution within 0..1 has these moments (it would run from " + four.lower()
                + " to " + four.upper() + "): two parameters on 0..1 were used");
        return two;
    }

    private static void requireRange(
            double[] scores, double reliability, double lowest, double highest, double[] cuts) {
        if (!(reliability > 0 && reliability < 1)) {
            throw new IllegalArgumentException("reliability is " + reliability + ": allowed is between 0 and 1");
        }
        if (!(highest > lowest) || !(cuts[0] > lowest && cuts[cuts.length - 1] <= highest)) {
            throw new IllegalArgumentException("scores from " + lowest + " to " + highest + " with cuts "
                    + Arrays.toString(cuts) + ": allowed is cuts above the lowest score, to the highest");
        }
        for (double score : scores) {
            if (!(score >= lowest && score <= highest)) {
                throw new IllegalArgumentException("score " + score + ": allowed is " + lowest + ".." + highest);
            }
        }
        if (scores.length < 2 || !(StatUtils.variance(scores) > 0)) {
            throw new IllegalArgumentException(scores.length + " scores that do not vary: nothing to classify by");
        }
    }
}
