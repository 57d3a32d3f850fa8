package nl.kennispeil.scoring.cutscore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CutScoreMethodTest {

    /** 21, 22, … 40 of 40 items with four options: guessing earns 10. Groups 1 and 2 by turns. */
    private static TestScores twenty() {
        return new TestScores(
                IntStream.rangeClosed(21, 40).mapToDouble(k -> k).toArray(),
                IntStream.rangeClosed(21, 40).map(k -> k % 2 == 0 ? 2 : 1).toArray(),
                40,
                10);
    }

    /** toetsing.uva.nl: 40 items of 4 options, 10 + 55 % of 30 = 26.5, cut 27. Below 26.5 are 21..26: 6 of 20, 3 of each group. */
    @Test
    void theUtrechtExampleGivesTwentySevenOfForty() {
        CutScore cut = new GuessCorrected(55).cut(twenty());

        assertThat(cut.cut().orElseThrow()).isEqualTo(26.5);
        assertThat(cut.lowestPassing().orElseThrow()).isEqualTo(27);
        assertThat(cut.effect().orElseThrow().all()).isEqualTo(new EffectTable.Row(0, 20, 6));
        assertThat(cut.effect().orElseThrow().groups())
                .containsExactly(new EffectTable.Row(1, 10, 3), new EffectTable.Row(2, 10, 3));
        assertThat(cut.effect().orElseThrow().all().failRate()).isEqualTo(0.3);
    }

    /** 55 % of 40 = 22; a score of exactly 22 passes, so only 21 fails. */
    @Test
    void aScoreAtTheCutPasses() {
        CutScore cut = new FixedPercentage(55).cut(twenty());

        assertThat(cut.cut().orElseThrow()).isCloseTo(22, within(1e-12));
        assertThat(cut.effect().orElseThrow().all().failing()).isEqualTo(1);
        assertThat(cut.standardError()).isEmpty();
    }

    /** M 30.5, SD √35 = 5.9161 over n − 1: cut 24.5839; error 5.9161 · √(1/20 + 1/38) = 1.6341. */
    @Test
    void theNormIsOneStandardDeviationBelowTheMean() {
        CutScore cut = new NormReferenced(-1).cut(twenty());

        assertThat(cut.cut().orElseThrow()).isCloseTo(30.5 - Math.sqrt(35), within(1e-12));
        assertThat(cut.standardError().orElseThrow())
                .isCloseTo(Math.sqrt(35) * Math.sqrt(1 / 20.0 + 1 / 38.0), within(1e-12));
        assertThat(cut.lower95().orElseThrow())
                .isCloseTo(
                        cut.cut().orElseThrow()
                                - 1.959963984540054 * cut.standardError().orElseThrow(),
                        within(1e-12));
    }

    /** 30.5 + 2 · 5.9161 = 42.3 of 40. */
    @Test
    void aCutThatNobodyCanReachIsNoted() {
        assertThat(new NormReferenced(2).cut(twenty()).notes())
                .anyMatch(note -> note.contains("above the highest score possible, 40.0"));
    }

    /** P95 of 21..40 (type 7) is at 1 + 19 · 0.95 = 19.05th, 39.05: 10 + 0.6 · 29.05 = 27.43. */
    @Test
    void cohenTakesSixtyPercentOfTheBestAboveGuessing() {
        assertThat(Cohen.original().cut(twenty()).cut().orElseThrow()).isCloseTo(27.43, within(1e-12));
    }

    /** P90 is at the 18.1th, 38.1. A cut of 24 on such a test makes the multiplier 24/38.1; times 38.1 is 24 again. */
    @Test
    void modifiedCohenCarriesAnAngoffCutToOtherTests() {
        double multiplier = Cohen.multiplier(24, twenty());

        assertThat(multiplier).isCloseTo(24 / 38.1, within(1e-12));
        assertThat(Cohen.modified(multiplier).cut(twenty()).cut().orElseThrow()).isCloseTo(24, within(1e-12));
    }

    /**
     * Line from (0.5 · 40 = 20, 40 %) to (0.7 · 40 = 28, 0 %): fail rate 0.4 − 0.05 (c − 20). Share below c is (c − 21)/20 at whole
     * c. At c = 24: below 3/20 = 0.15, line 0.2; just above 24: 0.2 ≥ 0.2, so the cut is 24.
     */
    @Test
    void hofsteeIsWhereTheLineMeetsTheCurve() {
        CutScore cut = Hofstee.of(new double[][] {{0.5, 0.7, 0, 0.4}}).cut(twenty());

        assertThat(cut.cut().orElseThrow()).isEqualTo(24);
    }

    /** Two groups of scores: flat at 0.5 from 20 to 30. Line 0.6 to 0.2 over 16..32: 0.5 at 16 + 16 · 0.1/0.4 = 20, so 20 itself; with
     *  0.9 to 0.1 over 16..32 it is 0.5 at 24. */
    @Test
    void hofsteeIsSolvedOnAFlatPartOfTheCurve() {
        TestScores scores = TestScores.of(new double[] {18, 20, 30, 35}, 40, 0);

        assertThat(Hofstee.of(new double[][] {{0.4, 0.8, 0.1, 0.9}})
                        .cut(scores)
                        .cut()
                        .orElseThrow())
                .isCloseTo(24, within(1e-12));
    }

    /** Judges' limits average to those of the first test; each alone has its own cut, hence a standard error. */
    @Test
    void hofsteeLimitsAreAveragedOverJudges() {
        CutScore cut = Hofstee.of(new double[][] {{0.45, 0.65, 0, 0.4}, {0.55, 0.75, 0, 0.4}})
                .cut(twenty());

        assertThat(cut.cut().orElseThrow()).isEqualTo(24);
        double[] own = cut.judges().orElseThrow().cuts();
        assertThat(own[0]).isLessThan(own[1]);
        assertThat(cut.standardError().orElseThrow()).isCloseTo(Math.abs(own[1] - own[0]) / 2, within(1e-12));
    }

    /** Even a cut of 36 fails 15 of 20, more than 10 %; and a cut of 20 fails nobody, fewer than 5 %. */
    @Test
    void withoutAMeetingPointHofsteeHasNoCut() {
        CutScore high = Hofstee.of(new double[][] {{0.9, 0.95, 0.05, 0.1}}).cut(twenty());
        CutScore low = Hofstee.of(new double[][] {{0.3, 0.5, 0.05, 0.1}}).cut(twenty());

        assertThat(high.cut()).isEmpty();
        assertThat(high.effect()).isEmpty();
        assertThat(high.notes().get(0)).contains("even the lowest cut 36.0 fails 0.75");
        assertThat(low.notes().get(0)).contains("even the highest cut 20.0 fails only 0.0");
    }

    /**
     * Median 30.5, so with a margin of 0.1 the line runs from (0, 100 %) to (26.5, 0 %): 1 − c/26.5. At 25 it is 0.0566, below are 4/20;
     * at 24: 0.0943 against 0.15; at 23: 0.1321 against 0.10 before and 0.15 just above, so 23.
     */
    @Test
    void modifiedHofsteeHangsOnTheMedian() {
        assertThat(Hofstee.modified(0.1).cut(twenty()).cut().orElseThrow()).isEqualTo(23);
    }

    /** Borderline are 22, 24, 29: median 24, mean 25; SD √13, error √13/√3 and √(π/2) times that. */
    @Test
    void theBorderlineGroupGivesItsMiddle() {
        boolean[] borderline = new boolean[20];
        borderline[1] = true;
        borderline[3] = true;
        borderline[8] = true;

        CutScore median = new BorderlineGroup(borderline, true).cut(twenty());
        CutScore mean = new BorderlineGroup(borderline, false).cut(twenty());
        assertThat(median.cut().orElseThrow()).isEqualTo(24);
        assertThat(mean.cut().orElseThrow()).isEqualTo(25);
        assertThat(mean.standardError().orElseThrow()).isCloseTo(Math.sqrt(13 / 3.0), within(1e-12));
        assertThat(median.standardError().orElseThrow()).isCloseTo(Math.sqrt(13 / 3.0 * Math.PI / 2), within(1e-12));
        assertThat(new BorderlineGroup(new boolean[20], true).cut(twenty()).cut())
                .isEmpty();
    }

    /**
     * Ratings 1, 2, 3 with scores 10, 14, 24: slope 7, mean 16 at 2. At rating 2 the cut is 16. Residuals 1, −2, 1: s² = 6/1, so the error is
     * √(6/3) = √2; at rating 1 it is 9 with √(6(1/3 + 1/2)) = √5.
     */
    @Test
    void borderlineRegressionPredictsTheScoreOfABorderlineRating() {
        TestScores scores = TestScores.of(new double[] {10, 14, 24}, 40, 0);
        CutScore middle = new BorderlineRegression(new double[] {1, 2, 3}, 2).cut(scores);
        CutScore low = new BorderlineRegression(new double[] {1, 2, 3}, 1).cut(scores);

        assertThat(middle.cut().orElseThrow()).isCloseTo(16, within(1e-12));
        assertThat(middle.standardError().orElseThrow()).isCloseTo(Math.sqrt(2), within(1e-12));
        assertThat(low.cut().orElseThrow()).isCloseTo(9, within(1e-12));
        assertThat(low.standardError().orElseThrow()).isCloseTo(Math.sqrt(5), within(1e-12));
        assertThat(new BorderlineRegression(new double[] {2, 2, 2}, 2)
                        .cut(scores)
                        .cut())
                .isEmpty();
    }

    @Test
    void inputsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> new FixedPercentage(0)).hasMessageContaining("0.0");
        assertThatThrownBy(() -> TestScores.of(new double[] {41}, 40, 0)).hasMessageContaining("41.0");
        assertThatThrownBy(() -> TestScores.of(new double[] {1}, 40, 40)).hasMessageContaining("40.0 by guessing");
        assertThatThrownBy(() -> new NormReferenced(-1).cut(TestScores.of(new double[] {1}, 40, 0)))
                .hasMessageContaining("2 or more");
        assertThatThrownBy(() -> Hofstee.of(new double[][] {{0.6, 0.5, 0, 1}})).hasMessageContaining("lowest");
        assertThatThrownBy(() -> new BorderlineGroup(new boolean[3], true).cut(twenty()))
                .hasMessageContaining("3 ratings for 20 scores");
        assertThatThrownBy(() -> Cohen.modified(1.2)).hasMessageContaining("1.2");
    }
}
