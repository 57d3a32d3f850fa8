package nl.kennispeil.scoring.irt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogisticTest {

    @Test
    void theLogarithmOfAProbabilityKeepsItsDigitsInBothTails() {
        assertThat(-Logistic.softplus(-0.7)).isCloseTo(Math.log(Logistic.of(0.7)), within(1e-15));
        // ln(1 + e^−50) is e^−50 to the last digit, where ln σ(50) computed as written is 0
        assertThat(Logistic.softplus(-50)).isEqualTo(Math.exp(-50));
        assertThat(Logistic.softplus(800)).isEqualTo(800);
        assertThat(Logistic.softplus(-800)).isZero();
    }
}
