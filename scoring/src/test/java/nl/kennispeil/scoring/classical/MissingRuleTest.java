package nl.kennispeil.scoring.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.Golden;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** On the 1,525 persons of psychTools' ability data, 277 with something missing and 16 with everything; expected values by numpy 2.4. */
class MissingRuleTest {

    private static final Offset<Double> EXACT = within(1e-12);
    private static final ResponseMatrix ABILITY = Golden.matrix("ability16/data.csv");

    @Test
    void missingAsZeroKeepsEverybodyAndLowersTheMean() {
        ClassicalAnalysis analysis = analyse(ABILITY, MissingRule.AS_ZERO);

        assertThat(analysis.test().n()).isEqualTo(1525);
        assertThat(analysis.test().mean()).isCloseTo(7.825573770491803, EXACT);
        assertThat(analysis.test().reliability().alpha()).isCloseTo(0.8407942239265779, EXACT);
        assertThat(analysis.items().get(0).discrimination().rir()).isCloseTo(0.503128018020606, EXACT);
        assertThat(analysis.warnings()).isEmpty();
    }

    /** Alpha of pairwise covariances, as psych::alpha(use = "pairwise"); rit with the mean of what was answered, as its raw.r. */
    @Test
    void proratedUsesAllThatWasAnswered() {
        ClassicalAnalysis analysis = analyse(ABILITY, MissingRule.PRORATED);

        assertThat(analysis.test().n()).isEqualTo(1509);
        assertThat(analysis.test().mean()).isCloseTo(8.200237594670995, EXACT);
        assertThat(analysis.test().sd()).isCloseTo(3.9964238004375923, EXACT);
        assertThat(analysis.test().reliability().alpha()).isCloseTo(0.8292414009694427, EXACT);
        assertThat(analysis.items().get(0).discrimination().rit()).isCloseTo(0.58040945462212, EXACT);
        assertThat(analysis.items().get(0).discrimination().rir()).isCloseTo(0.48973549399757094, EXACT);
        assertThat(analysis.test().errors()).isEmpty();
    }

    @Test
    void ratesAreOfEverybodyWhateverTheRule() {
        double rate = analyse(ABILITY, MissingRule.COMPLETE_PERSONS)
                .items()
                .get(3)
                .rates()
                .missing();

        assertThat(rate).isPositive();
        assertThat(analyse(ABILITY, MissingRule.AS_ZERO).items().get(3).rates().missing())
                .isEqualTo(rate);
        assertThat(analyse(ABILITY, MissingRule.PRORATED).items().get(3).rates().missing())
                .isEqualTo(rate);
    }

    @Test
    void withoutMissingAllRulesAgree() {
        ResponseMatrix complete = Golden.matrix("lsat7/data.csv");
        ClassicalAnalysis one = analyse(complete, MissingRule.COMPLETE_PERSONS);

        for (MissingRule rule : MissingRule.values()) {
            ClassicalAnalysis other = analyse(complete, rule);
            assertThat(other.test()).isEqualTo(one.test());
            assertThat(other.items()).isEqualTo(one.items());
        }
    }

    /** Two forms that share five of fifteen items: nobody has them all, and the analysis still sees every item. */
    @Test
    void aDesignWhereNobodyHasEverythingCanBeProrated() {
        SplittableRandom random = new SplittableRandom(4);
        int[][] rows = IntStream.range(0, 600)
                .mapToObj(person -> {
                    double ability = random.nextDouble() * 4 - 2;
                    return IntStream.range(0, 15)
                            .map(item -> item / 5 == 2 - person % 2 * 2
                                    ? ResponseMatrix.MISSING
                                    : random.nextDouble() < 1 / (1 + Math.exp(-2 * ability)) ? 1 : 0)
                            .toArray();
                })
                .toArray(int[][]::new);
        List<String> names = IntStream.range(0, 15).mapToObj(item -> "q" + item).toList();
        ClassicalAnalysis analysis = analyse(ResponseMatrix.of(names, rows), MissingRule.PRORATED);

        assertThat(analysis.test().n()).isEqualTo(600);
        assertThat(analysis.items()).allSatisfy(item -> {
            assertThat(item.discrimination().rir()).isBetween(0.3, 0.9);
            assertThat(item.difficulty().n()).isBetween(300, 600);
        });
        // items 0–4 and 10–14 never meet: their covariances, and alpha with them, are not known
        assertThat(analysis.test().reliability().alpha()).isNaN();
        assertThat(analysis.warnings()).contains(new TestWarning(TestWarning.Kind.ITEMS_NEVER_TOGETHER, 25));
    }

    private static ClassicalAnalysis analyse(ResponseMatrix responses, MissingRule rule) {
        return ClassicalAnalysis.of(responses, ClassicalSettings.defaults().withMissing(rule));
    }
}
