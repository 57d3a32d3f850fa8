package nl.kennispeil.bank.exchange.qti;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.exchange.SafeXml;
import nl.kennispeil.bank.exchange.Surroundings;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.XmlFault;
import nl.kennispeil.bank.exchange.qti.QtiWriter.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class PublishedTest {

    /** Valid for a browser, not for the schemas. */
    private static final String ODD = "los <u>onder</u><s>door</s> <mark>merk</mark> x<sub>2</sub>"
            + "<p align='center' title='t' tabindex='2' lang='nl'>a<div>blok</div>b <del>weg</del></p>"
            + "<h2>kop <ul><li value='3'>een</li></ul></h2>"
            + "<ol start='3' type='a' reversed='reversed'><li>een</li></ol>"
            + "<table border='1' width='50'><tr><td width='10' headers='a b' nowrap='nowrap'>1</td></tr>"
            + "<tr><td>2</td></tr></table>"
            + "<blockquote>citaat <b>vet</b></blockquote><div id='1x' aria-hidden='true'>id</div>"
            + "<div id='twee'/><div id='twee' xml:space='preserve'> ruim </div>"
            + "<figure><img src='p.png' width='10.5em'/><figcaption>onder</figcaption></figure>"
            + "<details><summary>meer</summary>tekst</details><section>deel <time>nu</time></section>"
            + "<audio src='a.mp3'/><ruby>a<rt>b</rt></ruby><picture><img src='p.png'/></picture><wbr/>"
            + "<a>anker</a><main>hoofd</main><label>etiket</label><object data='p.pdf'>pdf</object>";

    @Test
    void everyInteractionIsWrittenAsThePublishedSchemasWant() throws XmlFault {
        for (String xml : QtiSamples.interactions().values()) {
            writtenWell(xml);
        }
    }

    @Test
    void htmlTheSchemasDoNotKnowIsWrittenAsItsKinAndComesBackAsItWas() throws XmlFault {
        writtenWell(QtiSamples.item22(
                QtiSamples.response("single", "identifier", "A") + QtiSamples.SCORE,
                ODD + QtiSamples.CHOICE.replace("Wat nu?", "<u>Wat</u> <p align='left'>nu</p>"),
                QtiSamples.MATCH));
    }

    @Test
    void gapsAndHotTextStandWhereTheSchemasAllowThem() throws XmlFault {
        writtenWell(QtiSamples.item22(
                QtiSamples.response("multiple", "directedPair", "W G") + QtiSamples.SCORE,
                "<gapMatchInteraction responseIdentifier='RESPONSE'><gapText identifier='W' matchMax='1'>woord</gapText>"
                        + "los <gap identifier='G'/> en <div>in een blok <gap identifier='H'/></div></gapMatchInteraction>",
                QtiSamples.MATCH));
        writtenWell(QtiSamples.item22(
                QtiSamples.response("single", "identifier", "A") + QtiSamples.SCORE,
                "<hottextInteraction responseIdentifier='RESPONSE'>een <hottext identifier='A'>twee</hottext> drie"
                        + "</hottextInteraction>",
                QtiSamples.MATCH));
    }

    @Test
    void partsInAnotherOrderAndAnIdentifierThatIsNoNameAreWrittenInOrder() throws XmlFault {
        String item = QtiSamples.item22(
                        "<outcomeDeclaration identifier='SCORE' cardinality='single' baseType='float'/>"
                                + QtiSamples.response("single", "identifier", "A"),
                        "<rubricBlock view='candidate'>los <p>blok</p></rubricBlock>" + QtiSamples.CHOICE,
                        "<modalFeedback outcomeIdentifier='SCORE' identifier='x' showHide='show'>goed</modalFeedback>"
                                + QtiSamples.MATCH)
                .replace("identifier='i1'", "identifier='1 vraag: a'");
        String xml = writtenWell(item);
        assertThat(xml).contains("data-canonical-identifier=\"1 vraag: a\"");
    }

    @Test
    void aMarkIsCheckedAsIfItWereWhatItStandsFor() throws XmlFault {
        Incoming script = read(QtiSamples.item22("", "<p><span data-canonical-element='script'>x()</span></p>", ""));
        assertThat(script.content()).isEmpty();
        Incoming handler = read(QtiSamples.item22("", "<p data-canonical-onclick='x()'>p</p>", ""));
        assertThat(handler.content()).isEmpty();
        Incoming link =
                read(QtiSamples.item22("", "<p><a href='#' data-canonical-href='javascript:x()'>p</a></p>", ""));
        assertThat(link.content()).isEmpty();
    }

    @Test
    void namesOfQti22AreThoseOfItsSchema() {
        assertThat(List.of(
                        "qti-duration-gte",
                        "qti-duration-lt",
                        "qti-any-n",
                        "qti-gap-img",
                        "qti-hottext-interaction",
                        "qti-associable-hotspot",
                        "qti-printed-variable",
                        "qti-stylesheet",
                        "qti-position-object-stage",
                        "qti-response-else-if",
                        "qti-integer-to-float",
                        "qti-lcm"))
                .extracting(Names::oldElement)
                .containsExactly(
                        "durationGTE",
                        "durationLT",
                        "anyN",
                        "gapImg",
                        "hottextInteraction",
                        "associableHotspot",
                        "printedVariable",
                        "stylesheet",
                        "positionObjectStage",
                        "responseElseIf",
                        "integerToFloat",
                        "lcm");
    }

    private static Incoming read(String xml) throws XmlFault {
        return QtiFormat.read(SafeXml.parse(xml.getBytes(StandardCharsets.UTF_8)), "i.xml", Surroundings.NONE);
    }

    /** Writes an item in both versions; holds it against the schemas and against what comes back; the last text. */
    private static String writtenWell(String xml) throws XmlFault {
        Incoming item = read(xml);
        String text = "";
        for (Target target : List.of(Target.QTI22, Target.QTI3)) {
            text = QtiWriter.write(item.content().orElseThrow().root(), target).xml();
            assertThat(PublishedCheck.faults(text, target)).as(text).isEmpty();
            Incoming back = read(text);
            assertThat(back.content().orElseThrow().root())
                    .isEqualTo(item.content().get().root());
            assertThat(back.identifier()).isEqualTo(item.identifier());
        }
        return text;
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "KENNISPEIL_QTI", matches = ".+")
    void everySharedItemIsWrittenAsThePublishedSchemasWant() throws IOException {
        Path folder = Path.of(System.getenv("KENNISPEIL_QTI"));
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(each -> each.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
        // A hot spot without a shape, and a rule QTI does not have: their sources are no valid QTI either.
        List<String> broken = List.of("mapping-only-graphic-gap-match.xml", "responseProcessing_default_expression");
        List<String> faults = new ArrayList<>();
        int written = 0;
        for (Path file : files) {
            try {
                XmlElement root = SafeXml.parse(Files.readAllBytes(file));
                if (!QtiFormat.isItem(root) || broken.stream().anyMatch(file.toString()::contains)) {
                    continue;
                }
                Incoming item = QtiFormat.read(root, file.getFileName().toString(), Surroundings.NONE);
                for (Target target : Target.values()) {
                    if (item.content().isPresent()) {
                        String xml = QtiWriter.write(item.content().get().root(), target)
                                .xml();
                        written++;
                        PublishedCheck.faults(xml, target)
                                .forEach(each -> faults.add(target + " " + folder.relativize(file) + ": " + each));
                    }
                }
            } catch (XmlFault notWellFormed) {
                // Refused on import.
            }
        }
        assertThat(written).isPositive();
        assertThat(faults).isEmpty();
    }
}
