package nl.kennispeil.scoring.ability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.irt.Dichotomous;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.ItemParameters.TwoPl;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.junit.jupiter.api.Test;

class FarAbilityTest {

    private static final List<ItemParameters> ITEMS = IntStream.range(0, 120)
            .<ItemParameters>mapToObj(j -> new TwoPl(0.8 + 0.01 * (j % 40), -2 + 0.033 * j))
            .toList();

    /** All wrong under a prior of N(1, 0.4): the posterior lies more than 6 of its deviations from the prior's mean. */
    @Test
    void whoLiesFarFromThePriorIsNotCutOffAtTheEndOfTheGrid() {
        NormalPrior prior = new NormalPrior(1, 0.4);
        int[] wrong = new int[ITEMS.size()];

        Ability ability = AbilityEstimators.eap(ITEMS, prior).estimate(wrong);

        double[] moments = direct(prior);
        assertThat(moments[0]).isLessThan(1 - 6 * 0.4);
        assertThat(ability.theta()).isCloseTo(moments[0], within(1e-6));
        assertThat(ability.standardError()).isCloseTo(moments[1], within(1e-6));
    }

    @Test
    void amongManyPersonsTooTheFarOnesAreNotCutOff() {
        NormalPrior prior = new NormalPrior(1, 0.4);
        int[][] rows = new int[300][ITEMS.size()];
        for (int person = 0; person < rows.length; person++) {
            for (int item = 0; item < rows[person].length; item++) {
                rows[person][item] = (person * 31 + item * 17) % 100 < person / 3 ? 1 : 0;
            }
        }
        List<String> names =
                IntStream.range(0, ITEMS.size()).mapToObj(j -> "i" + j).toList();

        AbilityEstimator estimator = AbilityEstimators.eap(ITEMS, prior);
        Abilities many = estimator.estimate(ResponseMatrix.of(names, rows));

        for (int person = 0; person < rows.length; person += 23) {
            assertThat(many.theta()[person])
                    .isCloseTo(estimator.estimate(rows[person]).theta(), within(1e-10));
        }
    }

    /** Mean and deviation of the posterior of all wrong, summed from −8 to 6 in steps of 1/1000. */
    private static double[] direct(NormalPrior prior) {
        double sum = 0;
        double first = 0;
        double second = 0;
        for (int step = -8000; step <= 6000; step++) {
            double theta = step / 1000.0;
            double z = (theta - prior.mean()) / prior.sd();
            double log = -z * z / 2;
            for (ItemParameters item : ITEMS) {
                log += Math.log1p(-((Dichotomous) item).probability(theta));
            }
            double weight = Math.exp(log + 40);
            sum += weight;
            first += weight * theta;
            second += weight * theta * theta;
        }
        double mean = first / sum;
        return new double[] {mean, Math.sqrt(second / sum - mean * mean)};
    }
}
