package nl.kennispeil.bank.processing;

import static nl.kennispeil.bank.processing.Given.f;
import static nl.kennispeil.bank.processing.Given.i;
import static nl.kennispeil.bank.processing.Given.id;
import static nl.kennispeil.bank.processing.Given.op;
import static nl.kennispeil.bank.processing.Given.t;
import static nl.kennispeil.bank.processing.Given.variable;
import static nl.kennispeil.bank.processing.ScoringTest.SCORE;
import static nl.kennispeil.bank.processing.ScoringTest.key;
import static nl.kennispeil.bank.processing.ScoringTest.outcome;
import static nl.kennispeil.bank.processing.ScoringTest.reason;
import static nl.kennispeil.bank.processing.ScoringTest.response;
import static nl.kennispeil.bank.processing.ScoringTest.rules;
import static nl.kennispeil.bank.processing.ScoringTest.score;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.content.BaseType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules of response processing; golden values by reading QTI 2.1, "Response Processing". */
class RulesTest {

    private static final String CHOICE = response("single", "identifier", key("B"));

    private static String set(String identifier, String value) {
        return op("setOutcomeValue identifier='" + identifier + "'", value);
    }

    private static String is(String letter) {
        return op("match", variable("RESPONSE"), id(letter));
    }

    @ParameterizedTest
    @CsvSource({"A,1", "B,2", "C,3"})
    void conditionsTakeTheFirstBranchThatIsTrue(String given, double expected) {
        Compiled item = rules(
                CHOICE + SCORE,
                op(
                        "responseCondition",
                        op("responseIf", is("A"), set("SCORE", f("1"))),
                        op("responseElseIf", is("B"), set("SCORE", f("2"))),
                        op("responseElse", set("SCORE", f("3")))));
        assertThat(score(item, given).score()).hasValue(expected);
        assertThat(score(item).score()).hasValue(3);
    }

    @Test
    void exitEndsAlsoFromInsideAFragment() {
        Compiled item = rules(
                CHOICE + SCORE,
                set("SCORE", f("1"))
                        + op(
                                "responseProcessingFragment",
                                set("SCORE", f("2")),
                                "<exitResponse/>",
                                set("SCORE", f("3")))
                        + set("SCORE", f("4")));
        assertThat(score(item, "A").score()).hasValue(2);
    }

    /** The words of interpolationTable: the first entry at or below the source. */
    @ParameterizedTest
    @CsvSource({"9,A", "8,B", "7.5,B", "5,B", "4.99,C", "-1,NULL"})
    void anInterpolationTableTakesTheFirstEntryAtOrBelow(String source, String grade) {
        Compiled item = rules(
                response("single", "float", "")
                        + "<outcomeDeclaration identifier='GRADE' cardinality='single' baseType='identifier'><interpolationTable>"
                        + "<interpolationTableEntry sourceValue='8' targetValue='A' includeBoundary='false'/>"
                        + "<interpolationTableEntry sourceValue='5' targetValue='B'/>"
                        + "<interpolationTableEntry sourceValue='0' targetValue='C'/></interpolationTable></outcomeDeclaration>",
                op("lookupOutcomeValue identifier='GRADE'", variable("RESPONSE")));
        assertThat(outcome(score(item, source), "GRADE").replace("identifier ", ""))
                .isEqualTo(grade);
    }

    /** pie-qti, responseProcessing_random_lookupOutcomeValue. */
    @ParameterizedTest
    @CsvSource({"1,10.0", "3,30.0", "4,99.0"})
    void aMatchTableTakesTheEntryThatIsEqual(String source, String expected) {
        Compiled item = rules(
                response("single", "integer", "")
                        + "<outcomeDeclaration identifier='L' cardinality='single' baseType='float'><matchTable defaultValue='99'>"
                        + "<matchTableEntry sourceValue='1' targetValue='10'/><matchTableEntry sourceValue='3' targetValue='30'/>"
                        + "</matchTable></outcomeDeclaration>",
                op("lookupOutcomeValue identifier='L'", variable("RESPONSE")));
        assertThat(outcome(score(item, source), "L")).isEqualTo("float " + expected);
        assertThat(outcome(score(item), "L")).isEqualTo("float 99.0");
    }

    @Test
    void aCustomOperatorSpoilsItsOwnVariableOnly() {
        Compiled item = rules(
                CHOICE + SCORE + "<outcomeDeclaration identifier='X' cardinality='single' baseType='float'/>"
                        + "<outcomeDeclaration identifier='Y' cardinality='single' baseType='float'/>",
                set("X", op("customOperator class='org.example'", i(1)))
                        + set("Y", op("sum", variable("X"), i(1)))
                        + set("SCORE", f("2")));
        Outcomes outcomes = score(item, "A");
        assertThat(outcomes.score()).hasValue(2);
        assertThat(outcomes.failed()).containsOnlyKeys("X", "Y");
        assertThat(reason(outcomes, "Y")).isEqualTo(Reason.CUSTOM_OPERATOR);
        assertThat(outcomes.values()).doesNotContainKeys("X", "Y");
        assertThat(Scorability.of(item).scorable()).isFalse();
    }

