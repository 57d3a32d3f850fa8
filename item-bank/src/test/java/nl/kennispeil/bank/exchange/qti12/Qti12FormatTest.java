package nl.kennispeil.bank.exchange.qti12;

import static nl.kennispeil.bank.exchange.draft.Scored.content;
import static nl.kennispeil.bank.exchange.draft.Scored.feedback;
import static nl.kennispeil.bank.exchange.draft.Scored.most;
import static nl.kennispeil.bank.exchange.draft.Scored.score;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.kennispeil.bank.content.ItemType;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.exchange.Metadata;
import nl.kennispeil.bank.exchange.OriginalNames;
import nl.kennispeil.bank.exchange.SourceFile;
import org.junit.jupiter.api.Test;

/** The files in {@code exchange/canvas} are from github.com/instructure/qti (MIT); scores by hand from their conditions. */
class Qti12FormatTest {

    @Test
    void aChoiceWithOneRightOptionScoresItsPoints() {
        Incoming item = item("choice.xml", 1);

        assertThat(content(item).type()).isEqualTo(ItemType.SINGLE_CHOICE);
        assertThat(score(item, "QUE_1012_A4")).isEqualTo(10);
        assertThat(score(item, "QUE_1009_A1")).isZero();
        assertThat(most(item)).isEqualTo(10);
    }

    @Test
    void allRightOptionsAndNoOthers() {
        Incoming item = item("multiple_answer_canvas.xml", 0);

        assertThat(score(item, "i1939", "i4155", "i6991")).isEqualTo(1);
        assertThat(score(item, "i4155", "i6991")).isZero();
        assertThat(score(item, "i4155", "i6991", "i1939", "i4245")).isZero();
        assertThat(content(item).processing().orElseThrow().attribute("template", ""))
                .endsWith("match_correct.xml");
        assertThat(item.repairs()).isEmpty();
    }

    @Test
    void namesThatHadToChangeAreSaidAndKept() {
        Incoming item = item("multiple_answer_canvas.xml", 0);
        OriginalNames names = OriginalNames.read(item.metadata().getOrDefault(Metadata.NAMES, ""));

        assertThat(String.join("\n", item.notes())).contains("\"1939\" → i1939");
        Map<String, List<String>> right = Map.of("RESPONSE", List.of("i1939", "i4155", "i6991"));
        assertThat(names.renamed(Map.of("response1", List.of("1939", "4155", "6991"))))
                .isEqualTo(right);
        assertThat(names.renamed(Map.of("RESPONSE", List.of("1939", "i4155", "6991"))))
                .isEqualTo(right);
        assertThat(OriginalNames.read("x").write()).isEmpty();
    }

    @Test
    void rowsOfAMatrixAreAnsweredUnderTheirOwnNames() {
        Incoming item = item("matching.xml", 0);
        OriginalNames names = OriginalNames.read(item.metadata().getOrDefault(Metadata.NAMES, ""));

        assertThat(score(item, names.renamed(Map.of("question_1", List.of("8440"), "question_2", List.of("5653")))))
                .isEqualTo(1);
    }

    @Test
    void wrongOptionsThatCostPointsAreForRepair() {
        Incoming item = item("multiple_answer.xml", 0);

        assertThat(score(item, "QUE_1024_A1", "QUE_1026_A3", "QUE_1025_A2")).isEqualTo(40);
        assertThat(score(item, "QUE_1025_A2")).isZero();
        assertThat(String.join("\n", item.repairs())).contains("AllOrNothing").contains("floor of 0");
    }

    @Test
    void shortAnswersCountInCapitalsOrNot() {
        Incoming item = item("single_fib.xml", 0);

        assertThat(score(item, "ILLINOIS")).isEqualTo(1);
        assertThat(score(item, "Ohio")).isZero();
        assertThat(item.repairs()).isEmpty();
    }

    @Test
    void numbersKeepTheEndsOfTheirRange() {
        Incoming item = item("numeric_precision.xml", 0);

        assertThat(content(item).type()).isEqualTo(ItemType.NUMERIC);
        assertThat(score(item, "1000")).isEqualTo(1);
        assertThat(score(item, "1000.005")).isEqualTo(1);
        assertThat(score(item, "999.995")).isZero();
        assertThat(content(item).response("RESPONSE").orElseThrow().correct()).containsExactly("1000");
    }

    @Test
    void matchingGivesPartOfThePoints() {
        Incoming item = item("matching.xml", 0);

        assertThat(content(item).type()).isEqualTo(ItemType.EXTENDED_MATCHING);
        assertThat(score(item, "row_question_1 i8440", "row_question_2 i5653")).isEqualTo(1);
        assertThat(score(item, "row_question_1 i8440", "row_question_2 i8440")).isEqualTo(0.5);
    }

    @Test
    void thirdsThatCanvasRoundedMakeAWhole() {
        Incoming item = item("nq_multiple_fib_answer_types.xml", 0);
        Map<String, List<String>> right = Map.of(
                "response_a20629ed-0c0b-4959-b565-a80c0f199602", List.of("i378646a8-b823-4e5b-beb8-19ca63f1f355"),
                "response_ab37a945-ebad-4787-a356-66c3c91efcc6", List.of("bae0bd4f-2327-4a3e-b29f-199e1e279e91"),
                "response_ab37a945-ebad-4787-a356-66c3c91efcc7", List.of("cd11d826-906d-4dc4-b78d-d66516eb94ce"));

        assertThat(content(item).type()).isEqualTo(ItemType.INLINE_CHOICE);
        assertThat(score(item, right)).isEqualTo(1);
        assertThat(content(item).body().orElseThrow().text()).startsWith("Roses are black");
    }

