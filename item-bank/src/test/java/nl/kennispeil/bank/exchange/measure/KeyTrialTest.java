package nl.kennispeil.bank.exchange.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.exchange.SafeXml;
import nl.kennispeil.bank.exchange.Surroundings;
import nl.kennispeil.bank.exchange.XmlFault;
import nl.kennispeil.bank.exchange.qti.QtiFormat;
import nl.kennispeil.bank.processing.Compiled;
import nl.kennispeil.bank.processing.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyTrialTest {

    private static final String TEMPLATES = "http://www.imsglobal.org/question/qti_v2p2/rptemplates/";

    @TempDir
    Path folder;

    @Test
    void mappingsAreWorthWhatASecondReckoningSays() throws XmlFault {
        SplittableRandom random = new SplittableRandom(20261122);
        for (int round = 0; round < 300; round++) {
            List<String> choices = IntStream.range(0, random.nextInt(2, 7))
                    .mapToObj(i -> "C" + i)
                    .toList();
            String entries = choices.stream()
                    .filter(each -> random.nextInt(3) > 0)
                    .map(each -> "<mapEntry mapKey='" + each + "' mappedValue='" + number(random) + "'/>")
                    .collect(Collectors.joining());
            String bounds = random.nextBoolean() ? " lowerBound='" + random.nextInt(-3, 1) + "'" : "";
            bounds += random.nextBoolean() ? " upperBound='" + random.nextInt(1, 4) + "'" : "";
            ItemContent item = item(
                    "multiple",
                    "identifier",
                    "<mapping defaultValue='" + number(random) + "'" + bounds + ">" + entries
                            + "<mapEntry mapKey='Z' mappedValue='1'/></mapping>",
                    "<choiceInteraction responseIdentifier='RESPONSE' maxChoices='0'>"
                            + choices.stream()
                                    .map(each -> "<simpleChoice identifier='" + each + "'>x</simpleChoice>")
                                    .collect(Collectors.joining())
                            + "<simpleChoice identifier='Z'>z</simpleChoice></choiceInteraction>",
                    "map_response");
            List<String> given =
                    choices.stream().filter(each -> random.nextBoolean()).toList();
            same(item, "map_response", given);
        }
    }

    @Test
    void areasAreWorthWhatJavasOwnShapesSay() throws XmlFault {
        SplittableRandom random = new SplittableRandom(20261122);
        for (int round = 0; round < 300; round++) {
            String entries = IntStream.range(0, random.nextInt(1, 5))
                    .mapToObj(i -> "<areaMapEntry " + area(random) + " mappedValue='" + number(random) + "'/>")
                    .collect(Collectors.joining());
            ItemContent item = item(
                    "multiple",
                    "point",
                    "<areaMapping defaultValue='" + number(random) + "'>" + entries + "</areaMapping>",
                    "<selectPointInteraction responseIdentifier='RESPONSE' maxChoices='0'><prompt>p</prompt>"
                            + "<object type='image/png' data='a.png' width='200' height='200'/></selectPointInteraction>",
                    "map_response_point");
            // Areas lie on even numbers: no point is on an edge of a rectangle, about which Java thinks otherwise.
            String point = (2 * random.nextInt(100) + 1) + " " + (2 * random.nextInt(100) + 1);
            assertThat(ItemClass.of(item)).isEqualTo(ItemClass.C);
            same(item, "map_response_point", List.of(point));
        }
    }

    @Test
    void anItemWhoseKeyIsNotBestIsNotAsDeclared() throws XmlFault {
        ItemContent good = choice("<match><variable identifier='RESPONSE'/><correct identifier='RESPONSE'/></match>");
        ItemContent any = choice("<not><isNull><variable identifier='RESPONSE'/></isNull></not>");
        assertThat(KeyTrial.of(good).verdict()).isEqualTo(KeyTrial.Verdict.AS_DECLARED);
        assertThat(KeyTrial.of(any).verdict()).isEqualTo(KeyTrial.Verdict.KEY_NOT_BEST);
        assertThat(ItemClass.of(good)).isEqualTo(ItemClass.D);
    }

    @Test
    void thePageHasARowForEveryVersionInteractionAndKind() throws IOException {
        Files.writeString(
                folder.resolve("a.xml"),
                "<questestinterop xmlns='http://www.imsglobal.org/xsd/ims_qtiasiv1p2'><item ident='q1' title='t'><presentation>"
                        + "<material><mattext>Vraag?</mattext></material><response_lid ident='r' rcardinality='Single'>"
                        + "<render_choice><response_label ident='A'><material><mattext>a</mattext></material></response_label>"
                        + "<response_label ident='B'><material><mattext>b</mattext></material></response_label></render_choice>"
                        + "</response_lid></presentation><resprocessing><outcomes><decvar varname='SCORE' vartype='Decimal'/></outcomes>"
                        + "<respcondition><conditionvar><varequal respident='r'>A</varequal></conditionvar>"
                        + "<setvar action='Set' varname='SCORE'>1</setvar></respcondition></resprocessing></item></questestinterop>");
        Files.writeString(folder.resolve("b.xml"), "<questestinterop><item></questestinterop>");
        String page = QtiTable.of(folder).page();
        assertThat(page)
                .contains("* imported 1 of 1 items of well-formed files; 1 more files are not")
                .contains("* round trip equal 1 of 1 (3.0), 1 of 1 (2.2)\n* scored as declared 1 of 1;")
                .contains("| qti12 | 1 | 1 | 0 | 0 | 1 of 1 | 1 of 1 | 1 | 1 of 1 |")
                .contains("| sliderInteraction | 0 |")
                .contains("| K: a key, no processing | 0 |");
    }

    private static void same(ItemContent item, String template, List<String> given) {
        double reckoned = Reckoning.of(template, item.response("RESPONSE").orElseThrow(), given)
                .orElseThrow();
        double score = Compiled.of(item)
                .score(Map.of("RESPONSE", given), Settings.FIRST)
                .score()
                .orElseThrow();
        assertThat(score)
                .as("%s for %s", given, item.response("RESPONSE").orElseThrow())
                .isEqualTo(reckoned);
    }

    private static ItemContent choice(String condition) throws XmlFault {
        return read("<responseDeclaration identifier='RESPONSE' cardinality='single' baseType='identifier'>"
                + "<correctResponse><value>A</value></correctResponse></responseDeclaration>"
                + "<outcomeDeclaration identifier='SCORE' cardinality='single' baseType='float'/><itemBody>"
                + "<choiceInteraction responseIdentifier='RESPONSE' maxChoices='1'><simpleChoice identifier='A'>a</simpleChoice>"
                + "<simpleChoice identifier='B'>b</simpleChoice></choiceInteraction></itemBody><responseProcessing>"
                + "<responseCondition><responseIf>" + condition
                + "<setOutcomeValue identifier='SCORE'><baseValue baseType='float'>1</baseValue></setOutcomeValue></responseIf>"
                + "</responseCondition></responseProcessing>");
    }

    private static ItemContent item(
            String cardinality, String type, String mapping, String interaction, String template) throws XmlFault {
        return read("<responseDeclaration identifier='RESPONSE' cardinality='" + cardinality + "' baseType='" + type
                + "'>" + mapping + "</responseDeclaration>"
                + "<outcomeDeclaration identifier='SCORE' cardinality='single' baseType='float'/><itemBody>"
                + interaction
                + "</itemBody><responseProcessing template='" + TEMPLATES + template + "'/>");
    }

    private static ItemContent read(String inside) throws XmlFault {
        Incoming item = QtiFormat.read(
                SafeXml.parse(("<assessmentItem xmlns='http://www.imsglobal.org/xsd/imsqti_v2p2' identifier='i'"
                                + " title='t' adaptive='false' timeDependent='false'>" + inside + "</assessmentItem>")
                        .getBytes(StandardCharsets.UTF_8)),
                "i.xml",
                Surroundings.NONE);
        return item.content().orElseThrow(() -> new AssertionError(item.reason()));
    }

    private static String number(SplittableRandom random) {
        return String.format(Locale.ROOT, "%.2f", random.nextInt(-8, 9) / 4.0);
    }

    private static String area(SplittableRandom random) {
        int x = 2 * random.nextInt(10, 75);
        int y = 2 * random.nextInt(10, 75);
        int w = 2 * random.nextInt(5, 25);
        int h = 2 * random.nextInt(5, 25);
        return switch (random.nextInt(4)) {
            case 0 -> "shape='rect' coords='" + x + "," + y + "," + (x + w) + "," + (y + h) + "'";
            case 1 -> "shape='circle' coords='" + x + "," + y + "," + w + "'";
            case 2 -> "shape='ellipse' coords='" + x + "," + y + "," + w + "," + h + "'";
            default ->
                "shape='poly' coords='" + x + "," + y + "," + (x + w) + "," + (y + 3) + "," + (x + 4) + "," + (y + h)
                        + "'";
        };
    }
}
