package nl.kennispeil.bank.processing;

import static nl.kennispeil.bank.processing.Given.f;
import static nl.kennispeil.bank.processing.Given.i;
import static nl.kennispeil.bank.processing.Given.op;
import static nl.kennispeil.bank.processing.Given.variable;
import static nl.kennispeil.bank.processing.ScoringTest.SCORE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Template processing; golden values by reading QTI 2.1, "Item Templates". */
class TemplateProcessingTest {

    private static String template(String identifier) {
        return "<templateDeclaration identifier='" + identifier + "' cardinality='single' baseType='integer'>"
                + "<defaultValue><value>0</value></defaultValue></templateDeclaration>";
    }

    private static String draw(String identifier, int max) {
        return op("setTemplateValue identifier='" + identifier + "'", "<randomInteger min='1' max='" + max + "'/>");
    }

    private static Compiled item(String templates) {
        return Compiled.of(Xml.item("<assessmentItem identifier='i'>"
                + "<responseDeclaration identifier='RESPONSE' cardinality='single' baseType='integer'/>" + SCORE
                + template("A") + template("B") + op("templateProcessing", templates)
                + "<responseProcessing template='match_correct'/></assessmentItem>"));
    }

    private static long number(Map<String, Value> values, String identifier) {
        Value value = values.get(identifier);
        return value == null ? -1 : Numbers.whole(value);
    }

    private static final String SUM_IS_RIGHT =
            op("setCorrectResponse identifier='RESPONSE'", op("sum", variable("A"), variable("B")));

    @Test
    void aSeedDecidesTheNumbersAndTheKey() {
        Compiled item = item(draw("A", 1000) + draw("B", 1000) + SUM_IS_RIGHT);
        Set<Long> drawn = new HashSet<>();
        for (long seed = 0; seed < 50; seed++) {
            Map<String, Value> values = item.templateValues(Settings.seeded(seed));
            assertThat(values).isEqualTo(item.templateValues(Settings.seeded(seed)));
            long right = number(values, "A") + number(values, "B");
            drawn.add(right);
            assertThat(answer(item, seed, right)).isEqualTo(1);
            assertThat(answer(item, seed, right + 1)).isZero();
        }
        assertThat(drawn).hasSizeGreaterThan(30);
        assertThat(Scorability.of(item).scorable()).isTrue();
    }

    private static double answer(Compiled item, long seed, long answer) {
        return item.score(Map.of("RESPONSE", List.of(Long.toString(answer))), Settings.seeded(seed))
                .score()
                .orElseThrow();
    }

    /** pie-qti, templateProcessing_templateConstraint. */
    @Test
    void aConstraintHoldsForEverySeed() {
        Compiled item = item(draw("A", 3)
                + draw("B", 3)
                + op("templateConstraint", op("not", op("match", variable("A"), variable("B")))));
        for (long seed = 0; seed < 100; seed++) {
            Map<String, Value> values = item.templateValues(Settings.seeded(seed));
            assertThat(number(values, "A")).isNotEqualTo(number(values, "B")).isPositive();
        }
    }

    @Test
    void aConstraintThatNeverHoldsLeavesTheDefaultsAndSaysSo() {
        Compiled item = item(draw("A", 3) + op("templateConstraint", op("match", variable("A"), i(9))) + SUM_IS_RIGHT);
        assertThat(number(item.templateValues(Settings.FIRST), "A")).isZero();
        assertThat(item.score(Map.of(), Settings.FIRST).notes())
                .extracting(Problem::reason)
                .containsExactly(Reason.CONSTRAINT);
    }

    @Test
    void conditionsExitAndDefaults() {
        Compiled item = item(op(
                        "templateCondition",
                        op("templateIf", op("gt", i(2), i(1)), op("setTemplateValue identifier='A'", i(7))),
                        op("templateElse", op("setTemplateValue identifier='A'", i(8))))
                + op("setDefaultValue identifier='RESPONSE'", i(7))
                + op("setDefaultValue identifier='SCORE'", f("0.5"))
                + op("setCorrectResponse identifier='RESPONSE'", variable("A"))
                + "<exitTemplate/>"
                + op("setTemplateValue identifier='A'", i(9)));
        assertThat(number(item.templateValues(Settings.FIRST), "A")).isEqualTo(7);
        assertThat(item.score(Map.of(), Settings.FIRST).score()).hasValue(1);
    }
}
