package nl.kennispeil.bank.exchange.moodle;

import static nl.kennispeil.bank.exchange.draft.Scored.content;
import static nl.kennispeil.bank.exchange.draft.Scored.most;
import static nl.kennispeil.bank.exchange.draft.Scored.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.content.ItemType;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.exchange.Metadata;
import nl.kennispeil.bank.exchange.SourceFile;
import org.junit.jupiter.api.Test;

/** Questions in the shape {@code qformat_xml} of Moodle 4.5 writes; scores by the classes of its question types. */
class MoodleXmlFormatTest {

    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    @Test
    void aSingleAnswerIsWorthItsFraction() {
        Incoming item = one(
                "multichoice",
                "<defaultgrade>2</defaultgrade><single>true</single>" + answer("100", "a") + answer("-50", "b")
                        + answer("0", "c"));

        assertThat(content(item).type()).isEqualTo(ItemType.SINGLE_CHOICE);
        assertThat(List.of(score(item, "A"), score(item, "B"), score(item, "C")))
                .containsExactly(2.0, -1.0, 0.0);
        assertThat(most(item)).isEqualTo(2);
    }

    @Test
    void severalAnswersAddUpBetweenNothingAndAll() {
        Incoming item = one(
                "multichoice", "<single>false</single>" + answer("50", "a") + answer("50", "b") + answer("-100", "c"));

        assertThat(List.of(score(item, "A", "B"), score(item, "A"), score(item, "A", "C")))
                .containsExactly(1.0, 0.5, 0.0);
    }

    @Test
    void trueOrFalse() {
        Incoming item = one("truefalse", answer("0", "true") + answer("100", "false"));

        assertThat(content(item).type()).isEqualTo(ItemType.TRUE_FALSE);
        assertThat(score(item, "false")).isEqualTo(1);
    }

    @Test
    void shortAnswersMindCapitalsWhenAsked() {
        Incoming item = one("shortanswer", "<usecase>1</usecase>" + answer("100", "Bern") + answer("50", "b\\**"));

        assertThat(List.of(score(item, "Bern"), score(item, "bern"), score(item, "b*x")))
                .containsExactly(1.0, 0.0, 0.5);
    }

    @Test
    void numbersLieWithinTheirToleranceAndUnitsAreForRepair() {
        Incoming item = one(
                "numerical",
                "<answer fraction=\"100\"><text>0.3</text><tolerance>0.1</tolerance></answer>"
                        + "<units><unit><multiplier>1</multiplier><unit_name>mg</unit_name></unit></units>");

        assertThat(List.of(score(item, "0.2"), score(item, "0.4"), score(item, "0.41")))
                .containsExactly(1.0, 1.0, 0.0);
        assertThat(item.repairs().get(0)).contains("units");
    }

    @Test
    void matchingHasRowsAndDistractors() {
        Incoming item = one(
                "matching",
                "<defaultgrade>3</defaultgrade>" + pair("a", "1") + pair("b", "2") + pair("c", "1") + pair("", "3"));

        assertThat(score(item, "R1 M1", "R2 M2", "R3 M1")).isEqualTo(3);
        assertThat(score(item, "R1 M3", "R2 M2")).isEqualTo(1);
    }

    @Test
    void clozeAddsTheWeightsOfItsQuestions() {
        Incoming item = read(question(
                        "cloze",
                        "Bern ligt in {2:SHORTANSWER:=Zwitserland~%50%Europa#ruim} op {1:NUMERICAL:=540:10} meter; {:MC:nee~=ja}"
                                + " {1:MULTIRESPONSE:%50%x~%50%y~%-50%z}",
                        ""))
                .get(0);

        assertThat(most(item)).isEqualTo(5);
        assertThat(score(
                        item,
                        Map.of(
                                "RESPONSE_1", List.of("europa"),
                                "RESPONSE_2", List.of("545"),
                                "RESPONSE_3", List.of("B"),
                                "RESPONSE_4", List.of("A", "B", "C"))))
                .isEqualTo(3.5);
        assertThat(item.repairs()).isEmpty();
    }

