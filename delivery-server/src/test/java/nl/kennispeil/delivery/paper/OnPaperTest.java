package nl.kennispeil.delivery.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Text;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.delivery.text.Messages;
import nl.kennispeil.delivery.text.Words;
import nl.kennispeil.scan.print.Piece;
import nl.kennispeil.scan.print.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnPaperTest {

    @Test
    void whatPaperCannotHoldIsNamedByNumberAndReason() {
        List<Unprintable> found = new OnPaper(PaperFixture.MEDIA).unprintable(PaperFixture.ITEMS);

        assertThat(found)
                .extracting(Unprintable::number, each -> each.faults().get(0).reason())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(14, Fault.Reason.SLIDER),
                        org.assertj.core.groups.Tuple.tuple(18, Fault.Reason.PLACE),
                        org.assertj.core.groups.Tuple.tuple(19, Fault.Reason.FILM),
                        org.assertj.core.groups.Tuple.tuple(20, Fault.Reason.SOUND));
        assertThat(OnPaper.numbers(found)).isEqualTo("14,18,19,20");
        assertThat(OnPaper.words(found, PaperFixture.NL).get(0))
                .isEqualTo("Vraag 14 (VORM-14) kan niet op papier: het antwoord wordt met een schuif gegeven.");
    }

    @Test
    void whatWouldBePrintedOtherwiseIsAFault() {
        assertThat(reasons(Element.of("p", new Text("漢")))).containsExactly(Fault.Reason.CHARACTERS);
        assertThat(reasons(Element.of("img", Map.of("src", "weg.png")))).containsExactly(Fault.Reason.GONE);
        assertThat(reasons(Element.of("a", Map.of("href", "richtlijn.pdf"), new Text("richtlijn"))))
                .containsExactly(Fault.Reason.FILE);
        assertThat(reasons(Element.of("math", Element.of("mtable")))).containsExactly(Fault.Reason.FORMULA);
        assertThat(reasons(Element.of("svg", Element.of("image")))).containsExactly(Fault.Reason.DRAWING);
        assertThat(reasons(Element.of("p", new Text("HbA1c ≥ 53 mmol/mol")))).isEmpty();
    }

    @Test
    void aFormulaOnOneLineSaysTheSame() {
        Element math = Element.of(
                "math",
                Element.of("mi", new Text("q")),
                Element.of("mo", new Text("=")),
                Element.of(
                        "mfrac",
                        Element.of("mn", new Text("70")),
                        Element.of(
                                "mrow",
                                Element.of("mn", new Text("1")),
                                Element.of("mo", new Text("+")),
                                Element.of("mn", new Text("2")))),
                Element.of("msup", Element.of("mi", new Text("x")), Element.of("mn", new Text("2"))));
        List<Run> runs = runs(math);

        assertThat(PaperFixture.spaced(runs.stream().map(Run::text).reduce("", String::concat)))
                .isEqualTo("q = 70/(1 + 2)x2");
        assertThat(runs.get(runs.size() - 1).styles()).isEqualTo(Set.of(Run.Style.RAISED));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyReasonHasWords(Language language) {
        assertThat(Fault.Reason.values())
                .allSatisfy(each -> assertThat(
                                Messages.in(language).text("page.forms.paper.cannot." + each.code(), "x"))
                        .doesNotContain("⟦"));
    }

    @Test
    void everyTextExists() {
        Words.exist(
                "page.",
                Words.found(
                        java.nio.file.Path.of("src/main/java/nl/kennispeil/delivery/paper"),
                        Pattern.compile("\"(forms\\.[A-Za-z.-]+[A-Za-z])\"")));
    }

    private static List<Run> runs(Element element) {
        Sheet sheet = sheet();
        return ((Piece.Words) Flow.of(sheet, Element.of("p", element)).get(0)).runs();
    }

    private static List<Fault.Reason> reasons(Element element) {
        Sheet sheet = sheet();
        Flow.of(sheet, Element.of("qti-item-body", element));
        return sheet.faults().stream().map(Fault::reason).toList();
    }

    private static Sheet sheet() {
        return Sheet.candidate(PaperFixture.MEDIA, new PaperWords(PaperFixture.NL), 1);
    }
}
