package nl.kennispeil.scoring.cutscore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.kennispeil.scoring.irt.ItemParameters.Rasch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every way to set a cut score promises. Twenty candidates, 4 items, two groups. */
class CutScoreContractTest {

    private static final double[] ONE_EACH = {1, 1, 1, 1};
    private static final double[][] JUDGES = {{0.2, 0.4, 0.6, 0.8}, {0.3, 0.5, 0.7, 0.9}, {0.5, 0.6, 0.8, 0.9}};

    static Stream<CutScoreMethod> methods() {
        return Stream.of(
                new FixedPercentage(55),
                new GuessCorrected(55),
                new NormReferenced(1),
                Cohen.original(),
                Cohen.modified(0.65),
                Angoff.means(new double[][][] {JUDGES}, ONE_EACH),
                Angoff.yesNo(new double[][][] {{{0, 1, 1, 1}, {0, 0, 1, 1}}}, ONE_EACH),
                new Ebel(
                        new int[][] {{0, 0, 1, 1}, {0, 0, 0, 0}},
                        new int[][] {{0, 1, 0, 0}, {0, 0, 0, 0}},
                        new double[][][] {{{0.9, 0.7}, {0.6, 0.4}}, {{0.8, 0.5}, {0.5, 0.3}}},
                        ONE_EACH),
                Hofstee.of(new double[][] {{0.3, 0.9, 0.0, 0.9}}),
                new BorderlineGroup(flags(), true),
                new BorderlineRegression(ratings(), 2),
                new Bookmark(
                        List.of(new Rasch(2), new Rasch(-1), new Rasch(0), new Rasch(1)),
                        new int[] {2, 3},
                        ResponseProbability.RP67,
                        true));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void theCutIsAScoreOfTheTest(CutScoreMethod method) {
        assertThat(method.cut(candidates()).cut().orElseThrow()).isBetween(0.0, 4.0);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void whoScoresBelowTheCutFailsAndNobodyElse(CutScoreMethod method) {
        CutScore cut = method.cut(candidates());

        long below = Arrays.stream(candidates().scores())
                .filter(score -> score < cut.cut().orElseThrow() - 1e-9)
                .count();
        assertThat(cut.effect().orElseThrow().all().failing()).isEqualTo((int) below);
        assertThat(cut.effect().orElseThrow().groups().stream()
                        .mapToInt(EffectTable.Row::failing)
                        .sum())
                .isEqualTo((int) below);
    }

    /** A cut must come out again years later, from what was kept. */
    @ParameterizedTest
    @MethodSource("methods")
    void theSameInputGivesTheSameCut(CutScoreMethod method) {
        double first = method.cut(candidates()).cut().orElseThrow();

        assertThat(method.cut(candidates()).cut().orElseThrow()).isEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void anErrorWhereThereIsOneIsNotNegativeAndItsIntervalHoldsTheCut(CutScoreMethod method) {
        CutScore cut = method.cut(candidates());

        cut.standardError().ifPresent(error -> {
            assertThat(error).isNotNegative();
            assertThat(cut.lower95().orElseThrow())
                    .isLessThanOrEqualTo(cut.cut().orElseThrow());
            assertThat(cut.upper95().orElseThrow())
                    .isGreaterThanOrEqualTo(cut.cut().orElseThrow());
        });
    }

    private static TestScores candidates() {
        return new TestScores(
                IntStream.range(0, 20).mapToDouble(k -> 0.2 * k + 0.1).toArray(),
                IntStream.range(0, 20).map(k -> 1 + k % 2).toArray(),
                4,
                1);
    }

    private static boolean[] flags() {
        boolean[] flags = new boolean[20];
        Arrays.fill(flags, 8, 13, true);
        return flags;
    }

    private static double[] ratings() {
        return IntStream.range(0, 20).mapToDouble(k -> 1 + k / 7).toArray();
    }
}
