package nl.kennispeil.scoring.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import nl.kennispeil.scoring.linking.ScoreEquating.Method;
import org.junit.jupiter.api.Test;

class ScoreEquatingTest {

    /** The example of four items in Kolen and Brennan, ch. 2, Table 2.3: 0.50, 1.75, 2.8333, 3.50, 4.25. */
    @Test
    void equipercentileEquivalentsAreThoseOfTheBook() {
        ScoreTable x = ScoreTable.of(20, 30, 20, 20, 10);
        ScoreTable y = ScoreTable.of(10, 20, 20, 30, 20);
        List<EquatedScore> scores = ScoreEquating.equate(x, y, Method.EQUIPERCENTILE);

        assertThat(scores).extracting(EquatedScore::equated).satisfies(values -> {
            double[] book = {0.5, 1.75, 2 + 5 / 6.0, 3.5, 4.25};
            for (int k = 0; k < 5; k++) {
                assertThat(values.get(k)).isCloseTo(book[k], within(1e-12));
            }
        });
    }

    /**
     * Means 1.7 and 2.3: a score of 2 becomes 2.6. Variances Σ f k² − mean²: 4.5 − 2.89 = 1.61 and 6.9 − 5.29 = 1.61, so the
     * line has slope 1 and gives 2.6 too.
     */
    @Test
    void meanAndLinearEquatingFollowTheMoments() {
        ScoreTable x = ScoreTable.of(20, 30, 20, 20, 10);
        ScoreTable y = ScoreTable.of(10, 20, 20, 30, 20);

        assertThat(ScoreEquating.equate(x, y, Method.MEAN).get(2).equated()).isCloseTo(2.6, within(1e-12));
        assertThat(ScoreEquating.equate(x, y, Method.LINEAR).get(2).equated()).isCloseTo(2.6, within(1e-12));
        assertThat(x.sd() * x.sd()).isCloseTo(1.61, within(1e-12));
    }

    /** Nobody has 1 or 2 on Y: rank ½ belongs to all of 0.5 to 2.5, whose middle is 1.5. */
    @Test
    void aGapInTheScoresIsBridgedInItsMiddle() {
        List<EquatedScore> scores =
                ScoreEquating.equate(ScoreTable.of(1, 2, 1), ScoreTable.of(5, 0, 0, 5), Method.EQUIPERCENTILE);

        assertThat(scores.get(1).equated()).isCloseTo(1.5, within(1e-12));
    }

    /** The error of a mean difference is √(1.61/100 + 1.61/100) = 0.1794. */
    @Test
    void bootstrapErrorsOfMeanEquatingAreThoseOfAMeanDifference() {
        ScoreTable x = ScoreTable.of(20, 30, 20, 20, 10);
        ScoreTable y = ScoreTable.of(10, 20, 20, 30, 20);
        List<EquatedScore> scores =
                ScoreEquating.equate(x, y, Method.MEAN, UnaryOperator.identity(), 4000, new SplittableRandom(1));

        assertThat(scores.get(0).standardError().orElseThrow()).isCloseTo(Math.sqrt(2 * 0.0161), within(0.006));
        assertThat(ScoreEquating.equate(x, y, Method.MEAN, UnaryOperator.identity(), 50, new SplittableRandom(4)))
                .isEqualTo(
                        ScoreEquating.equate(x, y, Method.MEAN, UnaryOperator.identity(), 50, new SplittableRandom(4)));
    }

    /** Fewer degrees of freedom, less noise: smoothing with three moments lowers the errors of equipercentile equating. */
    @Test
    void smoothingLowersTheErrorsOfEquipercentileEquating() {
        ScoreTable x = ScoreTable.count(draws(), 40);
        double[] errors = new double[2];
        List<UnaryOperator<ScoreTable>> ways = List.of(
                UnaryOperator.identity(),
                table -> LogLinearSmoothing.fit(table, 3).smoothed());
        for (int way = 0; way < 2; way++) {
            errors[way] =
                    ScoreEquating.equate(x, x, Method.EQUIPERCENTILE, ways.get(way), 200, new SplittableRandom(9))
                            .stream()
                            .mapToDouble(score -> score.standardError().orElseThrow())
                            .sum();
        }
        assertThat(errors[1]).isLessThan(errors[0]);
    }

