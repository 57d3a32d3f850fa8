package nl.kennispeil.bank.exchange.qti12;

import static nl.kennispeil.bank.exchange.draft.Scored.content;
import static nl.kennispeil.bank.exchange.draft.Scored.score;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.content.Cardinality;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.exchange.SourceFile;
import org.junit.jupiter.api.Test;

/** Items of our own, written as these systems write theirs. */
class DialectsTest {

    @Test
    void blackboardWritesItsTextAndItsHighestScoreInItsOwnWay() {
        Incoming item = read(
                "<item title='Vraag' maxattempts='0'><itemmetadata><bbmd_asi_object_id>_1_1</bbmd_asi_object_id></itemmetadata>"
                        + "<presentation><flow class='Block'><material><mat_extension><mat_formattedtext type='HTML'>&lt;b&gt;Wat?&lt;/b&gt;"
                        + "</mat_formattedtext></mat_extension></material><response_lid ident='response' rcardinality='Single'><render_choice>"
                        + formatted("a", "ja") + formatted("b", "nee")
                        + "</render_choice></response_lid></flow></presentation><resprocessing>"
                        + "<outcomes><decvar varname='SCORE' vartype='Decimal' defaultval='0' maxvalue='10.0'/></outcomes><respcondition title='correct'>"
                        + "<conditionvar><varequal respident='response' case='No'>b</varequal></conditionvar>"
                        + "<setvar variablename='SCORE' action='Set'>SCORE.max</setvar></respcondition><respcondition title='incorrect'>"
                        + "<conditionvar><other/></conditionvar><setvar variablename='SCORE' action='Set'>0.0</setvar></respcondition></resprocessing></item>");

        assertThat(item.identifier()).isEqualTo("_1_1");
        assertThat(item.repairs()).isEmpty();
        assertThat(content(item).root().text()).contains("Wat?", "ja", "nee");
        assertThat(score(item, "b")).isEqualTo(10);
        assertThat(score(item, "a")).isZero();
    }

    @Test
    void displayHintsOfD2lAreNoGroups() {
        Incoming item =
                read("<item ident='q' title='Vraag'><presentation><flow><material><mattext>Wat?</mattext></material>"
                        + "<response_extension><hint>2</hint></response_extension><response_lid ident='L' rcardinality='Single'><render_choice>"
                        + label("A") + label("B")
                        + "</render_choice></response_lid></flow></presentation><resprocessing>"
                        + condition("<varequal respident='L'>A</varequal>", "100.0") + "</resprocessing></item>");

        assertThat(score(item, "A")).isEqualTo(100);
        assertThat(score(item, "B")).isZero();
    }

    @Test
    void aBlankOfSakaiHoldsOneAnswer() {
        Incoming item = read(
                "<item ident='q' title='Vraag'><presentation><flow><material><mattext>Rozen zijn</mattext></material>"
                        + "<response_str ident='FIB0' rcardinality='Ordered'><render_fib fibtype='String'/></response_str></flow></presentation>"
                        + "<resprocessing><outcomes><decvar varname='SCORE' vartype='Integer' defaultval='0'/></outcomes>"
                        + condition(
                                "<or><varequal case='No' respident='FIB0'>rood</varequal><varequal case='No' respident='FIB0'>vuurrood</varequal></or>",
                                "5")
                        + "</resprocessing></item>");

        String response = content(item).responses().get(0).identifier();
        assertThat(score(item, Map.of(response, List.of("ROOD")))).isEqualTo(5);
        assertThat(score(item, Map.of(response, List.of("blauw")))).isZero();
    }

    @Test
    void aKeyOfSeveralAnswersMakesAQuestionThatSaysNothingAskForSeveral() {
        Incoming item = read(several(""));

        assertThat(content(item).responses().get(0).cardinality()).isEqualTo(Cardinality.MULTIPLE);
        assertThat(score(item, "A", "C")).isEqualTo(1);
        assertThat(score(item, "A")).isZero();
        assertThat(score(item, "A", "B", "C")).isZero();
        assertThat(item.repairs()).isEmpty();
    }

    @Test
    void aKeyNobodyCanGiveIsForRepair() {
        assertThat(read(several(" rcardinality='Single'")).repairs())
                .anyMatch(each -> each.contains("cardinality Single"));
    }

    private static String several(String cardinality) {
        return "<item ident='q' title='Vraag'><presentation><material><mattext>Kies twee</mattext></material><response_lid ident='R'"
                + cardinality + "><render_choice>" + label("A") + label("B") + label("C")
                + "</render_choice></response_lid></presentation>"
                + "<resprocessing><outcomes><decvar vartype='Decimal' varname='SCORE'/></outcomes>"
                + condition(
                        "<and><varequal respident='R'>A</varequal><varequal respident='R'>C</varequal><not><varequal respident='R'>B</varequal></not></and>",
                        "1")
                + "</resprocessing></item>";
    }

    private static String condition(String what, String worth) {
        return "<respcondition><conditionvar>" + what + "</conditionvar><setvar action='Set'>" + worth
                + "</setvar></respcondition>";
    }

    private static String label(String ident) {
        return "<response_label ident='" + ident + "'><material><mattext>" + ident
                + "</mattext></material></response_label>";
    }

    private static String formatted(String ident, String text) {
        return "<flow_label class='Block'><response_label ident='" + ident + "'><flow_mat><material><mat_extension>"
                + "<mat_formattedtext type='PLAIN_TEXT'>" + text
                + "</mat_formattedtext></mat_extension></material></flow_mat></response_label></flow_label>";
    }

    private static Incoming read(String item) {
        String xml = "<questestinterop>" + item + "</questestinterop>";
        return new Qti12Format()
                .read(new SourceFile("q.xml", xml.getBytes(StandardCharsets.UTF_8)))
                .get(0);
    }
}
