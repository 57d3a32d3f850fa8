package nl.kennispeil.scoring.cutscore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.ItemParameters.Rasch;
import nl.kennispeil.scoring.linking.AbilityPoints;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.junit.jupiter.api.Test;

class ClassificationTest {

    /**
     * Two Rasch items at b = 0 and one person at θ = ln 3: P = 0.75, scores 0, 1, 2 with 0.0625, 0.375, 0.5625; expected 1.5. Cut 1: pass 0.9375,
     * true pass, accuracy 0.9375, consistency 0.9375² + 0.0625² = 0.8828125. Cut 2: pass 0.5625, true fail: accuracy 0.4375, consistency
     * 0.5625² + 0.4375² = 0.5078125. Both at once: category 1 with 0.375; consistency 0.0625² + 0.375² + 0.5625² = 0.4609375.
     */
    @Test
    void leeFollowsTheDistributionOfSumScores() {
        List<ItemParameters> items = List.of(new Rasch(0), new Rasch(0));
        ClassificationReport report = IrtClassification.lee(
                items, new double[] {1, 2}, AbilityPoints.of(new double[] {Math.log(3)}, new double[] {2}));

        assertThat(report.byCut().get(0).accuracy()).isCloseTo(0.9375, within(1e-12));
        assertThat(report.byCut().get(0).consistency()).isCloseTo(0.8828125, within(1e-12));
        assertThat(report.byCut().get(1).accuracy()).isCloseTo(0.4375, within(1e-12));
        assertThat(report.byCut().get(1).tooHigh()).isCloseTo(0.5625, within(1e-12));
        assertThat(report.byCut().get(1).consistency()).isCloseTo(0.5078125, within(1e-12));
        assertThat(report.simultaneous().accuracy()).isCloseTo(0.375, within(1e-12));
        assertThat(report.simultaneous().consistency()).isCloseTo(0.4609375, within(1e-12));
        // one kind of person: consistency is chance, so kappa is 0
        assertThat(report.simultaneous().kappa().orElseThrow()).isCloseTo(0, within(1e-12));
    }

    /** 2,000 simulated persons answer two parallel tests; 0.012 is three standard errors of a proportion around 0.8. */
    @Test
    void leeAgreesWithASimulation() {
        List<ItemParameters> items = IntStream.range(0, 30)
                .<ItemParameters>mapToObj(i -> new ItemParameters.TwoPl(0.7 + 0.03 * i, -1.5 + 0.1 * i))
                .toList();
        SplittableRandom random = new SplittableRandom(3);
        int persons = 10_000;
        int right = 0;
        int same = 0;
        for (int person = 0; person < persons; person++) {
            double theta = gaussian(random);
            boolean first = score(items, theta, random) >= 16;
            boolean second = score(items, theta, random) >= 16;
            double expected = items.stream()
                    .mapToDouble(item -> item.expectedScore(theta))
                    .sum();
            right += first == expected >= 16 ? 1 : 0;
            same += first == second ? 1 : 0;
        }
        Classification lee = IrtClassification.lee(items, new double[] {16}, AbilityPoints.gaussHermite(150))
                .simultaneous();

        assertThat(lee.accuracy()).isCloseTo(right / (double) persons, within(0.012));
        assertThat(lee.consistency()).isCloseTo(same / (double) persons, within(0.012));
        assertThat(lee.kappa().orElseThrow()).isBetween(0.4, 0.9);
    }

    /**
     * θ = 1 with error 0.5 and a cut at 0: Φ(2) = 0.9772499 right; consistency 0.9772499² + 0.0227501² = 0.9555350. θ = 0.25 with error 0.25: Φ(1) =
     * 0.8413447, consistency 0.7330328. Means 0.9092973 and 0.8442839.
     */
    @Test
    void rudnerTakesNormalErrorsAroundEachAbility() {
        Classification rudner = IrtClassification.rudner(
                        new double[] {1, 0.25}, new double[] {0.5, 0.25}, new double[] {0})
                .simultaneous();

        assertThat(rudner.accuracy()).isCloseTo(0.9092973, within(1e-7));
        assertThat(rudner.consistency()).isCloseTo(0.8442839, within(1e-6));
        assertThat(rudner.tooLow()).isCloseTo(1 - 0.9092973, within(1e-7));
        assertThat(rudner.tooHigh()).isZero();
    }

    @Test
    void rudnerAndLeeTellTheSameStoryOfALongTest() {
        List<ItemParameters> items = IntStream.range(0, 120)
                .<ItemParameters>mapToObj(i -> new Rasch(-2 + i / 30.0))
                .toList();
        double cut =
                items.stream().mapToDouble(item -> item.expectedScore(-0.5)).sum();
        AbilityPoints points = AbilityPoints.gaussHermite(150);

        assertThat(IrtClassification.rudner(items, new double[] {-0.5}, points)
                        .simultaneous()
                        .accuracy())
                .isCloseTo(
                        IrtClassification.lee(items, new double[] {cut}, points)
                                .simultaneous()
                                .accuracy(),
                        within(0.01));
    }

