package nl.kennispeil.scoring.irt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import nl.kennispeil.scoring.irt.ItemParameters.ThreePl;
import nl.kennispeil.scoring.irt.ItemParameters.TwoPl;
import org.junit.jupiter.api.Test;

class SumScoreDistributionTest {

    private static final List<ItemParameters> ITEMS = List.of(
            new TwoPl(1.3, -0.4), PartialCredit.gpcm(0.8, new double[] {-1, 0.2, 1.1}), new ThreePl(1.7, 0.5, 0.2));

    /** All 2 · 4 · 2 answer patterns, added up by score. */
    @Test
    void itIsTheSumOverAllAnswerPatterns() {
        double[] byHand = new double[6];
        for (int first = 0; first < 2; first++) {
            for (int second = 0; second < 4; second++) {
                for (int third = 0; third < 2; third++) {
                    byHand[first + second + third] += p(0, first) * p(1, second) * p(2, third);
                }
            }
        }

        assertThat(SumScoreDistribution.at(ITEMS, 0.3)).containsExactly(byHand, within(1e-15));
    }

    @Test
    void anItemLeftOutIsAsIfItWereNotThere() {
        assertThat(SumScoreDistribution.without(ITEMS, 0.3, 1))
                .isEqualTo(SumScoreDistribution.at(List.of(ITEMS.get(0), ITEMS.get(2)), 0.3));
    }

    @Test
    void manyAbilitiesGiveWhatEachGivesAlone() {
        double[] thetas = {-2, 0.3, 1.5};
        double[][][] probabilities = new double[ITEMS.size()][][];
        for (int item = 0; item < ITEMS.size(); item++) {
            probabilities[item] = new double[ITEMS.get(item).categories()][thetas.length];
            for (int q = 0; q < thetas.length; q++) {
                Curves curves = new Curves();
                ITEMS.get(item).curves(thetas[q], curves);
                for (int k = 0; k < ITEMS.get(item).categories(); k++) {
                    probabilities[item][k][q] = curves.p[k];
                }
            }
        }

        for (int leftOut = -1; leftOut < ITEMS.size(); leftOut++) {
            double[][] together = SumScoreDistribution.over(probabilities, leftOut);
            for (int q = 0; q < thetas.length; q++) {
                int node = q;
                assertThat(Arrays.stream(together).mapToDouble(row -> row[node]).toArray())
                        .isEqualTo(SumScoreDistribution.without(ITEMS, thetas[q], leftOut));
            }
        }
    }

    private static double p(int item, int category) {
        Curves curves = new Curves();
        ITEMS.get(item).curves(0.3, curves);
        return curves.p[category];
    }
}
