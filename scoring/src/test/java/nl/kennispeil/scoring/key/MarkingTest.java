package nl.kennispeil.scoring.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.formula.PenaltyTable;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.junit.jupiter.api.Test;

class MarkingTest {

    private static final PenaltyTable TABLE = PenaltyTable.asPublished();

    @Test
    void unknownAndBlankEarnNothingAndNotPresentedIsMissing() {
        Marking marking = mark(List.of(key("q1", "B", 4)), "B", "A", "?", "", "-", "BC");

        assertThat(IntStream.range(0, 6)
                        .map(person -> marking.rights(ItemStatus.SCORED).at(person, 0)))
                .containsExactly(1, 0, 0, 0, ResponseMatrix.MISSING, 0);
    }

    @Test
    void aWrongAnswerCostsWhatTheTableSays() {
        Marking marking = mark(List.of(key("q1", "B", 4)), "B", "A", "?", "", "AB");

        assertThat(IntStream.range(0, 5)
                        .mapToObj(person -> marking.answers(0).get(marking.code(person, 0)))
                        .map(answer -> answer.points().toPlainString()))
                .containsExactly("1", "-0.33", "0", "0", "-0.33");
    }

    @Test
    void aSetOfLettersThatIsRightHasItsOwnNumber() {
        Marking marking = mark(List.of(key("q1", "AC|D", 4)), "CA", "D", "A", "AB");

        assertThat(IntStream.range(0, 4)
                        .mapToObj(person -> marking.answers(0).get(marking.code(person, 0)))
                        .map(answer -> answer.label() + " " + answer.mark()))
                .containsExactly("AC RIGHT", "D RIGHT", "A WRONG", "* WRONG");
    }

    @Test
    void pilotsAreKeptApart() {
        Marking marking = Marking.of(
                RawResponses.of(List.of("q1", "q2"), List.of(List.of("A", "B"))),
                List.of(key("q1", "A", 2), ItemKey.of("q2", "A", 2, ItemStatus.PILOT)),
                TABLE);

        assertThat(marking.rights(ItemStatus.SCORED).itemNames()).containsExactly("q1");
        assertThat(marking.rights(ItemStatus.SCORED, ItemStatus.PILOT).itemNames())
                .containsExactly("q1", "q2");
        assertThatThrownBy(() -> marking.rights(ItemStatus.REMOVED)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLetterBeyondTheOptionsIsRefused() {
        assertThatThrownBy(() -> mark(List.of(key("q1", "B", 3)), "A", "D"))
                .hasMessage("answer of person 1 on item q1 is D: allowed is letters A–C, ? or blank");
    }

    @Test
    void aNumberOfOptionsWithoutPenaltyIsRefusedWithTheItem() {
        assertThatThrownBy(() -> mark(List.of(key("q1", "B", 5)), "A"))
                .hasMessage("item q1: no penalty for 5 options: the table has [2, 3, 4]");
    }

    @Test
    void aRemovedItemNeedsNoPenalty() {
        Marking marking = mark(List.of(ItemKey.of("q1", "B", 5, ItemStatus.REMOVED)), "A");

        assertThat(marking.answers(0).get(marking.code(0, 0)).points()).isZero();
    }

    @Test
    void keysStandInTheOrderOfTheColumns() {
        assertThatThrownBy(() -> mark(List.of(key("q2", "B", 4)), "A"))
                .hasMessage("key 1 is of item q2, column 1 of item q1: keys must stand in the order of the columns");
        assertThatThrownBy(() -> mark(List.of(), "A")).hasMessage("0 keys for 1 items: allowed is one each");
    }

    private static Marking mark(List<ItemKey> keys, String... answers) {
        return Marking.of(
                RawResponses.of(
                        List.of("q1"), List.of(answers).stream().map(List::of).toList()),
                keys,
                TABLE);
    }

    private static ItemKey key(String item, String key, int options) {
        return ItemKey.of(item, key, options, ItemStatus.SCORED);
    }
}