    /** Chained mean equating: 2 − 1.7 + 1 (anchor) and 1 − 1.2 + 2.3, so 2 becomes 1.3 and then 2.4. */
    @Test
    void chainedEquatingGoesThroughTheAnchor() {
        ScoreTable x = ScoreTable.of(20, 30, 20, 20, 10);
        ScoreTable y = ScoreTable.of(10, 20, 20, 30, 20);
        ScoreTable first = ScoreTable.of(25, 50, 25);
        ScoreTable second = ScoreTable.of(20, 40, 40);

        assertThat(ScoreEquating.chained(x, first, second, y, Method.MEAN)
                        .get(2)
                        .equated())
                .isCloseTo(2.4, within(1e-12));
        assertThat(ScoreEquating.chained(x, first, first, x, Method.EQUIPERCENTILE)
                        .get(2)
                        .equated())
                .isCloseTo(2, within(1e-12));
    }

    @Test
    void smoothingKeepsTheFirstMoments() {
        ScoreTable observed = ScoreTable.count(draws(), 40);
        LogLinearSmoothing.Fit fit = LogLinearSmoothing.fit(observed, 4);

        assertThat(fit.smoothed().total()).isCloseTo(observed.total(), within(1e-8));
        for (int power = 1; power <= 4; power++) {
            double wanted = observed.moment(0, power);
            assertThat(fit.smoothed().moment(0, power) / wanted).isCloseTo(1, within(1e-10));
        }
        assertThat(Math.abs(fit.smoothed().moment(0, 5) - observed.moment(0, 5)))
                .isGreaterThan(1);
        assertThat(fit.degrees()).isEqualTo(36);
    }

    /** Three scores and two moments leave nothing to smooth; the deviance is 0. */
    @Test
    void asManyMomentsAsScoresGiveTheObservedCounts() {
        LogLinearSmoothing.Fit fit = LogLinearSmoothing.fit(ScoreTable.of(7, 2, 11), 2);

        assertThat(fit.smoothed().count(1)).isCloseTo(2, within(1e-9));
        assertThat(fit.deviance()).isCloseTo(0, within(1e-9));
    }

    /** One moment: p_k ∝ r^k. Counts 4, 2, 1 are such already, with r = ½. */
    @Test
    void oneMomentMakesAGeometricDistribution() {
        LogLinearSmoothing.Fit fit = LogLinearSmoothing.fit(ScoreTable.of(4, 2, 1), 1);

        assertThat(fit.smoothed().count(0)).isCloseTo(4, within(1e-9));
        assertThat(fit.smoothed().count(2)).isCloseTo(1, within(1e-9));
    }

    @Test
    void theNumberOfMomentsWithTheLowestAicIsChosen() {
        ScoreTable observed = ScoreTable.count(draws(), 40);
        LogLinearSmoothing.Fit best = LogLinearSmoothing.select(observed, 8);
        for (int moments = 1; moments <= 8; moments++) {
            assertThat(best.aic())
                    .isLessThanOrEqualTo(
                            LogLinearSmoothing.fit(observed, moments).aic());
        }
        assertThat(best.moments()).isBetween(2, 6);
    }

    @Test
    void whatCannotBeEquatedIsRefused() {
        assertThatThrownBy(() -> ScoreTable.of(1, -2)).hasMessageContaining("count of score 1 is -2.0");
        assertThatThrownBy(() -> ScoreTable.of(0, 0)).hasMessageContaining("nobody");
        assertThatThrownBy(() -> ScoreTable.count(new int[] {5}, 4)).hasMessageContaining("score 5");
        assertThatThrownBy(() -> ScoreEquating.equate(ScoreTable.of(0, 3), ScoreTable.of(1, 2), Method.LINEAR))
                .hasMessageContaining("SDs are 0.0");
        assertThatThrownBy(() -> LogLinearSmoothing.fit(ScoreTable.of(3, 4), 2))
                .hasMessageContaining("2 moments with 2 different scores");
        assertThatThrownBy(() -> ScoreEquating.chained(
                        ScoreTable.of(1, 2),
                        ScoreTable.of(1, 2),
                        ScoreTable.of(1, 2, 3),
                        ScoreTable.of(1, 2),
                        Method.MEAN))
                .hasMessageContaining("same anchor");
    }

    /** 2,000 sums of 40 coin throws of two kinds. */
    private static int[] draws() {
        SplittableRandom random = new SplittableRandom(12);
        int[] scores = new int[2000];
        for (int person = 0; person < scores.length; person++) {
            double p = 0.35 + 0.5 * random.nextDouble();
            for (int item = 0; item < 40; item++) {
                scores[person] += random.nextDouble() < p ? 1 : 0;
            }
        }
        return scores;
    }
}
