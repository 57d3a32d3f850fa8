package nl.kennispeil.scoring.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CorrelationTest {

    /**
     * Anscombe, "Graphs in statistical analysis", The American Statistician 27 (1973) 17–21, first set: r = 0.81642
     * (0.816 in the paper; the further digits from numpy 2.4 on the same rows).
     */
    @Test
    void theFirstSetOfAnscombeComesOutAsPublished() {
        double[] x = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
        double[] y = {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
        Correlation correlation = new Correlation();
        Correlation shifted = new Correlation();
        for (int i = 0; i < x.length; i++) {
            correlation.add(x[i], y[i]);
            shifted.add(x[i] + 1e6, y[i] - 1e6);
        }
        assertThat(correlation.value().orElseThrow()).isCloseTo(0.816421, within(1e-6));
        assertThat(shifted.value().orElseThrow()).isCloseTo(0.816421, within(1e-6));
        assertThat(correlation.n()).isEqualTo(11);
    }

    /** Right answers of four people to one item, and their totals: (1,3) (1,2) (0,1) (0,0): r = 2/√(1·5) by hand. */
    @Test
    void anItemThatSplitsTheGroupByTotalHasAHighCorrelation() {
        Correlation correlation = new Correlation();
        correlation.add(1, 3);
        correlation.add(1, 2);
        correlation.add(0, 1);
        correlation.add(0, 0);
        assertThat(correlation.value().orElseThrow()).isCloseTo(2 / Math.sqrt(5), within(1e-12));
    }

    @Test
    void anItemThatEverybodyGotRightHasNone() {
        Correlation correlation = new Correlation();
        for (int i = 0; i < 30; i++) {
            correlation.add(0.1 + 0.2, i);
        }
        assertThat(correlation.value()).isEmpty();
        assertThat(new Correlation().value()).isEmpty();
    }
}
