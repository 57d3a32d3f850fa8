package nl.kennispeil.scoring.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.kennispeil.scoring.classical.TestWarning.Kind;
import nl.kennispeil.scoring.formula.PenaltyTable;
import nl.kennispeil.scoring.key.ItemKey;
import nl.kennispeil.scoring.key.ItemStatus;
import nl.kennispeil.scoring.key.RawResponses;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DegenerateInputTest {

    @ParameterizedTest
    @EnumSource(MissingRule.class)
    void withoutPersonsThereAreNoNumbersAndAWarning(MissingRule rule) {
        ClassicalAnalysis analysis = analyse(rule, new int[][] {}, 3);

        assertThat(analysis.test().n()).isZero();
        assertThat(analysis.test().mean()).isNaN();
        assertThat(analysis.test().reliability().alpha()).isNaN();
        assertThat(analysis.items().get(0).difficulty().p()).isNaN();
        assertThat(analysis.groups()).isEmpty();
        assertThat(kinds(analysis)).containsExactly(Kind.NO_PERSONS);
    }

    @ParameterizedTest
    @EnumSource(MissingRule.class)
    void onePersonHasAScoreAndNoSpread(MissingRule rule) {
        ClassicalAnalysis analysis = analyse(rule, new int[][] {{1, 0, 1}}, 3);

        assertThat(analysis.test().mean()).isEqualTo(2);
        assertThat(analysis.test().sd()).isNaN();
        assertThat(analysis.test().reliability().sem()).isNaN();
        assertThat(analysis.items().get(0).discrimination().rit()).isNaN();
        assertThat(analysis.items().get(0).discrimination().alphaIfDeleted()).isNaN();
        assertThat(kinds(analysis)).contains(Kind.FEW_PERSONS);
    }

    @ParameterizedTest
    @EnumSource(MissingRule.class)
    void oneItemHasNoRestAndNoReliability(MissingRule rule) {
        ClassicalAnalysis analysis = analyse(rule, repeated(40, 1, 0), 1);

        assertThat(analysis.items().get(0).difficulty().p()).isEqualTo(0.5);
        assertThat(analysis.items().get(0).discrimination().rit()).isEqualTo(1);
        assertThat(analysis.items().get(0).discrimination().rir()).isNaN();
        assertThat(analysis.test().reliability().alpha()).isNaN();
        assertThat(analysis.test().reliability().lambda4().lambda4()).isNaN();
        assertThat(kinds(analysis)).containsExactly(Kind.ONE_ITEM);
    }

    @Test
    void aConstantItemIsFlaggedAndCountsInAlpha() {
        int[][] rows = IntStream.range(0, 40)
                .mapToObj(person -> new int[] {1, person % 2, person % 2, person / 2 % 2})
                .toArray(int[][]::new);
        ClassicalAnalysis analysis = analyse(MissingRule.COMPLETE_PERSONS, rows, 4);

        ItemStatistics constant = analysis.items().get(0);
        assertThat(constant.difficulty().sd()).isZero();
        assertThat(constant.discrimination().rit()).isNaN();
        assertThat(constant.discrimination().biserialTotal()).isNaN();
        assertThat(constant.flags().stream().map(ItemFlag::kind)).containsExactly(FlagKind.CONSTANT, FlagKind.TOO_EASY);
        // variances 0, ¼, ¼, ¼, covariance ¼ of the equal two: 4/3 · (1 − 0.75/1.25)
        assertThat(analysis.test().reliability().alpha()).isEqualTo(4 / 3.0 * 0.4, within(1e-12));
        assertThat(analysis.warnings()).contains(new TestWarning(Kind.CONSTANT_ITEMS, 1));
        // two equal items: no inverse
        assertThat(analysis.test().reliability().lambda6OfCorrelations()).isNaN();
        assertThat(kinds(analysis)).contains(Kind.SINGULAR_CORRELATIONS);
    }

    @Test
    void everybodyEqualHasNoReliability() {
        ClassicalAnalysis analysis = analyse(MissingRule.COMPLETE_PERSONS, new int[40][3], 3);

        assertThat(analysis.test().sd()).isZero();
        assertThat(analysis.test().skew()).isNaN();
        assertThat(analysis.test().reliability().alpha()).isNaN();
        assertThat(kinds(analysis)).containsExactly(Kind.CONSTANT_ITEMS, Kind.NO_VARIANCE);
        assertThat(analysis.persons().warning(0)).contains(PersonWarning.ALL_WRONG);
    }

    @Test
    void itemsThatCancelOutHaveNoReliability() {
        int[][] rows = IntStream.range(0, 40)
                .mapToObj(person -> new int[] {person % 2, 1 - person % 2})
                .toArray(int[][]::new);
        ClassicalAnalysis analysis = analyse(MissingRule.COMPLETE_PERSONS, rows, 2);

        assertThat(analysis.test().reliability().alpha()).isNaN();
        assertThat(analysis.items().get(0).discrimination().rir()).isEqualTo(-1);
        assertThat(kinds(analysis)).contains(Kind.NO_VARIANCE);
    }

    @Test
    void moreItemsThanPersonsGivesNoLambdaSix() {
        int[][] rows = IntStream.range(0, 6)
                .mapToObj(person -> IntStream.range(0, 30)
                        .map(item -> (person * 7 + item * item) % 5 < 2 + item % 2 ? 1 : 0)
                        .toArray())
                .toArray(int[][]::new);
        ClassicalAnalysis analysis = analyse(MissingRule.COMPLETE_PERSONS, rows, 30);

        assertThat(analysis.test().reliability().lambda6()).isNaN();
        assertThat(analysis.test().reliability().lambda4().exact()).isFalse();
    }

    @Test
    void whoAnsweredNothingHasAZeroAndAWarning() {
        ClassicalAnalysis analysis = keyed(",?", ",", "-,-", "A,-");

        assertThat(analysis.persons().warning(0)).contains(PersonWarning.NOTHING_ANSWERED);
        assertThat(analysis.persons().formula(0).orElseThrow().sum()).isZero();
        assertThat(analysis.persons().warning(2)).contains(PersonWarning.NOTHING_PRESENTED);
        assertThat(analysis.persons().formula(2)).isEmpty();
        assertThat(analysis.persons().formula(3).orElseThrow().items()).isEqualTo(1);
        assertThat(analysis.test().n()).isEqualTo(2);
        assertThat(analysis.test().mean()).isZero();
    }

    @Test
    void nobodyCompleteIsSaid() {
        ClassicalAnalysis analysis = keyed("A,-", "-,A");

        assertThat(analysis.warnings())
                .containsExactly(new TestWarning(Kind.PERSONS_LEFT_OUT, 2), new TestWarning(Kind.NO_PERSONS, 0));
        assertThat(analysis.test().mean()).isNaN();
    }

    @Test
    void aTestWithoutScoredItemsIsRefused() {
        assertThatThrownBy(() -> ClassicalAnalysis.of(
                        RawResponses.of(List.of("q1"), List.of(List.of("A"))),
                        List.of(ItemKey.of("q1", "A", 2, ItemStatus.PILOT)),
                        PenaltyTable.asPublished(),
                        ClassicalSettings.defaults()))
                .hasMessage("none of 1 items is scored: at least 1 must be");
    }

    @Test
    void aRemovedItemWithoutKeyHasOptionsOnly() {
        ClassicalAnalysis analysis = ClassicalAnalysis.of(
                RawResponses.of(List.of("q1", "q2"), List.of(List.of("A", "B"), List.of("B", "B"))),
                List.of(ItemKey.of("q1", "A", 2, ItemStatus.SCORED), ItemKey.of("q2", "", 2, ItemStatus.REMOVED)),
                PenaltyTable.asPublished(),
                ClassicalSettings.defaults());

        assertThat(analysis.items().get(1).difficulty().p()).isNaN();
        assertThat(analysis.items().get(1).options().get(1).n()).isEqualTo(2);
        assertThat(analysis.items().get(1).flags()).isEmpty();
    }

    private static ClassicalAnalysis analyse(MissingRule rule, int[][] rows, int items) {
        List<String> names =
                IntStream.range(0, items).mapToObj(item -> "q" + item).toList();
        return ClassicalAnalysis.of(
                ResponseMatrix.of(names, rows), ClassicalSettings.defaults().withMissing(rule));
    }

    private static int[][] repeated(int times, int... scores) {
        return IntStream.range(0, times)
                .mapToObj(person -> new int[] {scores[person % scores.length]})
                .toArray(int[][]::new);
    }

    private static ClassicalAnalysis keyed(String... rows) {
        return ClassicalAnalysis.of(
                RawResponses.of(
                        List.of("q1", "q2"),
                        Stream.of(rows).map(row -> List.of(row.split(",", -1))).toList()),
                Stream.of("q1", "q2")
                        .map(item -> ItemKey.of(item, "A", 2, ItemStatus.SCORED))
                        .toList(),
                PenaltyTable.asPublished(),
                ClassicalSettings.defaults());
    }

    private static List<Kind> kinds(ClassicalAnalysis analysis) {
        return analysis.warnings().stream().map(TestWarning::kind).toList();
    }
}
