package nl.kennispeil.scoring.ability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import nl.kennispeil.scoring.Golden;
import nl.kennispeil.scoring.GoldenItems;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

class PlausibleValuesTest {

    private static final List<ItemParameters> ITEMS = GoldenItems.of("lsat7/2pl");

    /** LSAT7: EAPs have a variance of about .45, plausible values one of about 1, that of the population. */
    @Test
    void drawsKeepTheSpreadOfThePopulation() {
        ResponseMatrix data = Golden.matrix("lsat7/data.csv");
        double[] eap = AbilityEstimators.eap(ITEMS, NormalPrior.STANDARD)
                .estimate(data)
                .theta();
        double[][] values = PlausibleValues.draw(ITEMS, NormalPrior.STANDARD, data, 5, new SplittableRandom(1));
        double[] first = new double[values.length];
        for (int person = 0; person < values.length; person++) {
            first[person] = values[person][0];
        }

        assertThat(StatUtils.variance(eap)).isLessThan(0.5);
        assertThat(StatUtils.variance(first)).isCloseTo(1, within(0.1));
        assertThat(StatUtils.mean(first)).isCloseTo(0, within(0.1));
    }

    @Test
    void drawsOfOnePersonHaveTheMomentsOfThePosterior() {
        ResponseMatrix one = ResponseMatrix.of(List.of("a", "b", "c", "d", "e"), new int[][] {{1, 0, 1, 1, 0}});
        double[] values = PlausibleValues.draw(ITEMS, NormalPrior.STANDARD, one, 40_000, new SplittableRandom(2))[0];
        Ability eap = AbilityEstimators.eap(ITEMS, NormalPrior.STANDARD).estimate(1, 0, 1, 1, 0);

        assertThat(StatUtils.mean(values)).isCloseTo(eap.theta(), within(0.015));
        assertThat(Math.sqrt(StatUtils.variance(values))).isCloseTo(eap.standardError(), within(0.015));
    }

    @Test
    void theSameSeedGivesTheSameValues() {
        ResponseMatrix data = Golden.matrix("lsat7/data.csv");

        assertThat(PlausibleValues.draw(ITEMS, NormalPrior.STANDARD, data, 2, new SplittableRandom(9)))
                .isDeepEqualTo(PlausibleValues.draw(ITEMS, NormalPrior.STANDARD, data, 2, new SplittableRandom(9)));
        assertThatThrownBy(() -> PlausibleValues.draw(ITEMS, NormalPrior.STANDARD, data, 0, new SplittableRandom(9)))
                .hasMessageContaining("0 draws");
    }
}
