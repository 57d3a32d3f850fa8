package nl.kennispeil.bank.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
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
}