    @Test
    void gapsAreWorthTheSame() {
        String words =
                "<dragbox><text>kat</text><group>1</group></dragbox><dragbox><text>hond</text><group>1</group></dragbox>"
                        + "<dragbox><text>vis</text><group>1</group></dragbox>";
        Incoming drag = read(question("ddwtos", "De [[2]] jaagt op de [[1]] en [[3]].", words))
                .get(0);
        Incoming select = read(question("gapselect", "De [[2]] blaft.", words.replace("dragbox", "selectoption")))
                .get(0);

        assertThat(score(drag, "W2 G1", "W1 G2", "W3 G3")).isEqualTo(1);
        assertThat(score(drag, "W2 G1", "W3 G2")).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(content(drag).type()).isEqualTo(ItemType.GAP_MATCH);
        assertThat(score(select, "B")).isEqualTo(1);
    }

    @Test
    void orderIsAllOrNothingOrByPlace() {
        String answers = answer("1", "a") + answer("2", "b") + answer("3", "c");
        Incoming whole = one("ordering", "<gradingtype>ALL_OR_NOTHING</gradingtype>" + answers);
        Incoming places = one("ordering", "<gradingtype>ABSOLUTE_POSITION</gradingtype>" + answers);
        Incoming other = one("ordering", "<gradingtype>LONGEST_ORDERED_SUBSET</gradingtype>" + answers);

        assertThat(List.of(score(whole, "A", "B", "C"), score(whole, "A", "C", "B")))
                .containsExactly(1.0, 0.0);
        assertThat(score(places, "A", "C", "B")).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(other.repairs().get(0)).contains("LONGEST_ORDERED_SUBSET");
    }

    @Test
    void filesInsideComeAlongAndOthersDoNot() {
        String text = "<![CDATA[<p>Zie <img src=\"@@PLUGINFILE@@/een%20foto.png\" alt=\"huid\"></p>]]>";
        Incoming item =
                read("<quiz><question type=\"description\"><name><text>n</text></name><questiontext format=\"html\">"
                                + "<text>" + text + "</text><file name=\"een foto.png\" path=\"/\" encoding=\"base64\">"
                                + PIXEL
                                + "</file><file name=\"x.svg\" path=\"/\" encoding=\"base64\">PHN2Zz48L3N2Zz4=</file></questiontext>"
                                + "</question></quiz>")
                        .get(0);

        assertThat(item.embedded()).hasSize(1);
        assertThat(content(item).root().descendants("img").get(0).attribute("src", ""))
                .isEqualTo(item.embedded().get(0).path())
                .isEqualTo("embedded/een_foto.png");
        assertThat(item.repairs()).containsExactly("line 1: the file x.svg is no png, jpeg, gif, webm, mp4 or mp3");
    }

    @Test
    void refusesWhatDrawsOtherNumbersAndGoesOn() {
        List<Incoming> items = read("<quiz><question type=\"category\"><category><text>$course$/Hart</text></category>"
                + "</question><question type=\"calculated\"/><question type=\"essay\"><questiontext><text>x</text>"
                + "</questiontext><generalfeedback><text>omdat</text></generalfeedback></question></quiz>");

        assertThat(items.get(0).reason()).contains("calculated").contains("other numbers");
        assertThat(content(items.get(1)).type()).isEqualTo(ItemType.ESSAY);
        assertThat(items.get(1).metadata())
                .containsEntry(Metadata.CATEGORY, "$course$/Hart")
                .containsEntry(Metadata.RATIONALE, "omdat");
    }

    private static Incoming one(String type, String inside) {
        return read(question(type, "Vraag?", inside)).get(0);
    }

    private static String question(String type, String text, String inside) {
        return "<quiz><question type=\"" + type
                + "\"><name><text>naam</text></name><questiontext format=\"html\"><text>" + text
                + "</text></questiontext>" + inside + "</question></quiz>";
    }

    private static String answer(String fraction, String text) {
        return "<answer fraction=\"" + fraction + "\"><text>" + text
                + "</text><feedback><text></text></feedback></answer>";
    }

    private static String pair(String row, String column) {
        return "<subquestion><text>" + row + "</text><answer><text>" + column + "</text></answer></subquestion>";
    }

    private static List<Incoming> read(String xml) {
        SourceFile file = new SourceFile("m.xml", xml.getBytes(StandardCharsets.UTF_8));
        assertThat(new MoodleXmlFormat().recognises(file)).isTrue();
        return new MoodleXmlFormat().read(file);
    }
}
