package nl.kennispeil.bank.processing;

import static nl.kennispeil.bank.processing.ScoringTest.SCORE;
import static nl.kennispeil.bank.processing.ScoringTest.key;
import static nl.kennispeil.bank.processing.ScoringTest.response;
import static nl.kennispeil.bank.processing.ScoringTest.template;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.bank.content.ItemContent;
import org.junit.jupiter.api.Test;

class ScorabilityTest {

    private static ItemContent item(String inside) {
        return Xml.item("<assessmentItem identifier='i'>" + inside + "</assessmentItem>");
    }

    private static Reason why(String inside) {
        Scorability found = Scorability.of(item(inside));
        assertThat(found.scorable()).isFalse();
        assertThat(found.reason()).isNotEmpty();
        return found.problems().get(0).reason();
    }

    @Test
    void eachReasonIsTold() {
        String choice = response("single", "identifier", key("A"));
        String processing = "<responseProcessing template='match_correct'/>";
        assertThat(why("<itemBody/>")).isEqualTo(Reason.NO_RESPONSE);
        assertThat(why(choice + SCORE)).isEqualTo(Reason.NO_PROCESSING);
        assertThat(Scorability.of(item(choice + SCORE)).hasKey()).isTrue();
        assertThat(why(response("single", "identifier", "") + SCORE + processing))
                .isEqualTo(Reason.NO_KEY);
        assertThat(why(response("single", "identifier", "") + SCORE + "<responseProcessing template='map_response'/>"))
                .isEqualTo(Reason.NO_MAPPING);
        assertThat(why(response("single", "string", "") + SCORE
                        + "<itemBody><extendedTextInteraction responseIdentifier='RESPONSE'/></itemBody>"))
                .isEqualTo(Reason.EXTERNAL_SCORING);
        assertThat(why(choice
                        + "<outcomeDeclaration identifier='SCORE' cardinality='single' baseType='float' externalScored='human'/>"
                        + processing))
                .isEqualTo(Reason.EXTERNAL_SCORING);
        assertThat(
                        why(
                                choice + SCORE
                                        + "<outcomeDeclaration identifier='F' cardinality='single' baseType='identifier'/>"
                                        + "<responseProcessing><setOutcomeValue identifier='F'><variable identifier='RESPONSE'/></setOutcomeValue></responseProcessing>"))
                .isEqualTo(Reason.NO_SCORE);
        assertThat(why(response("single", "string", key("a", "b")) + SCORE + processing))
                .isEqualTo(Reason.TYPE);
    }

    @Test
    void anAnchorInAPatternIsRemarkedOn() {
        Scorability found = Scorability.of(
                item(
                        response("single", "string", "") + SCORE
                                + "<responseProcessing><responseCondition><responseIf><patternMatch pattern='^a$'><variable identifier='RESPONSE'/></patternMatch>"
                                + "<setOutcomeValue identifier='SCORE'><baseValue baseType='float'>1</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>"));
        assertThat(found.scorable()).isTrue();
        assertThat(found.notes()).extracting(Problem::reason).containsExactly(Reason.REMARK);
    }

    @Test
    void everyExpressionOfQtiIsThere() {
        assertThat(ExpressionCompiler.names())
                .containsExactlyInAnyOrderElementsOf(Set.of(
                                ("and any-n base-value container-size contains correct default delete divide duration-gte duration-lt equal"
                                                + " equal-rounded field-value gcd gt gte index inside integer-divide integer-modulus"
                                                + " integer-to-float is-null lcm lt lte map-response map-response-point match math-constant"
                                                + " math-operator max member min multiple not null or ordered pattern-match power product"
                                                + " random random-float random-integer repeat round round-to stats-operator string-match"
                                                + " substring subtract sum truncate variable")
                                        .split(" "))
                        .stream()
                        .map(each -> "qti-" + each)
                        .toList());
    }

    /**
     * What closing a national test costs: 2,300 candidates × 120 single choices. Measured with the machine busy: 1.5 to 3
     * µs each; counted here is processor time of this thread, so that a full machine does not fail it.
     */
    @Test
    void aSingleChoiceIsScoredInMicroseconds() {
        Compiled item = template("match_correct", response("single", "identifier", key("B")) + SCORE);
        List<Map<String, List<String>>> answers = List.of(
                Map.of("RESPONSE", List.of("A")), Map.of("RESPONSE", List.of("B")), Map.of("RESPONSE", List.of()));
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        double best = Double.MAX_VALUE;
        double right = 0;
        for (int round = 0; round < 5; round++) {
            long start = clock.getCurrentThreadCpuTime();
            for (int n = 0; n < 60_000; n++) {
                right += item.score(answers.get(n % 3), Settings.FIRST).score().orElseThrow();
            }
            best = Math.min(best, (clock.getCurrentThreadCpuTime() - start) / 60_000.0);
        }
        assertThat(right).isEqualTo(100_000);
        assertThat(best).as("ns for one answer").isLessThan(20_000);
        System.getLogger(ScorabilityTest.class.getName()).log(System.Logger.Level.INFO, "one answer in {0} ns", best);
    }
}
