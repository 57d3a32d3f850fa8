package nl.kennispeil.scoring.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormulaScoreTest {

    private static final PenaltyTable PUBLISHED = PenaltyTable.asPublished();

    /** 120 four-option items: 78 right, 30 wrong, 12 "?": 78 − 30 · 0.33 = 68.1 and 100 · 68.1 / 120 = 56.75. */
    @Test
    void thirtyWrongFourOptionAnswersCostNinePointNine() {
        FormulaScore score = FormulaScore.of(answers(78, 30, 4, 12, PUBLISHED));

        assertThat(score.sum()).isEqualByComparingTo("68.1");
        assertThat(score.items()).isEqualTo(120);
        assertThat(score.percentage()).isEqualTo(new BigDecimal("56.75"));
    }

    /** The same answers with a true third: 78 − 10 = 68.0, which is 56.67: the table decides, not a formula. */
    @Test
    void aThirdWouldGiveAnotherScoreThanThePublishedTable() {
        PenaltyTable third = new PenaltyTable(Map.of(4, new BigDecimal("-0.3333333333")));

        assertThat(FormulaScore.of(answers(78, 30, 4, 12, third)).percentage()).isEqualTo(new BigDecimal("56.67"));
    }

    @Test
    void wrongAnswersCostMoreTheFewerOptionsThereAre() {
        assertThat(FormulaScore.of(answers(2, 1, 2, 0, PUBLISHED)).sum()).isEqualByComparingTo("1");
        assertThat(FormulaScore.of(answers(2, 1, 3, 0, PUBLISHED)).sum()).isEqualByComparingTo("1.5");
        assertThat(FormulaScore.of(answers(2, 1, 4, 0, PUBLISHED)).sum()).isEqualByComparingTo("1.67");
    }

    @Test
    void aRemovedItemLeavesTheDenominator() {
        List<Points> points = new ArrayList<>(answers(2, 0, 4, 1, PUBLISHED));
        points.add(Points.removed());

        FormulaScore score = FormulaScore.of(points);

        assertThat(score.items()).isEqualTo(3);
        assertThat(score.percentage()).isEqualTo(new BigDecimal("66.67"));
    }

    @Test
    void aFormOfUnknownsScoresZero() {
        assertThat(FormulaScore.of(answers(0, 0, 4, 5, PUBLISHED)).percentage()).isEqualTo(new BigDecimal("0.00"));
    }

    @Test
    void penaltiesMayMakeAScoreNegative() {
        assertThat(FormulaScore.of(answers(0, 3, 2, 0, PUBLISHED)).percentage()).isEqualTo(new BigDecimal("-100.00"));
    }

    /** 1 of 800 is 0.125, exactly halfway. */
    @Test
    void halvesAreRoundedUp() {
        assertThat(FormulaScore.of(answers(1, 0, 4, 799, PUBLISHED)).percentage())
                .isEqualTo(new BigDecimal("0.13"));
    }

    @Test
    void withoutAnItemThatCountsThereIsNoScore() {
        assertThatThrownBy(() -> FormulaScore.of(List.of(Points.removed())))
                .hasMessageContaining("none of 1 items counts");
    }

    @Test
    void aPercentageThatDoesNotFollowFromTheSumIsRefused() {
        assertThatThrownBy(() -> new FormulaScore(new BigDecimal("68.1"), 120, new BigDecimal("56.67")))
                .hasMessageContaining("does not follow");
    }

    @Test
    void anAnswerEarnsAtMostOnePoint() {
        assertThatThrownBy(() -> new Points(new BigDecimal("1.01"), true)).hasMessageContaining("1.01");
    }

    @Test
    void anItemThatDoesNotCountEarnsNothing() {
        assertThatThrownBy(() -> new Points(BigDecimal.ONE, false)).hasMessageContaining("does not count");
    }

    private static List<Points> answers(int right, int wrong, int options, int unknown, PenaltyTable table) {
        List<Points> points = new ArrayList<>(Collections.nCopies(right, Points.right()));
        for (int i = 0; i < wrong; i++) {
            points.add(Points.wrong(table, options));
        }
        points.addAll(Collections.nCopies(unknown, Points.zero()));
        return points;
    }

    @Test
    void aSumThatWasAddedUpBeforeGivesTheSameScore() {
        assertThat(FormulaScore.ofSum(new BigDecimal("-1.16"), 3).percentage()).isEqualByComparingTo("-38.67");
        assertThatThrownBy(() -> FormulaScore.ofSum(BigDecimal.ONE, 0))
                .hasMessage("a score over 0 items: at least 1 must count");
    }
}
