package nl.kennispeil.scoring.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.ability.Abilities;
import nl.kennispeil.scoring.ability.AbilityEstimators;
import nl.kennispeil.scoring.ability.AbilityMethod;
import nl.kennispeil.scoring.ability.NormalPrior;
import nl.kennispeil.scoring.ability.Outcome;
import nl.kennispeil.scoring.ability.SearchRange;
import nl.kennispeil.scoring.irt.GradedResponse;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.ItemParameters.Rasch;
import nl.kennispeil.scoring.irt.ItemParameters.ThreePl;
import nl.kennispeil.scoring.irt.NominalResponse;
import nl.kennispeil.scoring.irt.PartialCredit;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.junit.jupiter.api.Test;

/** A handful of persons and items, with answers missing: numbers, NaN or a reason, and nothing else. */
class TinyDataTest {

    private static final List<ItemParameters> POOL = List.of(
            new Rasch(0.3),
            new ThreePl(1.4, 0, 0.2),
            new GradedResponse(1.1, -1, 0, 1),
            PartialCredit.gpcm(0.7, 0.4, -0.6),
            new NominalResponse(new double[] {0, 1, -0.5}, new double[] {0, 0.2, 0.1}),
            new Rasch(-9));

    @Test
    void tinyDataGivesNumbersOrReasons() {
        SplittableRandom random = new SplittableRandom(5);
        int refused = 0;
        for (int round = 0; round < 150; round++) {
            List<ItemParameters> items = new ArrayList<>();
            for (int item = random.nextInt(1, 7); item > 0; item--) {
                items.add(POOL.get(random.nextInt(POOL.size())));
            }
            ResponseMatrix data = data(items, random.nextInt(0, 7), random);
            FitModel model = FitModel.calibrated(items, NormalPrior.STANDARD);
            double[] theta = abilities(items, data);
            assertThat(MeanSquares.items(model, data, theta)).hasSize(items.size());
            assertThat(MeanSquares.persons(model, data, theta)).hasSize(data.persons());
            assertThat(PersonFit.lz(model, data, theta)).hasSize(data.persons());
            assertThat(PersonFit.lzStar(model, data, theta, AbilityMethod.WLE)).hasSize(data.persons());
            assertThat(ResidualCorrelation.of(model, data, theta).q3()).hasDimensions(items.size(), items.size());
            assertThat(Arrays.stream(GuttmanFit.of(data).u3()))
                    .allMatch(u3 -> Double.isNaN(u3) || (u3 >= 0 && u3 <= 1 + 1e-9));
            refused += refused(() -> SumScoreFit.of(model, data, 1).forEach(item -> sound(item.sx2())));
            refused += refused(() -> sound(LimitedInformation.of(model, data).m2()));
            refused += refused(() -> sound(
                    new AbilityGroups(model, data, theta, 2).statistics(0, 2).x2()));
        }
        assertThat(refused).isBetween(1, 449);
    }

    private static double[] abilities(List<ItemParameters> items, ResponseMatrix data) {
        double[] theta = new double[data.persons()];
        for (AbilityMethod method : AbilityMethod.values()) {
            Abilities all = AbilityEstimators.of(method, items, NormalPrior.STANDARD, SearchRange.WIDE)
                    .estimate(data);
            for (int person = 0; person < theta.length; person++) {
                boolean estimated = all.outcomes()[person] == Outcome.ESTIMATED;
                assertThat(estimated && !Double.isFinite(all.theta()[person])).isFalse();
                assertThat(estimated && !(all.standardErrors()[person] > 0)).isFalse();
            }
            theta = all.theta();
        }
        return theta;
    }

    private static void sound(ChiSquareFit fit) {
        assertThat(Double.isNaN(fit.statistic()) || fit.statistic() >= 0).isTrue();
        assertThat(fit.df()).isNotNegative();
        assertThat(Double.isNaN(fit.p()) || (fit.p() >= 0 && fit.p() <= 1)).isTrue();
    }

    private static int refused(Runnable work) {
        try {
            work.run();
            return 0;
        } catch (IllegalArgumentException reason) {
            assertThat(reason.getMessage()).isNotBlank();
            return 1;
        }
    }

    private static ResponseMatrix data(List<ItemParameters> items, int persons, SplittableRandom random) {
        int[][] rows = new int[persons][items.size()];
        for (int[] row : rows) {
            for (int item = 0; item < row.length; item++) {
                row[item] = random.nextInt(8) == 0
                        ? -1
                        : random.nextInt(items.get(item).categories());
            }
        }
        return ResponseMatrix.of(
                IntStream.range(0, items.size()).mapToObj(item -> "i" + item).toList(), rows);
    }
}
