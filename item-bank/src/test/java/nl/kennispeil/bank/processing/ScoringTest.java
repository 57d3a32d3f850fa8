package nl.kennispeil.bank.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Items with their templates, mappings and rules. Golden values: QTI 2.1 information model, pie-qti where said. */
class ScoringTest {

    static final String SCORE = "<outcomeDeclaration identifier='SCORE' cardinality='single' baseType='float'/>";

    static String response(String cardinality, String type, String inside) {
        return "<responseDeclaration identifier='RESPONSE' cardinality='" + cardinality + "' baseType='" + type + "'>"
                + inside + "</responseDeclaration>";
    }

    static String key(String... values) {
        return "<correctResponse><value>" + String.join("</value><value>", values) + "</value></correctResponse>";
    }

    static Compiled template(String uri, String declarations) {
        return Compiled.of(Xml.item("<assessmentItem identifier='i'>" + declarations + "<responseProcessing template='"
                + uri + "'/></assessmentItem>"));
    }

    static Compiled rules(String declarations, String rules) {
        return Compiled.of(Xml.item(declarations, rules));
    }

    static Outcomes score(Compiled item, String... values) {
        return item.score(Map.of("RESPONSE", List.of(values)), Settings.FIRST);
    }

    static String outcome(Outcomes outcomes, String identifier) {
        Value value = outcomes.values().get(identifier);
        return value == null ? "none" : Given.text(value);
    }

