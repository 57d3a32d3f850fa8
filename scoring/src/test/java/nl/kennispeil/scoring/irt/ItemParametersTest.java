package nl.kennispeil.scoring.irt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import nl.kennispeil.scoring.irt.ItemParameters.Rasch;
import nl.kennispeil.scoring.irt.ItemParameters.ThreePl;
import nl.kennispeil.scoring.irt.ItemParameters.TwoPl;
import org.junit.jupiter.api.Test;

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
        assertThatThrownBy(() -> new Rasch(21)).hasMessageContaining("−20..20");
    }

    @Test
    void anAbilityThatIsNotANumberIsRefused() {
        assertThatThrownBy(() -> new Rasch(0).probability(Double.NaN)).hasMessageContaining("theta");
    }
}