    @Test
    void categoriesNeedAllTheirLabels() {
        Incoming item = item("categorization.xml", 0);
        String categoryA = "row_df4fb8d7-8033-445a-b8be-171dd9b973ba";
        String categoryB = "row_eb2f823d-b857-4c06-9d5f-998d14ee8d58";
        String a1 = "i9432e8cb-1d3e-4d04-89b5-95185b7e557d ";
        String a2 = "i53a97aa7-d55c-402c-a061-f85d837c7c77 ";

        assertThat(score(item, a1 + categoryA, a2 + categoryA)).isEqualTo(0.5);
        assertThat(score(item, a1 + categoryA, a2 + categoryB)).isZero();
    }

    @Test
    void feedbackIsShownWhereTheFileShowsIt() {
        Incoming item = item("mc_feedback.xml", 0);

        assertThat(score(item, "i5706")).isEqualTo(1);
        // general, option A, correct; then processing stops
        assertThat(feedback(item, Map.of("RESPONSE", List.of("i5706"))))
                .contains("feedback_1", "feedback_2", "feedback_4")
                .doesNotContain("feedback_3");
        assertThat(feedback(item, Map.of("RESPONSE", List.of("i2408"))))
                .contains("feedback_1", "feedback_3", "feedback_5")
                .doesNotContain("feedback_2");
    }

    @Test
    void whatCannotBeSaidIsRefusedOrForRepair() {
        assertThat(read("formula.xml").get(0).reason()).contains("line 3").contains("other numbers for each candidate");
        assertThat(item("ordering.xml", 0).repairs().get(0)).contains("SCORE1").contains("ORDERSCORE");
        assertThat(item("hot_spot.xml", 0).repairs().get(0)).contains("must be drawn again");
    }

    @Test
    void groupsAndSharedTextsAreNamed() {
        assertThat(read("question_group.xml").get(0).notes().get(0)).contains("Group 1 (1/4)", "1 are drawn");
        Incoming child = item("stimulus_with_child_item.xml", 1);
        assertThat(child.stimuli()).containsKey("6e2618d0f5e795a363f1eefec748fb68");
        assertThat(content(child).body().orElseThrow().text()).startsWith("some content");
    }

    /** By the specification nothing is looked at after a condition that holds, unless it says continue="Yes". */
    @Test
    void conditionsOfPerceptionStopAndGoOn() {
        Incoming item = perception("""
                <respcondition continue="Yes"><conditionvar><varequal respident="R">A</varequal></conditionvar>
                  <setvar action="Add">2</setvar></respcondition>
                <respcondition continue="No"><conditionvar><or><varequal respident="R">A</varequal>
                  <not><varequal respident="R">C</varequal></not></or></conditionvar>
                  <setvar action="Multiply">3</setvar><setvar action="Subtract">1</setvar></respcondition>
                <respcondition><conditionvar><other/></conditionvar><setvar action="Set">5</setvar></respcondition>""");

        assertThat(score(item, "A")).isEqualTo(5);
        assertThat(score(item, "B")).isEqualTo(-1);
        assertThat(score(item, "C")).isEqualTo(5);
        assertThat(score(item)).isEqualTo(-1);
    }

    @Test
    void anOperatorThatIsNotKnownIsNamed() {
        Incoming item = perception("<respcondition><conditionvar><durgte respident=\"R\">5</durgte></conditionvar>"
                + "<setvar>1</setvar></respcondition>");

        assertThat(item.repairs().get(0)).contains("<durgte> has no equal in QTI 3");
    }

    private static Incoming perception(String conditions) {
        String xml = """
                <questestinterop><item ident="P1" title="Perception"><itemmetadata><qmd_itemtype>Multiple Choice\
                </qmd_itemtype></itemmetadata><presentation><material><mattext texttype="text/html">&lt;b&gt;Kies&lt;/b&gt;\
                </mattext></material><response_lid ident="R" rcardinality="Single"><render_choice>\
                <response_label ident="A"><material><mattext>a</mattext></material></response_label>\
                <response_label ident="B"><material><mattext>b</mattext></material></response_label>\
                <response_label ident="C"><material><mattext>c</mattext></material></response_label>\
                </render_choice></response_lid></presentation><resprocessing><outcomes><decvar vartype="Integer"/>\
                </outcomes>""" + conditions + "</resprocessing></item></questestinterop>";
        return new Qti12Format()
                .read(new SourceFile("p.xml", xml.getBytes(StandardCharsets.UTF_8)))
                .get(0);
    }

    private static Incoming item(String file, int index) {
        return read(file).get(index);
    }

    private static List<Incoming> read(String file) {
        try (InputStream in = Qti12FormatTest.class.getResourceAsStream("/exchange/canvas/" + file)) {
            SourceFile source =
                    new SourceFile(file, Objects.requireNonNull(in, file).readAllBytes());
            assertThat(new Qti12Format().recognises(source)).isTrue();
            return new Qti12Format().read(source);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