    /** Moments of a beta distribution with α 5, β 3 on 0.25..0.75 give those parameters back. */
    @Test
    void fourMomentsGiveBackTheBetaDistribution() {
        double mean = 5 / 8.0;
        double variance = 15 / (64.0 * 9);
        double skewness = 2 * (3 - 5) * Math.sqrt(9) / (10 * Math.sqrt(15));
        double kurtosis = 3 + 6 * (4 * 9 - 15 * 10) / (15.0 * 10 * 11);
        FourParameterBeta fit = FourParameterBeta.fit(0.25 + 0.5 * mean, 0.25 * variance, skewness, kurtosis);

        assertThat(fit.alpha()).isCloseTo(5, within(1e-9));
        assertThat(fit.beta()).isCloseTo(3, within(1e-9));
        assertThat(fit.lower()).isCloseTo(0.25, within(1e-9));
        assertThat(fit.upper()).isCloseTo(0.75, within(1e-9));
        assertThat(fit.upTo(0.5)).isCloseTo(new BetaDistribution(5, 3).cumulativeProbability(0.5), within(1e-9));
    }

    /**
     * Scores in exactly the proportions of a beta-binomial distribution with n 20, α 6, β 4, whose reliability is n/(n + α + β) = 2/3. The
     * effective length is then 20, true scores are that beta, and consistency of a cut at 12 is the double sum below.
     */
    @Test
    void livingstonLewisIsExactForBetaBinomialScores() {
        int n = 20;
        int persons = 2_000_000;
        double[] scores = new double[persons];
        double upTo = 0;
        int at = 0;
        for (int k = 0; k <= n; k++) {
            upTo += Math.exp(CombinatoricsUtils.binomialCoefficientLog(n, k)
                    + Beta.logBeta(k + 6, n - k + 4)
                    - Beta.logBeta(6, 4));
            while (at < persons && at + 0.5 < upTo * persons) {
                scores[at++] = k;
            }
        }
        Arrays.fill(scores, at, persons, n);
        LivingstonLewis fit = LivingstonLewis.of(scores, 2 / 3.0, 0, n, 12);
        Classification found =
                LivingstonLewis.classify(scores, 2 / 3.0, 0, n, 12).simultaneous();

        assertThat(fit.length()).isCloseTo(n, within(1e-3));
        assertThat(found.consistency()).isCloseTo(twoTests(n), within(1e-3));
        assertThat(found.accuracy() + found.tooHigh() + found.tooLow()).isCloseTo(1, within(1e-12));
    }

    /** P(both pass) + P(both fail) of two binomial tests that share a Beta(6, 4) proportion. */
    private static double twoTests(int n) {
        double sum = 0;
        for (int x = 0; x <= n; x++) {
            for (int y = 0; y <= n; y++) {
                sum += x >= 12 == y >= 12
                        ? Math.exp(CombinatoricsUtils.binomialCoefficientLog(n, x)
                                + CombinatoricsUtils.binomialCoefficientLog(n, y)
                                + Beta.logBeta(x + y + 6, 2 * n - x - y + 4)
                                - Beta.logBeta(6, 4))
                        : 0;
            }
        }
        return sum;
    }

    @Test
    void whatCannotBeClassifiedIsRefused() {
        List<ItemParameters> items = List.of(new Rasch(0));
        AbilityPoints points = AbilityPoints.gaussHermite(5);

        assertThatThrownBy(() -> IrtClassification.lee(items, new double[] {2}, points))
                .hasMessageContaining("highest score 1");
        assertThatThrownBy(() -> IrtClassification.rudner(new double[] {0}, new double[] {0}, new double[] {0}))
                .hasMessageContaining("standard error of ability number 1");
        assertThatThrownBy(() -> IrtClassification.rudner(items, new double[] {1, 0}, points))
                .hasMessageContaining("ascending");
        assertThatThrownBy(() -> LivingstonLewis.classify(new double[] {3, 3}, 0.8, 0, 10, 5))
                .hasMessageContaining("do not vary");
        assertThatThrownBy(() -> LivingstonLewis.classify(new double[] {0, 10, 0, 10}, 0.5, 0, 10, 5))
                .hasMessageContaining("effective test length");
    }

    private static int score(List<ItemParameters> items, double theta, SplittableRandom random) {
        int score = 0;
        for (ItemParameters item : items) {
            score += random.nextDouble() < item.expectedScore(theta) ? 1 : 0;
        }
        return score;
    }

    private static double gaussian(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
