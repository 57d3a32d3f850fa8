package nl.kennispeil.scoring.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import nl.kennispeil.scoring.reference.NormRule.Order;
import org.junit.jupiter.api.Test;

class ReferenceNormsTest {

    /** 30, 40, 50: M 40, SD 10 over n − 1, so 30 and 50; the others shift by 5 and 8. */
    @Test
    void normsAreOneStandardDeviationFromTheMean() {
        ReferenceNorms norms = ReferenceNorms.of(List.of(scores(1, 40), scores(2, 45), scores(3, 53)), rule());

        assertThat(norms.norms()).containsExactly(new Norm(1, 30, 50), new Norm(2, 35, 55), new Norm(3, 43, 63));
        assertThat(norms.adjustments()).isEmpty();
        assertThat(norms.own()).isEqualTo(norms.norms());
    }

    /** Group 2 would have 27 and 47, below group 1. */
    @Test
    void aNormThatFallsIsRaisedAndTheOldValueKept() {
        ReferenceNorms norms = ReferenceNorms.of(List.of(scores(1, 40), scores(2, 37), scores(3, 53)), rule());

        assertThat(norms.norms().get(1)).isEqualTo(new Norm(2, 30, 50));
        assertThat(norms.own().get(1)).isEqualTo(new Norm(2, 27, 47));
        assertThat(norms.adjustments())
                .containsExactly(
                        new NormAdjustment(
                                2, "pass", OptionalDouble.of(27), 30, "norms may not fall from one group to the next"),
                        new NormAdjustment(
                                2, "good", OptionalDouble.of(47), 50, "norms may not fall from one group to the next"));
    }

    /** The earlier group lowered to 27, or both at the mean 28.5 of equal groups. */
    @Test
    void otherWaysToKeepTheOrderCanBeChosen() {
        List<GroupScores> groups = List.of(scores(1, 40), scores(2, 37), scores(3, 53));

        assertThat(ReferenceNorms.of(groups, new NormRule(1, 1, 2, Order.LOWER_EARLIER))
                        .norms())
                .containsExactly(new Norm(1, 27, 47), new Norm(2, 27, 47), new Norm(3, 43, 63));
        assertThat(ReferenceNorms.of(groups, new NormRule(1, 1, 2, Order.POOL)).norms())
                .containsExactly(new Norm(1, 28.5, 48.5), new Norm(2, 28.5, 48.5), new Norm(3, 43, 63));
    }

    /** A spread so small that M + SD of the second group lies below its raised pass: 35 ± 1 against 36 of group 1. */
    @Test
    void goodIsNeverBelowPass() {
        GroupScores first = new GroupScores(1, new double[] {45, 46, 47});
        GroupScores second = new GroupScores(2, new double[] {34, 35, 36});
        ReferenceNorms norms = ReferenceNorms.of(List.of(first, second), new NormRule(1, -0.5, 2, Order.RAISE_LATER));

        assertThat(norms.norms()).allMatch(norm -> norm.good() >= norm.pass());
    }

    @Test
    void aSmallGroupBorrowsTheNormsOfTheGroupBefore() {
        ReferenceNorms norms = ReferenceNorms.of(
                List.of(new GroupScores(1, new double[] {10}), scores(2, 40), new GroupScores(3, new double[0])),
                rule());

        assertThat(norms.norms()).containsExactly(new Norm(1, 30, 50), new Norm(2, 30, 50), new Norm(3, 30, 50));
        assertThat(norms.own()).containsExactly(new Norm(2, 30, 50));
        assertThat(norms.adjustments())
                .hasSize(4)
                .allMatch(adjustment -> adjustment.before().isEmpty())
                .anyMatch(adjustment -> adjustment.reason().equals("1 persons, fewer than 2: the norm of group 2"));
    }

    @Test
    void withoutALargeGroupThereAreNoNorms() {
        assertThatThrownBy(() -> ReferenceNorms.of(List.of(scores(1, 40)), NormRule.USUAL))
                .hasMessageContaining("the 10 persons");
        assertThatThrownBy(() -> new GroupScores(1, new double[] {Double.NaN})).hasMessageContaining("group 1");
        assertThatThrownBy(() -> new NormRule(1, 1, 1, Order.POOL)).hasMessageContaining("least group of 1");
    }

    private static NormRule rule() {
        return new NormRule(1, 1, 2, Order.RAISE_LATER);
    }

    private static GroupScores scores(int group, double mean) {
        return new GroupScores(group, new double[] {mean - 10, mean, mean + 10});
    }
}
