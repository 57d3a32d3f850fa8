package nl.kennispeil.bank.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarkingTest {

    private static final ItemVersion ONE_KEY = ItemSamples.item("T-1", "K", 3, "B");
    private static final ItemVersion TWO_KEYS =
            ItemSamples.item(ItemRef.parse("T-2:1"), "K", 4, Set.of("A", "C"), List.of(), null);

    @Test
    void theKeyIsRightAndEveryOtherOptionWrong() {
        assertThat(mark(ONE_KEY, "B")).isEqualTo(Mark.RIGHT);
        assertThat(mark(ONE_KEY, "A")).isEqualTo(Mark.WRONG);
        assertThat(mark(ONE_KEY, "C")).isEqualTo(Mark.WRONG);
    }

    @Test
    void eachOfSeveralKeyLettersIsRightByItself() {
        assertThat(mark(TWO_KEYS, "A")).isEqualTo(Mark.RIGHT);
        assertThat(mark(TWO_KEYS, "C")).isEqualTo(Mark.RIGHT);
        assertThat(mark(TWO_KEYS, "B")).isEqualTo(Mark.WRONG);
    }

    @Test
    void twoLettersAtOnceAreWrong() {
        assertThat(mark(ONE_KEY, "AB")).isEqualTo(Mark.WRONG);
        assertThat(mark(TWO_KEYS, "AC")).isEqualTo(Mark.WRONG);
    }

    @Test
    void notKnowingIsNeitherRightNorWrong() {
        assertThat(mark(ONE_KEY, "?")).isEqualTo(Mark.UNKNOWN);
    }

    @Test
    void noAnswerIsBlank() {
        assertThat(mark(ONE_KEY, "")).isEqualTo(Mark.BLANK);
    }

    @Test
    void aLetterThatIsNoOptionIsRefusedWithoutRepeatingTheAnswer() {
        assertThatThrownBy(() -> mark(ONE_KEY, "D"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an answer to item T-1:1 names a letter outside its options [A, B, C]");
    }

    private static Mark mark(ItemVersion item, String wire) {
        return Marking.mark(item, Answer.parse(wire));
    }
}
