package nl.kennispeil.scoring.irt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import nl.kennispeil.scoring.irt.ItemParameters.FourPl;
import nl.kennispeil.scoring.irt.ItemParameters.Rasch;
import nl.kennispeil.scoring.irt.ItemParameters.ThreePl;
import nl.kennispeil.scoring.irt.ItemParameters.TwoPl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ItemParametersTest {

    @Test
    void atItsDifficultyARaschItemIsAnsweredRightByHalf() {
        assertThat(new Rasch(0.7).probability(0.7)).isEqualTo(0.5);
    }

    /** 1 / (1 + e^−1) = 0.7310585786300049. */
    @Test
    void oneLogitAboveTheDifficultyIsSeventyThreePercent() {
        assertThat(new Rasch(0).probability(1)).isCloseTo(0.7310585786300049, within(1e-15));
    }

    /** 1 / (1 + e^−1.5) = 0.8175744761936437: D is 1, not 1.7. */
    @Test
    void discriminationMultipliesTheDistanceWithoutAScalingConstant() {
        assertThat(new TwoPl(1.5, -1).probability(0)).isCloseTo(0.8175744761936437, within(1e-15));
    }

    /** 0.25 + 0.75 / 2. */
    @Test
    void guessingLiftsTheMidpoint() {
        assertThat(new ThreePl(0.9, 0.2, 0.25).probability(0.2)).isEqualTo(0.625);
    }

    @Test
    void withoutGuessingThreeParametersAreTwo() {
        assertThat(new ThreePl(0.9, 0.2, 0).probability(1.3)).isEqualTo(new TwoPl(0.9, 0.2).probability(1.3));
    }

    @Test
    void extremeAbilitiesReachTheAsymptotes() {
        ThreePl item = new ThreePl(1, 0, 0.25);

        assertThat(item.probability(Double.NEGATIVE_INFINITY)).isEqualTo(0.25);
        assertThat(item.probability(-1e308)).isEqualTo(0.25);
        assertThat(item.probability(Double.POSITIVE_INFINITY)).isEqualTo(1);
    }

    @Test
    void theProbabilityRisesWithAbility() {
        ThreePl item = new ThreePl(0.7, 0.4, 0.2);
        for (double theta = -6; theta < 6; theta += 0.1) {
            assertThat(item.probability(theta + 0.1)).isGreaterThan(item.probability(theta));
        }
    }

    @Test
    void parametersOutsideTheirRangeAreNamed() {
        assertThatThrownBy(() -> new Rasch(Double.NaN)).hasMessageContaining("difficulty b is NaN");
        assertThatThrownBy(() -> new TwoPl(0, 0)).hasMessageContaining("discrimination a is 0.0");
        assertThatThrownBy(() -> new ThreePl(1, 0, 1)).hasMessageContaining("asymptote c is 1.0");
        assertThatThrownBy(() -> new FourPl(1, 0, 0.3, 0.3)).hasMessageContaining("asymptote d is 0.3");
        assertThatThrownBy(() -> new GradedResponse(1, 0.5, 0.5)).hasMessageContaining("boundary b2 is 0.5");
        assertThatThrownBy(() -> new NominalResponse(new double[] {0, 1, 2}, new double[] {0, 1}))
                .hasMessageContaining("3 slopes and 2 intercepts");
    }

    @Test
    void anAbilityThatIsNotANumberIsRefused() {
        assertThatThrownBy(() -> new Rasch(0).probability(Double.NaN)).hasMessageContaining("theta");
    }

    /** Every model, with a negative slope too: categories add up to 1 and the derivatives are those of the curves. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("items")
    void curvesAddUpToOneAndTheirDerivativesAreTheirs(ItemParameters item) {
        double h = 1e-5;
        Curves here = new Curves(5);
        Curves left = new Curves(5);
        Curves right = new Curves(5);
        for (double theta = -4; theta <= 4; theta += 0.5) {
            item.curves(theta, here);
            item.curves(theta - h, left);
            item.curves(theta + h, right);
            double sum = 0;
            for (int k = 0; k < item.categories(); k++) {
                sum += here.p[k];
                assertThat(here.first[k]).isCloseTo((right.p[k] - left.p[k]) / (2 * h), within(1e-9));
                assertThat(here.second[k]).isCloseTo((right.first[k] - left.first[k]) / (2 * h), within(1e-9));
            }
            assertThat(sum).isCloseTo(1, within(1e-14));
        }
    }

    /** A graded item with two categories is a 2PL item, and so is one of partial credit. */
    @Test
    void modelsForMoreCategoriesContainTheTwoParameterModel() {
        TwoPl two = new TwoPl(-1.3, 0.4);
        for (double theta = -3; theta < 3; theta += 0.25) {
            assertThat(new GradedResponse(-1.3, 0.4).expectedScore(theta))
                    .isCloseTo(two.probability(theta), within(1e-14));
            assertThat(PartialCredit.gpcm(-1.3, 0.4).information(theta))
                    .isCloseTo(two.information(theta), within(1e-14));
        }
    }

    static Stream<ItemParameters> items() {
        return Stream.of(
                new Rasch(0.3),
                new ItemParameters.OnePl(1.2, -1),
                new TwoPl(-0.8, 0.5),
                new ThreePl(1.4, 0.2, 0.22),
                new FourPl(1.7, -0.4, 0.1, 0.93),
                PartialCredit.pcm(-1, 0.7, 0.2),
                PartialCredit.gpcm(0.8, -1, 0.7, 0.2, 1.5),
                new GradedResponse(1.6, -2, -0.3, 1.1),
                new GradedResponse(-1.6, 1.1, -0.3, -2),
                new NominalResponse(new double[] {0, 0.5, -0.7, 1.4}, new double[] {0, 1, 0.2, -0.6}));
    }
}
