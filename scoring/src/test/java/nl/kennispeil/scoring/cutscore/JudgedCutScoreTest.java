package nl.kennispeil.scoring.cutscore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import nl.kennispeil.scoring.cutscore.JudgeStatistics.RaterAgreement;
import nl.kennispeil.scoring.irt.GradedResponse;
import nl.kennispeil.scoring.irt.ItemParameters.Rasch;
import nl.kennispeil.scoring.irt.ItemParameters.ThreePl;
import org.junit.jupiter.api.Test;

class JudgedCutScoreTest {

    private static final TestScores FOUR = TestScores.of(new double[] {0, 1, 2, 3, 4}, 4, 1);

    /** Judges × items. Sums 2.0, 2.4, 2.8: mean 2.4, SD 0.4, error 0.4/√3 = 0.2309; severities −0.4, 0, 0.4. */
    private static double[][] judges() {
        return new double[][] {
            {0.2, 0.4, 0.6, 0.8},
            {0.3, 0.5, 0.7, 0.9},
            {0.5, 0.6, 0.8, 0.9}
        };
    }

    private static final double[] ONE_EACH = {1, 1, 1, 1};

    @Test
    void angoffIsTheMeanOfTheJudgesSums() {
        CutScore cut = Angoff.means(new double[][][] {judges()}, ONE_EACH).cut(FOUR);

        assertThat(cut.cut().orElseThrow()).isCloseTo(2.4, within(1e-12));
        assertThat(cut.standardError().orElseThrow()).isCloseTo(0.4 / Math.sqrt(3), within(1e-12));
        assertThat(cut.judges().orElseThrow().severity()).containsExactly(new double[] {-0.4, 0, 0.4}, within(1e-12));
        assertThat(cut.effect().orElseThrow().all().failing()).isEqualTo(3);
        assertThat(cut.notes()).containsExactly("3 judges: about 10 are advised for a progress test");
    }

    /**
     * Judge means 0.5, 0.6, 0.7; item means 1/3, 0.5, 0.7, 2.6/3; grand 0.6. SS judges 4 · 0.02 = 0.08, MS 0.04. SS items 3 · (0.0711111 +
     * 0.01 + 0.01 + 0.0711111) = 0.4866667, MS 0.1622222. SS total = Σx² − 12 · 0.36 = 4.9 − 4.32 = 0.58, rest 0.0133333, MS 0.0022222.
     * ICC(2,1) = 0.16/(0.1622222 + 0.0044444 + 3 · 0.0377778/4) = 0.16/0.195 = 0.8205128; ICC(2,3) = 0.16/(0.1622222 + 0.0094444) =
     * 0.9320388. Components: judge 0.0094444, item 0.0533333, rest 0.0022222; error 4 · √(0.0031481 + 0.0133333 + 0.0001852) = 0.5163978.
     */
    @Test
    void agreementFollowsFromTheAnalysisOfVariance() {
        RaterAgreement agreement = Angoff.means(new double[][][] {judges()}, ONE_EACH)
                .cut(FOUR)
                .judges()
                .flatMap(JudgeStatistics::agreement)
                .orElseThrow();

        assertThat(agreement.singleIcc().orElseThrow()).isCloseTo(0.8205128, within(1e-7));
        assertThat(agreement.meanIcc().orElseThrow()).isCloseTo(0.9320388, within(1e-7));
        assertThat(agreement.generalizabilityError().orElseThrow()).isCloseTo(0.5163978, within(1e-7));
        assertThat(agreement.kappa()).isEmpty();
    }