    static Reason reason(Outcomes outcomes, String identifier) {
        Problem problem = outcomes.failed().get(identifier);
        if (problem == null) {
            throw new AssertionError(identifier + " was computed");
        }
        return problem.reason();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.imsglobal.org/question/qti_v2p0/rptemplates/match_correct",
                "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct",
                "http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct.xml",
                "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml",
                "https://www.imsglobal.org/question/qti_v3p0/rptemplates/match_correct",
                "../rptemplates/match_correct.xml",
                "match_correct"
            })
    void aTemplateIsKnownInEveryVersion(String uri) {
        Compiled item = template(uri, response("single", "identifier", key("B")) + SCORE);
        assertThat(score(item, "B").score()).hasValue(1);
        assertThat(score(item, "A").score()).hasValue(0);
        assertThat(score(item).score()).hasValue(0);
        assertThat(Scorability.of(item).scorable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://example.org/match_correct", "http://www.imsglobal.org/rptemplates/match_nothing", "x"})
    void anotherTemplateIsRefused(String uri) {
        Compiled item = template(uri, response("single", "identifier", key("B")) + SCORE);
        assertThat(Scorability.of(item).problems()).extracting(Problem::reason).contains(Reason.UNKNOWN_TEMPLATE);
        assertThat(score(item, "B").failed()).containsKey("SCORE");
    }

    @Test
    void theRulesOfTheItemAreDearerThanItsTemplate() {
        Compiled item = Compiled.of(Xml.item("<assessmentItem identifier='i'>"
                + response("single", "identifier", key("B")) + SCORE
                + "<responseProcessing template='match_correct'><setOutcomeValue identifier='SCORE'>"
                + Given.f("7") + "</setOutcomeValue></responseProcessing></assessmentItem>"));
        assertThat(score(item, "A").score()).hasValue(7);
    }

    @Test
    void matchCorrectSpeaksOfResponseAlone() {
        String second = "<responseDeclaration identifier='OTHER' cardinality='single' baseType='identifier'>" + key("X")
                + "</responseDeclaration>";
        Compiled item = template("match_correct", response("single", "identifier", key("B")) + second + SCORE);
        assertThat(item.score(Map.of("RESPONSE", List.of("B"), "OTHER", List.of("Y")), Settings.FIRST)
                        .score())
                .hasValue(1);
        Compiled without = template("match_correct", second + SCORE);
        assertThat(Scorability.of(without).problems())
                .extracting(Problem::reason)
                .contains(Reason.UNDECLARED);
    }

    /** The templates demand the declaration; without it the score is a float all the same, with a note. */
    @Test
    void aScoreThatIsNotDeclaredIsTakenAsAFloatAndSaid() {
        Compiled item = template("match_correct", response("single", "identifier", key("B")));
        Outcomes outcomes = score(item, "B");
        assertThat(outcome(outcomes, "SCORE")).isEqualTo("float 1.0");
        assertThat(outcomes.notes()).extracting(Problem::where).containsExactly("SCORE");
        assertThat(Scorability.of(item).scorable()).isTrue();
    }

    @Test
    void aScoreThatIsDeclaredAsIntegerStaysOne() {
        String integer = "<outcomeDeclaration identifier='SCORE' cardinality='single' baseType='integer'/>";
        assertThat(outcome(
                        score(template("match_correct", response("single", "identifier", key("B")) + integer), "B"),
                        "SCORE"))
                .isEqualTo("integer 1");
        Compiled half = template(
                "map_response",
                response("single", "identifier", "<mapping><mapEntry mapKey='A' mappedValue='0.5'/></mapping>")
                        + integer);
        assertThat(score(half, "A").failed()).containsKey("SCORE");
        assertThat(score(half, "A").score()).isEmpty();
    }

    @Test
    void theCommonCartridgeTemplatesGiveFeedbackToo() {
        String more = SCORE
                + "<outcomeDeclaration identifier='MAXSCORE' cardinality='single' baseType='float'><defaultValue><value>5</value></defaultValue></outcomeDeclaration>"
                + "<outcomeDeclaration identifier='FEEDBACK' cardinality='single' baseType='identifier'/>"
                + "<outcomeDeclaration identifier='FEEDBACKBASIC' cardinality='single' baseType='identifier'/>";
        String answer = response(
                "single", "identifier", key("B") + "<mapping><mapEntry mapKey='B' mappedValue='5'/></mapping>");
        Outcomes basic = score(template("x/rptemplates/CC2_match_basic.xml", answer + more), "B");
        assertThat(outcome(basic, "SCORE")).isEqualTo("float 5.0");
        assertThat(outcome(basic, "FEEDBACKBASIC")).isEqualTo("identifier correct");
        Outcomes match = score(template("x/rptemplates/CC2_match.xml", answer + more), "A");
        assertThat(outcome(match, "SCORE")).isEqualTo("float 0.0");
        assertThat(outcome(match, "FEEDBACK")).isEqualTo("identifier A");
        Outcomes map = score(template("x/rptemplates/CC2_map_response.xml", answer + more), "B");
        assertThat(outcome(map, "FEEDBACK")).isEqualTo("identifier correct");
        assertThat(outcome(map, "SCORE")).isEqualTo("float 5.0");
    }

    /** pie-qti, mapResponse_bounds_default_duplicates. */
    @ParameterizedTest
    @CsvSource({"A,10", "A A,10", "A B,15", "A B X,15", "X,2", "B,5", "X Y,2", "A X,11"})
    void aMappingCountsEachValueOnceWithinItsBounds(String given, double expected) {
        Compiled item = rules(
                response(
                                "multiple",
                                "identifier",
                                "<mapping defaultValue='1' lowerBound='2' upperBound='15'><mapEntry mapKey='A' mappedValue='10'/>"
                                        + "<mapEntry mapKey='B' mappedValue='5'/></mapping>")
                        + SCORE,
                "<setOutcomeValue identifier='SCORE'><mapResponse identifier='RESPONSE'/></setOutcomeValue>");
        assertThat(score(item, given.split(" ")).score()).hasValue(expected);
    }

    @Test
    void aMapEntryMayIgnoreCase() {
        Compiled item = template(
                "map_response",
                response(
                                "single",
                                "string",
                                "<mapping><mapEntry mapKey='York' mappedValue='1'/>"
                                        + "<mapEntry mapKey='york' mappedValue='0.5' caseSensitive='false'/></mapping>")
                        + SCORE);
        assertThat(score(item, "York").score()).hasValue(1);
        assertThat(score(item, "YORK").score()).hasValue(0.5);
        assertThat(score(item, "Leeds").score()).hasValue(0);
        assertThat(score(item, "").score()).hasValue(0);
    }

    @Test
    void pairsAreMappedWhateverTheOrderOfTheirEnds() {
        String mapping = "<mapping><mapEntry mapKey='A  B' mappedValue='2'/></mapping>";
        assertThat(score(template("map_response", response("multiple", "pair", mapping) + SCORE), "B A", "A B")
                        .score())
                .hasValue(2);
        assertThat(score(template("map_response", response("multiple", "directedPair", mapping) + SCORE), "B A")
                        .score())
                .hasValue(0);
    }

    /** pie-qti, positionObject_mapResponsePoint_scoring, and overlap as areaMapping says. */
    @ParameterizedTest
    @CsvSource({
        "100 100,2",
        "100 119,2",
        "100 121,-1",
        "200 50,1",
        "100 100;110 100,2",
        "100 100;225 75,3",
        "230 75,1",
        "100 100;5 5;6 6,0",
        "150 200,0.5"
    })
    void anAreaCountsOnceAndTheFirstOfOverlappingOnes(String points, double expected) {
        Compiled item = template(
                "map_response_point",
                response(
                                "multiple",
                                "point",
                                "<areaMapping defaultValue='-1'><areaMapEntry shape='circle' coords='100,100,20' mappedValue='2'/>"
                                        + "<areaMapEntry shape='rect' coords='200,50,250,100' mappedValue='1'/>"
                                        + "<areaMapEntry shape='circle' coords='230,75,5' mappedValue='9'/>"
                                        + "<areaMapEntry shape='circle' coords='150,200,15' mappedValue='0.5'/></areaMapping>")
                        + SCORE);
        assertThat(score(item, points.split(";")).score()).hasValue(expected);
        assertThat(score(item).score()).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({
        "poly,'0,0,10,0,0,10',2 2,true",
        "poly,'0,0,10,0,0,10',5 5,true",
        "poly,'0,0,10,0,0,10',6 5,false",
        "poly,'0,0,10,0,0,10,0,0',0 10,true",
        "ellipse,'10,10,5,2',14 10,true",
        "ellipse,'10,10,5,2',10 13,false",
        "default,'',999 -1,true",
        "rect,'10,10,0,0',5 5,true"
    })
    void shapesHoldTheirEdge(String shape, String coords, String point, boolean inside) {
        assertThat(Shape.of(shape, coords)
                        .contains((Value.Point) Literals.read(nl.kennispeil.bank.content.BaseType.POINT, point)))
                .isEqualTo(inside);
    }

    /** A candidate who types words where a number is asked gave no answer; nobody else is harmed. */
    @Test
    void aResponseThatIsNoNumberIsNotAnswered() {
        Compiled item = template("match_correct", response("single", "float", key("3.5")) + SCORE);
        assertThat(score(item, "3.50").score()).hasValue(1);
        Outcomes words = score(item, "many");
        assertThat(words.score()).hasValue(0);
        assertThat(words.notes()).extracting(Problem::reason).containsExactly(Reason.BAD_RESPONSE);
        assertThat(words.notes().toString()).doesNotContain("many");
        assertThat(score(item, "3.5", "4").notes()).hasSize(1);
    }

    @Test
    void aResponseNobodyGaveHasItsDefault() {
        Compiled item = template(
                "match_correct",
                response("single", "identifier", key("B") + "<defaultValue><value>B</value></defaultValue>") + SCORE);
        assertThat(item.score(Map.of(), Settings.FIRST).score()).hasValue(1);
        assertThat(score(item).score()).hasValue(0);
        assertThat(item.score(Map.of("STRANGE", List.of("x")), Settings.FIRST).notes())
                .hasSize(1);
    }

    @Test
    void aNumberTypedIntoARecordHasItsParts() {
        Compiled item = rules(
                "<responseDeclaration identifier='RESPONSE' cardinality='record'/>"
                        + "<outcomeDeclaration identifier='A' cardinality='single' baseType='integer'/>"
                        + "<outcomeDeclaration identifier='B' cardinality='single' baseType='float'/>",
                "<setOutcomeValue identifier='A'><fieldValue fieldIdentifier='ndp'><variable identifier='RESPONSE'/></fieldValue></setOutcomeValue>"
                        + "<setOutcomeValue identifier='B'><fieldValue fieldIdentifier='floatValue'><variable identifier='RESPONSE'/></fieldValue></setOutcomeValue>");
        Outcomes outcomes = score(item, "12.50");
        assertThat(outcome(outcomes, "A")).isEqualTo("integer 2");
        assertThat(outcome(outcomes, "B")).isEqualTo("float 12.5");
        assertThat(outcome(score(item, "abc"), "B")).isEqualTo("NULL");
    }
}
