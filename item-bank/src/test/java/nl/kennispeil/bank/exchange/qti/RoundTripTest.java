package nl.kennispeil.bank.exchange.qti;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.exchange.qti.QtiWriter.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {

    static Stream<Arguments> interactions() {
        return QtiSamples.interactions().entrySet().stream()
                .flatMap(each ->
                        Stream.of(Target.values()).map(target -> Arguments.of(each.getKey(), each.getValue(), target)));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("interactions")
    void everyInteractionComesBackEqual(String name, String xml, Target target) {
        Incoming item = QtiSamples.read(xml);
        assertThat(item.reason()).isEmpty();
        assertThat(item.repairs()).isEmpty();
        ItemContent content = item.content().orElseThrow();
        assertThat(content.interactions())
                .extracting(each -> QtiFormat.interactionName(each.kind()))
                .containsExactly(name);
        QtiWriter.Written written = QtiWriter.write(content.root(), target);
        Incoming back = QtiSamples.read(written.xml());
        assertThat(back.content()).as(written.xml()).hasValue(content);
        assertThat(written.left()).isEmpty();
    }

    @Test
    void qti22GetsItsOwnNamesBack() {
        String xml = QtiWriter.write(
                        QtiSamples.read(QtiSamples.interaction("hotspotInteraction"))
                                .content()
                                .orElseThrow()
                                .root(),
                        Target.QTI22)
                .xml();
        assertThat(xml)
                .contains("<hotspotInteraction maxChoices=\"1\" responseIdentifier=\"RESPONSE\"><object data=\"p.png\"")
                .contains("http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct\"")
                .doesNotContain("qti-");
    }

    @Test
    void feedbackFormulasAndRubricsComeBackEqual() {
        String body =
                "<rubricBlock view='scorer'><p>R</p></rubricBlock><feedbackBlock outcomeIdentifier='F' identifier='a' showHide='show'><p>Goed &amp; wel &lt;</p></feedbackBlock>"
                        + "<p>x <math xmlns='http://www.w3.org/1998/Math/MathML'><mfrac><mn>1</mn><mn>2</mn></mfrac></math> \"q\" <br/>y</p><pre>a\n\tb</pre>"
                        + "<table><tbody><tr><td colspan='2'>c</td></tr></tbody></table>"
                        + QtiSamples.CHOICE;
        String declarations = QtiSamples.response("single", "identifier", "A") + QtiSamples.SCORE
                + "<outcomeDeclaration identifier='F' cardinality='single' baseType='identifier'/>";
        String modal = "<modalFeedback outcomeIdentifier='F' identifier='a' showHide='show'>Tekst</modalFeedback>";
        ItemContent content = QtiSamples.read(QtiSamples.item22(declarations, body, QtiSamples.MATCH + modal))
                .content()
                .orElseThrow();
        for (Target target : Target.values()) {
            QtiWriter.Written written = QtiWriter.write(content.root(), target);
            assertThat(QtiSamples.read(written.xml()).content())
                    .as(written.xml())
                    .hasValue(content);
        }
        assertThat(QtiWriter.write(content.root(), Target.QTI3).xml())
                .contains(
                        "<qti-modal-feedback identifier=\"a\" outcome-identifier=\"F\" show-hide=\"show\"><qti-content-body>Tekst");
    }

    @Test
    void whatQti22CannotSayIsTold() {
        String catalog =
                "<qti-catalog-info><qti-catalog id='c'><qti-card support='sign-language'><qti-file-href>s.mp4</qti-file-href></qti-card></qti-catalog></qti-catalog-info>";
        String three = QtiSamples.item30("", "<p>Alleen tekst</p>", catalog);
        ItemContent content = QtiSamples.read(three).content().orElseThrow();
        assertThat(QtiWriter.write(content.root(), Target.QTI22).left())
                .containsExactly("qti-catalog-info is not in QTI 2.2 and is left out");
        assertThat(QtiSamples.read(QtiWriter.write(content.root(), Target.QTI3).xml())
                        .content())
                .hasValue(content);
    }

    @Test
    void namesOfBothVersionsAreEachOthersOpposite() {
        for (Map.Entry<String, String> each : Map.of(
                        "choiceInteraction", "choice-interaction",
                        "durationGTE", "duration-gte",
                        "gapImg", "gap-img",
                        "anyN", "any-n",
                        "isNull", "is-null")
                .entrySet()) {
            assertThat(Names.kebab(each.getKey())).isEqualTo(each.getValue());
            assertThat(Names.oldElement("qti-" + each.getValue())).isEqualTo(each.getKey());
        }
    }
}