    /**
     * Yes on 1, 2 and 3, 3 and 0 of three judges: cuts. Items: (1,0,0), (1,1,0), (1,1,1), (0,0,0). Pairs agree 1/3, 1/3, 1, 1: mean 2/3. Yes 6/12:
     * chance 0.5, kappa 1/3. Judges' cuts 3, 2, 1: mean 2, error 1/√3.
     */
    @Test
    void yesNoAngoffCountsTheYeses() {
        double[][] answers = {{1, 1, 1, 0}, {0, 1, 1, 0}, {0, 0, 1, 0}};
        CutScore cut = Angoff.yesNo(new double[][][] {answers}, ONE_EACH).cut(FOUR);
        RaterAgreement agreement =
                cut.judges().flatMap(JudgeStatistics::agreement).orElseThrow();

        assertThat(cut.cut().orElseThrow()).isCloseTo(2, within(1e-12));
        assertThat(cut.standardError().orElseThrow()).isCloseTo(1 / Math.sqrt(3), within(1e-12));
        assertThat(agreement.percentAgreement().orElseThrow()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(agreement.kappa().orElseThrow()).isCloseTo(1 / 3.0, within(1e-12));
        assertThatThrownBy(() -> Angoff.yesNo(new double[][][] {judges()}, ONE_EACH))
                .hasMessageContaining("0.2");
    }

    /** The second round counts (0.5 each, cut 2); the first had mean 2.4. */
    @Test
    void theLastRoundCounts() {
        double[][] second = {{0.5, 0.5, 0.5, 0.5}, {0.5, 0.5, 0.5, 0.5}, {0.5, 0.5, 0.5, 0.5}};
        CutScore cut =
                Angoff.means(new double[][][] {judges(), second}, ONE_EACH).cut(FOUR);

        assertThat(cut.cut().orElseThrow()).isEqualTo(2);
        assertThat(cut.judges().orElseThrow().roundMeans()).containsExactly(new double[] {2.4, 2}, within(1e-12));
        assertThat(cut.standardError().orElseThrow()).isZero();
    }

    /** Without item 4 the sums are 1.2, 1.5, 1.9 of 3 points: mean 23/15. */
    @Test
    void droppedItemsLeaveTheJudgementsOfTheOthers() {
        Angoff angoff = Angoff.means(new double[][][] {judges()}, ONE_EACH).withDifficulty(0.3, 0.5, 0.7, 0.8);
        CutScore cut = angoff.without(3).cut(TestScores.of(new double[] {1, 2}, 3, 0));

        assertThat(cut.cut().orElseThrow()).isCloseTo(4.6 / 3, within(1e-12));
        assertThat(cut.judges().orElseThrow().difficultyCorrelation().get(0)).isCloseTo(1, within(1e-12));
    }

    /** Judge 2 says nothing of item 1, where the others' mean is 0.35: 0.35 + 0.5 + 0.7 + 0.9 = 2.45. */
    @Test
    void anItemThatAJudgeLeftOutCountsWithTheMeanOfTheOthers() {
        double[][] judges = judges();
        judges[1][0] = Double.NaN;
        CutScore cut = Angoff.means(new double[][][] {judges}, ONE_EACH).cut(FOUR);

        assertThat(cut.judges().orElseThrow().cuts()[1]).isCloseTo(2.45, within(1e-12));
        assertThat(cut.judges().flatMap(JudgeStatistics::agreement)).isEmpty();
        judges[0][0] = Double.NaN;
        judges[2][0] = Double.NaN;
        assertThatThrownBy(() -> Angoff.means(new double[][][] {judges}, ONE_EACH))
                .hasMessageContaining("item 1 was judged by nobody");
    }

    /** Judge 1: cells (0,0), (0,1), (1,0), (1,0): 0.9 + 0.7 + 0.6 + 0.6 = 2.8; judge 2: 0.8 · 4 = 3.2. Mean 3, error 0.2. */
    @Test
    void ebelAddsTheSharesOfTheCells() {
        Ebel ebel = new Ebel(
                new int[][] {{0, 0, 1, 1}, {0, 0, 0, 0}},
                new int[][] {{0, 1, 0, 0}, {0, 0, 0, 0}},
                new double[][][] {{{0.9, 0.7}, {0.6, 0.4}}, {{0.8, 0.5}, {0.5, 0.3}}},
                ONE_EACH);
        CutScore cut = ebel.cut(FOUR);

        assertThat(cut.cut().orElseThrow()).isCloseTo(3, within(1e-12));
        assertThat(cut.standardError().orElseThrow()).isCloseTo(0.2, within(1e-12));
        assertThatThrownBy(() -> new Ebel(
                        new int[][] {{2, 0, 0, 0}}, new int[][] {{0, 0, 0, 0}}, new double[][][] {{{0.5}}}, ONE_EACH))
                .hasMessageContaining("cell 2,0");
    }

    /**
     * Rasch items at b = −1, 0, 1, 2 stand at b + ln(0.67/0.33) = b + 0.7081851. Two and three pages mastered: θ 0.7081851 and 1.7081851,
     * median 1.2081851. Expected score there: Σ 1/(1 + e^(b − θ)) = 0.9010105 + 0.7699920 + 0.5518567 + 0.3117774 = 2.5346366.
     */
    @Test
    void theBookmarkStandsWhereTwoThirdsAreRight() {
        List<Rasch> items = List.of(new Rasch(2), new Rasch(-1), new Rasch(0), new Rasch(1));
        CutScore cut = new Bookmark(items, new int[] {2, 3}, ResponseProbability.RP67, true).cut(FOUR);

        assertThat(cut.theta().orElseThrow()).isCloseTo(Math.log(0.67 / 0.33) + 0.5, within(1e-12));
        assertThat(cut.cut().orElseThrow()).isCloseTo(expected(Math.log(0.67 / 0.33) + 0.5), within(1e-12));
        assertThat(cut.effect().orElseThrow().all().failing()).isEqualTo(3);
        // SD of the two θ is 1/√2, so the error in θ is 0.5·√(π/2), times the slope Σ P(1 − P)
        assertThat(cut.standardError().orElseThrow())
                .isCloseTo(0.5 * Math.sqrt(Math.PI / 2) * slope(Math.log(0.67 / 0.33) + 0.5), within(1e-7));
    }

    /** With guessing 0.25 above b = 0.5, a = 2: 0.67 above guessing at 0.5 + 0.7081851/2; 0.67 itself at 0.5 + ln(0.42/0.33)/2. */
    @Test
    void guessingCanBeTakenOffTheResponseProbability() {
        ThreePl item = new ThreePl(2, 0.5, 0.25);

        assertThat(ResponseProbability.RP67.location(item, 1))
                .isCloseTo(0.5 + Math.log(0.67 / 0.33) / 2, within(1e-12));
        assertThat(item.probability(new ResponseProbability(0.67, false).location(item, 1)))
                .isCloseTo(0.67, within(1e-12));
    }

    /** Boundaries −1 and 1, a = 1: the pages stand at −1 and 1 + 0.7081851. */
    @Test
    void anItemWithThreeCategoriesHasTwoPages() {
        Bookmark bookmark =
                new Bookmark(List.of(new GradedResponse(1, -1, 1)), new int[] {1}, ResponseProbability.RP67, false);

        assertThat(bookmark.booklet()).hasSize(2);
        assertThat(bookmark.booklet().get(1).theta()).isCloseTo(1 + Math.log(0.67 / 0.33), within(1e-10));
        assertThatThrownBy(() -> new Bookmark(List.of(new Rasch(0)), new int[] {2}, ResponseProbability.RP67, true))
                .hasMessageContaining("allowed is 1..1");
    }

    private static double expected(double theta) {
        double sum = 0;
        for (double b = -1; b <= 2; b++) {
            sum += 1 / (1 + Math.exp(b - theta));
        }
        return sum;
    }

    private static double slope(double theta) {
        double sum = 0;
        for (double b = -1; b <= 2; b++) {
            double p = 1 / (1 + Math.exp(b - theta));
            sum += p * (1 - p);
        }
        return sum;
    }
}
