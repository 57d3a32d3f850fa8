package nl.kennispeil.bank.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AnswerTest {

    @Test
    void theWireFormReadsBackTheSame() {
        for (String wire : new String[] {"", "?", "B", "AC"}) {
            assertThat(Answer.parse(wire).wire()).isEqualTo(wire);
        }
    }

    @Test
    void lettersAreSorted() {
        assertThat(Answer.parse("CA")).isEqualTo(new Answer.Chosen(Set.of("A", "C")));
        assertThat(Answer.parse("CA").wire()).isEqualTo("AC");
    }

    @Test
    void nothingMeansBlankAndAQuestionMarkMeansUnknown() {
        assertThat(Answer.parse("")).isEqualTo(new Answer.Blank());
        assertThat(Answer.parse("?")).isEqualTo(new Answer.Unknown());
    }

    @Test
    void anythingElseIsRefused() {
        for (String wire : new String[] {"b", "A?", " ", "AA", "1", "É", "A,B"}) {
            assertThatThrownBy(() -> Answer.parse(wire)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void responsesReadBackTheSameWhateverTheirOrderOnTheWayIn() {
        Answer answer = Answer.parse("{\"S\": [\"a b\", \"c\"], \"R\":[\"1.5\"], \"T\":[]}");
        assertThat(answer.wire()).isEqualTo("{\"R\":[\"1.5\"],\"S\":[\"a b\",\"c\"]}");
        assertThat(Answer.parse(answer.wire())).isEqualTo(answer);
        assertThat(Answer.parse("{\"R\":[]}")).isEqualTo(new Answer.Blank());
    }

    @Test
    void theLongestEssayFitsAndAnythingLongerIsRefusedWithoutQuotingIt() {
        String quotes = "\"".repeat(Answer.Given.MOST_CHARACTERS);
        Answer essay = new Answer.Given(new TreeMap<>(Map.of("RESPONSE", List.of(quotes))));
        assertThat(essay.wire()).hasSizeLessThan(Answer.MOST_ON_THE_WIRE);
        assertThat(Answer.parse(essay.wire())).isEqualTo(essay);
        assertThatThrownBy(() -> Answer.parse("{\"R\":[\"" + "geheim".repeat(6_000) + "\"]}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("geheim");
    }

    @Test
    void whatOnlyLooksLikeResponsesIsRefused() {
        for (String wire : new String[] {
            "{",
            "{\"R\":\"a\"}",
            "{\"R\":[1]}",
            "{\"R\":[[]]}",
            "{\"R\":[\"a\"]} x",
            "{\"R\":[\"a\"],\"R\":[\"b\"]}",
            "{\"R\":[" + "\"a\",".repeat(200) + "\"a\"]}"
        }) {
            assertThatThrownBy(() -> Answer.parse(wire)).as(wire).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
