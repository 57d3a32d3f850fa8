package nl.kennispeil.scoring.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemKeyTest {

    @ParameterizedTest
    @CsvSource({
        "B,   B,  true",
        "B,   A,  false",
        "B,   AB, false",
        "A|C, A,  true",
        "A|C, C,  true",
        "A|C, AC, false",
        "AC,  CA, true",
        "AC,  A,  false",
        "AC,  ?,  false",
        "AC,  -,  false"
    })
    void anAnswerIsRightWhenItIsExactlyOneOfTheAlternatives(String key, String answer, boolean right) {
        assertThat(key(key).isRight(Chosen.of(answer))).isEqualTo(right);
    }

    @Test
    void aBlankIsNeverRight() {
        assertThat(key("A|B|C|D").isRight(Chosen.BLANK)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"E", "A|E", "?", "A||B", "|", "b", "A|A", "AC|CA"})
    void aKeyThatIsNoOptionIsRefused(String key) {
        assertThatThrownBy(() -> key(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("item q1");
    }

    @Test
    void onlyARemovedItemCanDoWithoutAKey() {
        assertThat(ItemKey.of("q1", "", 4, ItemStatus.REMOVED).right()).isEmpty();
        assertThatThrownBy(() -> key(""))
                .hasMessage("item q1 has no key: allowed is one or more letters; only a removed item can do without");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 27})
    void optionsAreTwoToTwentySix(int options) {
        assertThatThrownBy(() -> ItemKey.of("q1", "A", options, ItemStatus.SCORED))
                .hasMessage("item q1 has " + options + " options: allowed is 2 to 26");
    }

    @Test
    void aBlindGuessHasTheChanceOfTheRightLetters() {
        assertThat(key("B").chance()).isEqualTo(0.25);
        assertThat(key("A|C").chance()).isEqualTo(0.5);
        assertThat(key("AC").chance()).isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "-", "B", "ACD", "Z"})
    void whatWasChosenIsReadAsItIsWritten(String text) {
        assertThat(Chosen.text(Chosen.of(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"b", "1", "A ", "AA", "??", "A?", "É"})
    void anAnswerThatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> Chosen.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"");
    }

    @Test
    void rowsAreAsLongAsThereAreItems() {
        assertThatThrownBy(() -> RawResponses.of(List.of("q1", "q2"), List.of(List.of("A", "B"), List.of("A"))))
                .hasMessage("person 1 has 1 responses: allowed is 2, one per item");
    }

    @Test
    void anUnreadableAnswerIsNamedWithItsPlace() {
        assertThatThrownBy(() -> RawResponses.of(List.of("q1", "q2"), List.of(List.of("A", "x"))))
                .hasMessageStartingWith("person 0, item q2: answer \"x\"");
    }

    @Test
    void itemsHaveDifferentNames() {
        assertThatThrownBy(() -> RawResponses.of(List.of("q1", "q1"), List.of()))
                .hasMessage("item q1 stands more than once in the responses");
    }

    @Test
    void statusesAreTheWordsOfTheFile() {
        assertThat(ItemStatus.ofLabel("")).isEqualTo(ItemStatus.SCORED);
        assertThat(ItemStatus.ofLabel("pilot")).isEqualTo(ItemStatus.PILOT);
        assertThatThrownBy(() -> ItemStatus.ofLabel("dropped"))
                .hasMessage("status of an item is \"dropped\": allowed is scored, removed or pilot");
    }

    private static ItemKey key(String key) {
        return ItemKey.of("q1", key, 4, ItemStatus.SCORED);
    }
}
