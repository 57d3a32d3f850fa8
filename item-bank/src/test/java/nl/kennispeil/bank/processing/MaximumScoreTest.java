package nl.kennispeil.bank.processing;

import static nl.kennispeil.bank.processing.ScoringTest.SCORE;
import static nl.kennispeil.bank.processing.ScoringTest.key;
import static nl.kennispeil.bank.processing.ScoringTest.response;
import static nl.kennispeil.bank.processing.ScoringTest.rules;
import static nl.kennispeil.bank.processing.ScoringTest.template;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaximumScoreTest {

    private static final String MAPPING =
            "<mapping upperBound='%s'><mapEntry mapKey='A' mappedValue='2'/><mapEntry mapKey='B' mappedValue='1.5'/>"
                    + "<mapEntry mapKey='C' mappedValue='-1'/></mapping>";

    @Test
    void itIsToldWhereTheTemplateShowsIt() {
        assertThat(MaximumScore.of(template("match_correct", response("single", "identifier", key("A")) + SCORE)))
                .hasValue(1);
        assertThat(MaximumScore.of(
                        template("map_response", response("single", "identifier", MAPPING.formatted("9")) + SCORE)))
                .hasValue(2);
        assertThat(MaximumScore.of(
                        template("map_response", response("multiple", "identifier", MAPPING.formatted("9")) + SCORE)))
                .hasValue(3.5);
        assertThat(MaximumScore.of(
                        template("map_response", response("multiple", "identifier", MAPPING.formatted("3")) + SCORE)))
                .hasValue(3);
        assertThat(MaximumScore.of(template(
                        "map_response_point",
                        response(
                                        "single",
                                        "point",
                                        "<areaMapping><areaMapEntry shape='circle' coords='1,1,1' mappedValue='4'/></areaMapping>")
                                + SCORE)))
                .hasValue(4);
    }

    @Test
    void aTemplateThatIsWrittenOutIsKnown() {
        assertThat(
                        MaximumScore.of(
                                rules(
                                        response("single", "identifier", key("A")) + SCORE,
                                        "<responseCondition> <responseIf> <match><variable identifier='RESPONSE'/> <correct identifier='RESPONSE'/></match>"
                                                + "<setOutcomeValue identifier='SCORE'><baseValue baseType='integer'> 1 </baseValue></setOutcomeValue></responseIf>"
                                                + "<responseElse><setOutcomeValue identifier='SCORE'><baseValue baseType='float'>0.0</baseValue></setOutcomeValue></responseElse></responseCondition>")))
                .hasValue(1);
    }

    @Test
    void itIsNotGuessed() {
        String pairs =
                "<mapping><mapEntry mapKey='A X' mappedValue='1'/><mapEntry mapKey='A Y' mappedValue='1'/></mapping>";
        assertThat(MaximumScore.of(template("map_response", response("multiple", "directedPair", pairs) + SCORE)))
                .isEqualTo(OptionalDouble.empty());
        assertThat(MaximumScore.of(template(
                        "map_response", response("multiple", "directedPair", key("A X", "A Y") + pairs) + SCORE)))
                .hasValue(2);
        assertThat(MaximumScore.of(template("match_correct", response("single", "identifier", "") + SCORE)))
                .isEqualTo(OptionalDouble.empty());
        assertThat(
                        MaximumScore.of(
                                rules(
                                        response("single", "identifier", key("A")) + SCORE,
                                        "<setOutcomeValue identifier='SCORE'><baseValue baseType='float'>3</baseValue></setOutcomeValue>")))
                .isEqualTo(OptionalDouble.empty());
    }

    /** Whatever the mapping, nobody scores above the maximum, the best do reach it, and bounds hold. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nobodyScoresAboveIt(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 40; round++) {
            double lower = -random.nextInt(3);
            double upper = 1 + random.nextInt(4);
            StringBuilder entries = new StringBuilder();
            for (char letter = 'A'; letter < 'F'; letter++) {
                entries.append("<mapEntry mapKey='")
                        .append(letter)
                        .append("' mappedValue='")
                        .append((random.nextInt(9) - 4) / 2.0)
                        .append("'/>");
            }
            Compiled item = template(
                    "map_response",
                    response(
                                    "multiple",
                                    "identifier",
                                    "<mapping lowerBound='" + lower + "' upperBound='" + upper + "'>" + entries
                                            + "</mapping>")
                            + SCORE);
            double best = MaximumScore.of(item).orElseThrow();
            double reached = 0;
            for (int chosen = 0; chosen < 32; chosen++) {
                List<String> letters = new ArrayList<>();
                for (int i = 0; i < 5; i++) {
                    if ((chosen >> i & 1) == 1) {
                        letters.add(Character.toString('A' + i));
                    }
                }
                double score = item.score(Map.of("RESPONSE", letters), Settings.FIRST)
                        .score()
                        .orElseThrow();
                assertThat(score).isBetween(Math.min(lower, 0), upper);
                reached = Math.max(reached, score);
            }
            assertThat(reached).isEqualTo(best);
        }
    }
}