    @Test
    void aConditionThatCannotBeToldSpoilsAll() {
        Compiled item = rules(
                CHOICE + SCORE,
                set("SCORE", f("1"))
                        + op("responseCondition", op("responseIf", op("customOperator", i(1)), set("SCORE", f("2")))));
        assertThat(score(item, "A").values()).isEmpty();
        assertThat(score(item, "A").failed()).containsOnlyKeys("SCORE");
    }

    @Test
    void aBranchNobodyTakesHarmsNobody() {
        Compiled item = rules(
                CHOICE + SCORE,
                op(
                        "responseCondition",
                        op("responseIf", is("A"), set("SCORE", f("1"))),
                        op("responseElse", "<include href='file:///etc/passwd'/>")));
        assertThat(score(item, "A").score()).hasValue(1);
        assertThat(reason(score(item, "B"), "SCORE")).isEqualTo(Reason.INCLUDE);
    }

    @Test
    void whatIsNotQtiIsNamed() {
        assertThat(Scorability.of(rules(CHOICE + SCORE, set("SCORE", op("isTypeOf", i(1)))))
                        .problems())
                .extracting(Problem::where, Problem::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("qti-is-type-of", Reason.UNKNOWN_ELEMENT));
        assertThat(Scorability.of(rules(CHOICE + SCORE, set("SCORE", "<numberCorrect/>")))
                        .problems())
                .extracting(Problem::reason)
                .containsExactly(Reason.TEST_LEVEL);
        assertThat(Scorability.of(rules(CHOICE + SCORE, set("SCORE", f("1")) + set("OTHER", f("1"))))
                        .problems())
                .extracting(Problem::where, Problem::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("OTHER", Reason.UNDECLARED));
    }

    @Test
    void builtInVariablesAreThere() {
        Compiled item = rules(
                CHOICE + SCORE,
                set("SCORE", op("sum", variable("numAttempts"), variable("duration")))
                        + set("completionStatus", id("completed")));
        Outcomes outcomes = item.score(Map.of(), new Settings(0, 3, 2.5, Map.of()));
        assertThat(outcomes.score()).hasValue(5.5);
        assertThat(outcome(outcomes, "completionStatus")).isEqualTo("identifier completed");
    }

    @Test
    void aLaterAttemptGoesOnFromTheOutcomesBefore() {
        Compiled item = rules(CHOICE + SCORE, set("SCORE", op("sum", variable("SCORE"), i(1))));
        assertThat(item.score(Map.of(), new Settings(0, 2, 0, Map.of("SCORE", new Value.Real(4))))
                        .score())
                .hasValue(5);
    }

    @Test
    void aButtonThatWasNotPressedIsFalse() {
        Compiled item = Compiled.of(Xml.item("<assessmentItem identifier='i'>"
                + "<responseDeclaration identifier='HINT' cardinality='single' baseType='boolean'/>" + SCORE
                + "<itemBody><endAttemptInteraction responseIdentifier='HINT' title='?'/></itemBody><responseProcessing>"
                + op("responseCondition", op("responseIf", op("not", variable("HINT")), set("SCORE", f("1"))))
                + "</responseProcessing></assessmentItem>"));
        assertThat(item.score(Map.of(), Settings.FIRST).score()).hasValue(1);
        assertThat(item.score(Map.of("HINT", List.of("true")), Settings.FIRST).score())
                .hasValue(0);
    }

    @Test
    void endlessWorkIsCutOff() {
        String heavy = i(1);
        for (int n = 0; n < 3; n++) {
            heavy = op("containerSize", op("repeat numberRepeats='1000'", heavy));
        }
        assertThat(reason(score(rules(CHOICE + SCORE, set("SCORE", heavy)), "A"), "SCORE"))
                .isEqualTo(Reason.LIMIT);
        String deep = t(true);
        for (int n = 0; n < 190; n++) {
            deep = op("not", deep);
        }
        assertThat(Scorability.of(rules(
                                CHOICE + SCORE, op("responseCondition", op("responseIf", deep, set("SCORE", f("1"))))))
                        .problems())
                .extracting(Problem::reason)
                .contains(Reason.LIMIT);
    }

    @Test
    void valuesAreWrittenAsQtiWritesThem() {
        assertThat(((Value.Single) Literals.read(BaseType.FLOAT, "1e1")).text()).isEqualTo("10.0");
        assertThat(((Value.Single) Literals.read(BaseType.POINT, "3 4.5")).text())
                .isEqualTo("3 4.5");
        assertThat(((Value.Single) Literals.read(BaseType.BOOLEAN, "TRUE")).text())
                .isEqualTo("true");
        assertThat(((Value.Single) Literals.read(BaseType.INTEGER, "+07")).text())
                .isEqualTo("7");
        assertThat(((Value.Single) Literals.read(BaseType.URI, " a:b ")).text()).isEqualTo("a:b");
        assertThat(((Value.Single) Literals.read(BaseType.FILE, "x.pdf")).type())
                .isEqualTo(BaseType.FILE);
    }
}
