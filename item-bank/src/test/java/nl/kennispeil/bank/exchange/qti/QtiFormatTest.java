package nl.kennispeil.bank.exchange.qti;

import static nl.kennispeil.bank.exchange.qti.QtiSamples.CHOICE;
import static nl.kennispeil.bank.exchange.qti.QtiSamples.MATCH;
import static nl.kennispeil.bank.exchange.qti.QtiSamples.SCORE;
import static nl.kennispeil.bank.exchange.qti.QtiSamples.choice;
import static nl.kennispeil.bank.exchange.qti.QtiSamples.item22;
import static nl.kennispeil.bank.exchange.qti.QtiSamples.item30;
import static nl.kennispeil.bank.exchange.qti.QtiSamples.read;
import static nl.kennispeil.bank.exchange.qti.QtiSamples.response;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.ItemType;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.exchange.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QtiFormatTest {

    @Test
    void anItemOfQti2GetsTheNamesOfQti3() {
        ItemContent item = in(choice());
        assertThat(item.type()).isEqualTo(ItemType.SINGLE_CHOICE);
        assertThat(item.language()).isEqualTo("nl");
        Element interaction = item.interactions().get(0).element();
        assertThat(interaction.attributes())
                .containsOnly(
                        Map.entry("response-identifier", "RESPONSE"),
                        Map.entry("max-choices", "1"),
                        Map.entry("shuffle", "true"));
        assertThat(item.processing().orElseThrow().attribute("template"))
                .hasValue(Templates.BASE + "match_correct.xml");
        assertThat(QtiFormat.scorable(item)).isTrue();
    }

    @Test
    void theSameItemInBothVersionsIsTheSameTree() {
        String three = item30(
                "<qti-response-declaration identifier='RESPONSE' cardinality='single' base-type='identifier'>\n <qti-correct-response><qti-value>\nA </qti-value></qti-correct-response></qti-response-declaration>"
                        + "<qti-outcome-declaration identifier='SCORE' cardinality='single' base-type='float'/>",
                "\n  <p>\n   Stam </p>\n <qti-choice-interaction response-identifier='RESPONSE' max-choices='1' shuffle='true'><qti-prompt>Wat\n nu?</qti-prompt>"
                        + "<qti-simple-choice identifier='A'>Wachten</qti-simple-choice> <qti-simple-choice identifier='B' fixed='true'>Verwijzen</qti-simple-choice></qti-choice-interaction>",
                "<qti-response-processing template='https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml'/>");
        assertThat(in(three)).isEqualTo(in(choice()));
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct, match_correct",
        "http://www.imsglobal.org/question/qtiv2p1/rptemplates/match_correct.xml, match_correct",
        "http://www.imsglobal.org/question/qti_v2p0/rptemplates/map_response, map_response",
        "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/CC2_map_response.xml, CC2_map_response",
        "../templates/MATCH_CORRECT.xml, match_correct",
        "https://www.1edtech.org/x/map_response_point.xml, map_response_point",
    })
    void everySpellingOfAStandardTemplateIsOne(String uri, String name) {
        assertThat(Templates.official(uri)).hasValue(Templates.BASE + name + ".xml");
    }

    @Test
    void aTemplateOfAnotherHostIsNotTakenForAStandardOne() {
        Incoming item = read(item22(
                response("single", "identifier", "A") + SCORE,
                CHOICE,
                "<responseProcessing template='http://example.org/rptemplates/match_correct'/>"));
        assertThat(item.repairs()).anyMatch(each -> each.contains("is not one of QTI and is not in the package"));
        assertThat(QtiFormat.scorable(item.content().orElseThrow())).isFalse();
    }

    @Test
    void aTemplateInThePackageStandsInTheItem() {
        String rules =
                "<responseProcessing xmlns='http://www.imsglobal.org/xsd/imsqti_v2p2'><setOutcomeValue identifier='SCORE'><baseValue baseType='float'>2</baseValue></setOutcomeValue></responseProcessing>";
        Incoming item = read(
                item22(
                        response("single", "identifier", "A") + SCORE,
                        CHOICE,
                        "<responseProcessing template='../rp/own.xml'/>"),
                files(Map.of("rp/own.xml", rules)));
        assertThat(item.content().orElseThrow().processing().orElseThrow().elements("qti-set-outcome-value"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p><script>alert(1)</script></p>",
                "<p onclick='x()'>a</p>",
                "<p><a href='java&#10;script:x()'>a</a></p>",
                "<iframe src='http://nowhere.invalid'/>",
                "<img alt='' src=' JAVASCRIPT:x()'/>",
                "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg'><foreignObject/></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>",
                "<math xmlns='http://www.w3.org/1998/Math/MathML'><mi onclick='x()'>a</mi></math>",
                "<math xmlns='http://www.w3.org/1998/Math/MathML'><script>x()</script></math>",
                "<customInteraction responseIdentifier='RESPONSE'/>",
                "<portableCustomInteraction responseIdentifier='RESPONSE'/>",
                "<dreamInteraction responseIdentifier='RESPONSE'/>",
                "<x:script xmlns:x='urn:x'>a()</x:script>",
                "<unknown onclick='x()'>a</unknown>",
            })
    void whatRunsCodeOrCannotBeAskedRefusesTheItem(String body) {
        Incoming item = read(item22(response("single", "identifier", "A") + SCORE, body, MATCH));
        assertThat(item.content()).isEmpty();
        assertThat(item.reason()).isNotBlank();
        assertThat(item.identifier()).isEqualTo("i1");
    }

    /** What a reader would see is there, in this order, and the fault is named. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<stimulus><p>Lees dit</p></stimulus>|Lees dit|<stimulus> is not an element|true",
                "<blink>Knipper</blink>|Knipper|<blink> is not an element|true",
                "<x:y xmlns:x='urn:x'>vreemd</x:y>|vreemd|<y> is not an element|true",
                "<form action='x'><p>in een formulier</p><input name='a'/></form>|in een formulier|<input> may not stand|true",
                "<p>a<simpleChoice identifier='Z'>los</simpleChoice></p>|alos|may not stand in <p>; its content stays|true",
                "<math xmlns='http://www.w3.org/1998/Math/MathML'><maction><mi>q</mi></maction></math>|q|not an element of MathML|true",
                "<svg xmlns='http://www.w3.org/2000/svg'><use href='http://nowhere.invalid/#a'/></svg><p>na</p>|na|the drawing is left out|true",
                "<ul><p>geen punt</p><li>punt</li></ul>|geen puntpunt|<p> may not stand in <ul>; it stands before|true",
                "<rubricBlock><p>voor wie</p></rubricBlock>|voor wie|<rubricBlock> has no view|false",
                "<setOutcomeValue identifier='SCORE'/><p>b</p>|b|may not stand in <itemBody> and is left out|false",
            })
    void whatMayNotStandThereKeepsItsContentAndIsForRepair(String body, String text, String repair, boolean scorable) {
        Incoming item = read(item22(response("single", "identifier", "A") + SCORE, body + CHOICE, MATCH));
        assertThat(item.reason()).isEmpty();
        assertThat(item.repairs()).anyMatch(each -> each.contains(repair));
        ItemContent content = item.content().orElseThrow();
        assertThat(content.body().orElseThrow().text()).startsWith(text);
        assertThat(QtiFormat.scorable(content)).isEqualTo(scorable);
        for (QtiWriter.Target target : QtiWriter.Target.values()) {
            assertThat(read(QtiWriter.write(content.root(), target).xml()).content())
                    .hasValue(content);
        }
    }

    /** An interaction that lacks something can be shown to its editor, and is never scored. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<choiceInteraction responseIdentifier='OTHER' maxChoices='1'><simpleChoice identifier='A'/></choiceInteraction>|answers response \"OTHER\", which is not declared",
                "<choiceInteraction maxChoices='1'><simpleChoice identifier='A'/></choiceInteraction>|has no response-identifier",
                "<choiceInteraction responseIdentifier='RESPONSE' maxChoices='1'/>|holds 0 of qti-simple-choice",
                "<choiceInteraction responseIdentifier='RESPONSE' maxChoices='1'><simpleChoice>a</simpleChoice></choiceInteraction>|<simpleChoice> has no identifier",
                "<matchInteraction responseIdentifier='RESPONSE'/>|holds 0 of qti-simple-match-set",
                "<hotspotInteraction responseIdentifier='RESPONSE'><img src='p.png' alt='p'/><hotspotChoice identifier='A' coords='1,2,3'/></hotspotInteraction>|<hotspotChoice> has no shape",
                "<sliderInteraction responseIdentifier='RESPONSE' lowerBound='laag' upperBound='3'/>|lower-bound \"laag\"",
                "<p><textEntryInteraction responseIdentifier='RESPONSE' base='acht'/></p>|base \"acht\"",
            })
    void anInteractionThatLacksSomethingIsForRepairAndNeverScored(String body, String repair) {
        String declared = body.contains("textEntry")
                ? response("single", "integer", "10")
                : response("single", "identifier", "A");
        Incoming item = read(item22(declared + SCORE, body, MATCH));
        assertThat(item.reason()).isEmpty();
        assertThat(item.repairs()).anyMatch(each -> each.contains(repair));
        assertThat(QtiFormat.scorable(item.content().orElseThrow())).isFalse();
    }

    /** A fault in what the score hangs on takes the score, and nothing else. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<mapping upperBound='Max:3'><mapEntry mapKey='A' mappedValue='1'/></mapping>||true",
                "<mapping><mapEntry mapKey='A' mappedValue='veel'/></mapping>||true",
                "<defaultValue><b>A</b></defaultValue>||false",
                "<value>A</value>||false",
                "|<outcomeDeclaration identifier='X' cardinality='single'/>|false",
                "|<outcomeDeclaration identifier='SCORE' cardinality='single' baseType='integer'/>|false",
                "|<outcomeDeclaration identifier='X' cardinality='single' baseType='float' defaultValue='1'/>|false",
                "|<outcomeDeclaration identifier='X' cardinality='single' baseType='float'><mapping><mapEntry mapKey='1' mappedValue='2'/></mapping></outcomeDeclaration>|true",
            })
    void aPartOfADeclarationWithAFaultGoesWithWhatHangsOnIt(String inResponse, String beside, boolean scorable) {
        String declared = response("single", "identifier", "A")
                .replace("</responseDeclaration>", (inResponse == null ? "" : inResponse) + "</responseDeclaration>");
        String xml = item22(declared + SCORE + (beside == null ? "" : beside), CHOICE, MATCH);
        Incoming item = read(xml);
        assertThat(item.reason()).isEmpty();
        assertThat(item.repairs()).isNotEmpty();
        assertThat(QtiFormat.scorable(item.content().orElseThrow())).isEqualTo(scorable);
        // Under map_response the mapping is what the score hangs on.
        ItemContent mapped =
                read(xml.replace("match_correct", "map_response")).content().orElseThrow();
        assertThat(QtiFormat.scorable(mapped)).isFalse();
    }

    @Test
    void aPromptWhereNoneMayStandIsShownBeforeTheInteraction() {
        Incoming item = read(item22(
                response("single", "string", "48") + SCORE,
                "<p>Vraag</p><textEntryInteraction responseIdentifier='RESPONSE'><prompt>Uw antwoord:</prompt></textEntryInteraction>",
                MATCH));
        assertThat(item.repairs()).anyMatch(each -> each.contains("<prompt> may not stand in <textEntryInteraction>"));
        ItemContent content = item.content().orElseThrow();
        assertThat(content.body().orElseThrow().text()).isEqualTo("VraagUw antwoord:");
        assertThat(QtiFormat.scorable(content)).isTrue();
    }

    @Test
    void whatStandsBesideTheBodyStandsInIt() {
        Incoming item = read(item22(
                response("single", "identifier", "A") + SCORE,
                CHOICE,
                MATCH + "<rubricBlock view='scorer'><p>Geheim</p></rubricBlock><answerKey>A</answerKey>"));
        assertThat(item.repairs())
                .anyMatch(each -> each.contains("it stands in the body now"))
                .anyMatch(each -> each.contains("<answerKey> is not an element"));
        ItemContent content = item.content().orElseThrow();
        assertThat(content.body().orElseThrow().elements("qti-rubric-block")).hasSize(1);
        assertThat(content.root().text()).doesNotContain("answerKey").endsWith("Geheim");
        assertThat(QtiFormat.scorable(content)).isTrue();
    }

    /** Each reads well and would be scored wrongly, or asks what cannot be answered. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "single|identifier|C|names \"C\", which is no choice",
                "single|string|A|does not fit it",
                "ordered|identifier|A|does not fit it",
                "single|identifier|A B|is no identifier",
            })
    void aKeyThatDoesNotFitIsForRepairAndNeverScored(String cardinality, String type, String key, String repair) {
        Incoming item = read(item22(response(cardinality, type, key) + SCORE, CHOICE, MATCH));
        assertThat(item.repairs()).anyMatch(each -> each.contains(repair));
        assertThat(QtiFormat.scorable(item.content().orElseThrow())).isFalse();
    }

    @Test
    void aKeyThatNobodyCanGiveIsForRepair() {
        Incoming item = read(item22(response("multiple", "identifier", "A", "B") + SCORE, CHOICE, MATCH));
        assertThat(item.repairs()).anyMatch(each -> each.contains("has 2 values, and max-choices is 1"));
    }

    @Test
    void twoChoicesOfOneNameAreForRepair() {
        Incoming item = read(item22(
                response("single", "identifier", "A") + SCORE,
                CHOICE.replace("identifier='B'", "identifier='A'"),
                MATCH));
        assertThat(item.repairs()).anyMatch(each -> each.contains("two choices are called \"A\""));
    }

    @Test
    void aDecimalCommaInAKeyIsForRepair() {
        Incoming item = read(item22(
                response("single", "float", "3,5") + SCORE,
                "<p><textEntryInteraction responseIdentifier='RESPONSE'/></p>",
                MATCH));
        assertThat(item.repairs()).anyMatch(each -> each.contains("\"3,5\" is no float"));
    }

    @Test
    void aPairThatRunsTheOtherWayIsForRepair() {
        String match = QtiSamples.interaction("matchInteraction").replace("<value>A X<", "<value>X A<");
        assertThat(read(match).repairs()).anyMatch(each -> each.contains("runs the other way"));
    }

    @Test
    void rulesThatNameWhatIsNotDeclaredAreForRepair() {
        String rules =
                "<responseProcessing><responseCondition><responseIf><match><variable identifier='RESPONS'/><correct identifier='RESPONSE'/></match>"
                        + "<setOutcomeValue identifier='SCORE'><baseValue baseType='float'>een</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>";
        Incoming item = read(item22(response("single", "identifier", "A") + SCORE, CHOICE, rules));
        assertThat(item.repairs())
                .anyMatch(each -> each.contains("reads RESPONS, which is not declared"))
                .anyMatch(each -> each.contains("\"een\" is no float"));
    }

    @Test
    void rulesThatAreNotQtiAreLeftOutForRepairAndTheItemComesIn() {
        Incoming item = read(item22(
                response("single", "identifier", "A") + SCORE,
                CHOICE,
                "<responseProcessing><setScoreToEverything/></responseProcessing>"));
        assertThat(item.content().orElseThrow().processing()).isEmpty();
        assertThat(item.repairs()).anyMatch(each -> each.contains("<responseProcessing> is left out"));
    }

    @Test
    void aCustomOperatorComesInButIsNotScored() {
        String rules =
                "<responseProcessing><setOutcomeValue identifier='SCORE'><customOperator class='x.Y'/></setOutcomeValue></responseProcessing>";
        Incoming item = read(item22(response("single", "identifier", "A") + SCORE, CHOICE, rules));
        assertThat(item.repairs()).anyMatch(each -> each.contains("custom operator x.Y"));
        assertThat(QtiFormat.scorable(item.content().orElseThrow())).isFalse();
    }

    @Test
    void aKeyWithoutProcessingIsSaidAndNotScored() {
        Incoming item = read(item22(response("single", "identifier", "A") + SCORE, CHOICE, ""));
        assertThat(item.notes()).anyMatch(each -> each.contains("offer match_correct"));
        assertThat(item.repairs()).isEmpty();
        assertThat(QtiFormat.scorable(item.content().orElseThrow())).isFalse();
    }

    @Test
    void aTemplateForOneResponseDoesNotScoreTwo() {
        String second = "<responseDeclaration identifier='R2' cardinality='single' baseType='string'/>";
        Incoming item = read(item22(
                response("single", "identifier", "A") + second + SCORE,
                CHOICE + "<p><textEntryInteraction responseIdentifier='R2'/></p>",
                MATCH));
        assertThat(item.repairs()).anyMatch(each -> each.contains("scores RESPONSE only; the item also asks R2"));
    }

    @Test
    void rubricsKeepWhomTheyAreFor() {
        ItemContent item = in(item22(
                response("single", "identifier", "A") + SCORE,
                "<rubricBlock view='scorer author'><p>Geheim</p></rubricBlock>" + CHOICE,
                MATCH));
        assertThat(item.root().descendants("qti-rubric-block"))
                .singleElement()
                .satisfies(each -> assertThat(each.attribute("view")).hasValue("scorer author"));
    }

    @Test
    void attributesThatAreNotQtiAreSaid() {
        Incoming item = read(item22(
                response("single", "identifier", "A") + SCORE,
                "<p style='color:red' data-x='1' aria-label='p'>a</p>"
                        + CHOICE.replace("shuffle='TRUE'", "shufle='true'"),
                MATCH));
        assertThat(item.notes()).anyMatch(each -> each.contains("style of <p>"));
        assertThat(item.notes()).anyMatch(each -> each.contains("shufle of <choiceInteraction>"));
        assertThat(item.content().orElseThrow().root().descendants("p").get(0).attributes())
                .containsOnlyKeys("data-x", "aria-label");
    }

    @Test
    void formulasStayAndEntitiesAreKnown() {
        ItemContent item = in(item22(
                response("single", "identifier", "A") + SCORE,
                "<p>R&eacute;sum&eacute;&nbsp;<m:math xmlns:m='http://www.w3.org/1998/Math/MathML'> <m:mi> x </m:mi> </m:math></p>"
                        + CHOICE,
                MATCH));
        Element p = item.root().descendants("p").get(0);
        assertThat(p.text()).isEqualTo("Résumé\u00A0x");
        assertThat(p.elements("math")).hasSize(1);
    }

    @Test
    void whiteSpaceInPreStays() {
        ItemContent item = in(item22(
                response("single", "identifier", "A") + SCORE, "<pre>a\n  b</pre><p>a <b>b</b> c</p>" + CHOICE, MATCH));
        assertThat(item.root().descendants("pre").get(0).text()).isEqualTo("a\n  b");
        assertThat(item.root().descendants("p").get(0).text()).isEqualTo("a b c");
    }

    @Test
    void aFileIsIncludedFromThePackageOnly() {
        String include = "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='../parts/stem.xml'/>";
        String xml = item22(response("single", "identifier", "A") + SCORE, include + CHOICE, MATCH);
        String stem = "<p xmlns='http://www.imsglobal.org/xsd/imsqti_v2p2'>Uit een deel <img src='p.png' alt='p'/></p>";
        Incoming item = read(xml, files(Map.of("parts/stem.xml", stem)));
        assertThat(item.content().orElseThrow().root().descendants("img").get(0).attribute("src"))
                .hasValue("../parts/p.png");
        assertThat(read(xml).repairs()).anyMatch(each -> each.contains("is not in the package"));
        assertThat(read(xml.replace("../parts/stem.xml", "file:///etc/passwd")).repairs())
                .anyMatch(each -> each.contains("is not in the package"));
        assertThat(QtiFormat.scorable(read(xml).content().orElseThrow())).isTrue();
        String inRules = item22(
                response("single", "identifier", "A") + SCORE,
                CHOICE,
                "<responseProcessing>" + include + "</responseProcessing>");
        assertThat(read(inRules).repairs()).anyMatch(each -> each.contains("<responseProcessing> is left out"));
        assertThat(QtiFormat.scorable(read(inRules).content().orElseThrow())).isFalse();
        String loop = "<p xmlns='http://www.imsglobal.org/xsd/imsqti_v2p2'>" + include + "</p>";
        assertThat(read(xml, files(Map.of("parts/stem.xml", loop))).reason()).contains("nested too deep");
    }

    @Test
    void aStimulusComesAlongAndAMissingOneIsForRepair() {
        String reference = "<assessmentStimulusRef identifier='S1' href='../s/s1.xml'/>";
        String xml = item22(response("single", "identifier", "A") + SCORE + reference, CHOICE, MATCH);
        String stimulus =
                "<assessmentStimulus xmlns='http://www.imsglobal.org/xsd/imsqti_v2p2' identifier='x' title='t'><stimulusBody><p>Casus</p></stimulusBody></assessmentStimulus>";
        Incoming item = read(xml, files(Map.of("s/s1.xml", stimulus)));
        assertThat(item.stimuli())
                .hasEntrySatisfying("S1", each -> assertThat(each.text()).isEqualTo("Casus"));
        assertThat(item.repairs()).isEmpty();
        assertThat(read(xml).repairs()).anyMatch(each -> each.contains("stimulus S1"));
    }

    @Test
    void anItemWithoutIdentifierIsRefused() {
        assertThat(read(choice().replace("identifier='i1'", "")).reason()).contains("no identifier");
    }

    @Test
    void scoringThatIsThereButCannotBeComputedIsForRepairWithTheReason() {
        Incoming half = read(item22(
                "<responseDeclaration identifier='RESPONSE' cardinality='single' baseType='identifier'><mapping>"
                        + "<mapEntry mapKey='A' mappedValue='0.5'/></mapping></responseDeclaration>"
                        + SCORE.replace("float", "integer"),
                CHOICE,
                MATCH.replace("match_correct", "map_response")));
        assertThat(half.repairs())
                .containsExactly("SCORE is declared a whole number, and the mapping of RESPONSE is worth 0.5");
        assertThat(QtiFormat.scorable(half.content().orElseThrow())).isFalse();

        Incoming unknown = read(item22(
                response("single", "identifier", "A") + SCORE,
                CHOICE,
                MATCH.replace(
                        "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct",
                        "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/CC2_match_basic.xml")));
        assertThat(unknown.repairs())
                .allSatisfy(each -> assertThat(each).startsWith("the scoring cannot be computed: \""))
                .anySatisfy(each -> assertThat(each).contains("MAXSCORE"));
    }

    private static ItemContent in(String xml) {
        Incoming item = read(xml);
        assertThat(item.reason()).isEmpty();
        assertThat(item.repairs()).isEmpty();
        return item.content().orElseThrow();
    }

    private static Surroundings files(Map<String, String> files) {
        return path -> Optional.ofNullable(files.get(path)).map(each -> each.getBytes(StandardCharsets.UTF_8));
    }
}
