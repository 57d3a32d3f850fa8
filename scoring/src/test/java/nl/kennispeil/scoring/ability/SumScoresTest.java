package nl.kennispeil.scoring.ability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.Golden;
import nl.kennispeil.scoring.GoldenItems;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SumScoresTest {

    /**
     * mirt 1.45.1, fscores(method = "EAPsum"), testinfo, empirical_rxx and marginal_rxx. The Rasch and PCM sets have a latent
     * deviation other than 1, for which mirt does not stretch its grid: 1e-6 instead of 2e-8.
     */
    @ParameterizedTest
    @MethodSource("nl.kennispeil.scoring.GoldenItems#sets")
    void sumScoresReliabilityAndInformationAreThoseOfMirt(String set) {
        List<ItemParameters> items = GoldenItems.of(set);
        NormalPrior prior = new NormalPrior(0, GoldenItems.sd(set));
        SumScoreTable table = SumScores.table(items, prior);
        List<Map<String, String>> rows = Golden.csv(set + "_eapsum.csv");
        String mean = set.contains("3pl") ? "F" : "F1";
        double persons =
                rows.stream().mapToDouble(row -> Golden.number(row, "observed")).sum();

        assertThat(table.theta()).hasSize(rows.size());
        for (int score = 0; score < rows.size(); score++) {
            assertThat(table.theta()[score]).isCloseTo(Golden.number(rows.get(score), mean), within(1e-6));
            assertThat(table.standardErrors()[score])
                    .isCloseTo(Golden.number(rows.get(score), "SE_" + mean), within(2e-6));
            assertThat(table.probability()[score] * persons)
                    .isCloseTo(Golden.number(rows.get(score), "expected"), within(1e-6 * persons));
        }
        if (prior.sd() == 1) {
            assertThat(Reliability.marginal(items, prior))
                    .isCloseTo(Golden.json(set + "_fit.json", "marginal_reliability"), within(1e-6));
        }
        int lowest = set.startsWith("science") ? items.size() : 0;
        for (Map<String, String> row : Golden.csv(set + "_testinfo.csv")) {
            double theta = Golden.number(row, "theta");
            assertThat(TestFunctions.information(items, theta))
                    .isCloseTo(Golden.number(row, "information"), within(1e-7));
            assertThat(lowest + TestFunctions.expectedScore(items, theta))
                    .isCloseTo(Golden.number(row, "expected"), within(1e-7));
        }
    }

    /**
     * LSAT6 Rasch has a latent variance of 0.5702. mirt 1.45.1 says 0.5388 (it divides by I + σ² over N(0, 1) where 1/σ² is
     * meant, which this test repeats to ten digits); the empirical reliability of the same abilities, 0.2944 according to
     * mirt too, shows that 0.29 is right.
     */
    @Test
    void theMarginalReliabilityOfASmallLatentVarianceIsNotThatOfMirt() {
        List<ItemParameters> items = GoldenItems.of("lsat6/rasch");
        double sd = GoldenItems.sd("lsat6/rasch");
        LatentGrid grid = LatentGrid.of(NormalPrior.STANDARD, 201);
        double mirt = 0;
        for (int q = 0; q < grid.size(); q++) {
            double information = TestFunctions.information(items, grid.node(q));
            mirt += grid.weight(q) * information / (information + sd * sd);
        }

        assertThat(mirt).isCloseTo(Golden.json("lsat6/rasch_fit.json", "marginal_reliability"), within(1e-8));
        assertThat(Reliability.marginal(items, new NormalPrior(0, sd)))
                .isCloseTo(Golden.json("lsat6/rasch_fit.json", "eap_reliability_empirical"), within(0.01));
    }

    /** mirt 1.45.1, empirical_rxx(fscores(mod, full.scores.SE = TRUE)), in the _fit.json files. */
    @ParameterizedTest
    @ValueSource(strings = {"lsat6/rasch", "lsat7/2pl", "science/grm", "science/nominal", "science/pcm"})
    void theEmpiricalReliabilityIsThatOfMirt(String set) {
        ResponseMatrix data = Golden.matrix(set.substring(0, set.indexOf('/')) + "/data.csv");
        Abilities eap = AbilityEstimators.eap(GoldenItems.of(set), new NormalPrior(0, GoldenItems.sd(set)))
                .estimate(data);

        assertThat(Reliability.empirical(eap.theta(), eap.standardErrors()))
                .isCloseTo(Golden.json(set + "_fit.json", "eap_reliability_empirical"), within(1e-6));
    }

    @Test
    void scoreProbabilitiesAddUpToOneAlsoWithFourHundredItems() {
        List<ItemParameters> items = IntStream.range(0, 400)
                .<ItemParameters>mapToObj(i -> new ItemParameters.TwoPl(1.2, -2 + i / 100.0))
                .toList();
        SumScoreTable table = SumScores.table(items, NormalPrior.STANDARD);

        assertThat(Arrays.stream(table.probability()).sum()).isCloseTo(1, within(1e-12));
        assertThat(table.theta()).isSorted().doesNotContain(Double.NaN);
    }

    @Test
    void withoutItemsThereIsNoTable() {
        assertThatThrownBy(() -> SumScores.table(List.of(), NormalPrior.STANDARD))
                .hasMessageContaining("no items");
        assertThat(Reliability.empirical(new double[] {1}, new double[] {0.3})).isNaN();
    }
}
