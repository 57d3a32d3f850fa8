package nl.kennispeil.scoring.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OneFactorTest {

    /** Correlations λᵢλⱼ exactly: the factor must give the loadings back. ω = (Σλ)²/((Σλ)² + Σ(1 − λ²)). */
    @Test
    void aPerfectFactorIsFoundAgain() {
        double[] loadings = {0.9, 0.7, 0.5, 0.3, 0.2, 0.6};
        Omega omega = omega(loadings, 1);

        for (int item = 0; item < loadings.length; item++) {
            assertThat(omega.loadings().get(item)).isCloseTo(loadings[item], within(1e-7));
        }
        double sum = 3.2;
        double unique = 6 - (0.81 + 0.49 + 0.25 + 0.09 + 0.04 + 0.36);
        assertThat(omega.standardized()).isCloseTo(sum * sum / (sum * sum + unique), within(1e-8));
        assertThat(omega.heywood()).isFalse();
    }

    @Test
    void anItemThatLoadsNegativelyTakesOffFromTheTotal() {
        Omega omega = omega(new double[] {0.8, 0.7, 0.6, -0.5}, 1);

        assertThat(omega.loadings().get(3)).isCloseTo(-0.5, within(1e-7));
        assertThat(omega.standardized()).isCloseTo(2.56 / (2.56 + 4 - 0.64 - 0.49 - 0.36 - 0.25), within(1e-8));
    }

    @Test
    void scoresWithAnotherSpreadHaveAnotherOmegaButTheSameFactor() {
        Omega omega = omega(new double[] {0.8, 0.7, 0.6, 0.5}, 3);

        assertThat(omega.loadings().get(0)).isCloseTo(0.8, within(1e-7));
        // first item three times as wide: Σλs = 2.4 + 1.8, Σψs² = 9·0.36 + 0.51 + 0.64 + 0.75
        assertThat(omega.total()).isCloseTo(4.2 * 4.2 / (4.2 * 4.2 + 3.24 + 1.9), within(1e-8));
        assertThat(omega.total()).isNotCloseTo(omega.standardized(), within(0.01));
    }

    /** r₁₂ r₁₃ / r₂₃ = 0.8 · 0.8 / 0.4 = 1.6: the first loading would have to be above 1. */
    @Test
    void aLoadingThatWouldExceedOneIsSaid() {
        CovarianceMatrix matrix = new CovarianceMatrix(new double[][] {{1, 0.8, 0.8}, {0.8, 1, 0.4}, {0.8, 0.4, 1}});

        assertThat(OneFactor.omega(matrix, matrix).heywood()).isTrue();
    }

    @Test
    void twoItemsDoNotIdentifyAFactor() {
        CovarianceMatrix matrix = new CovarianceMatrix(new double[][] {{1, 0.5}, {0.5, 1}});

        assertThat(OneFactor.omega(matrix, matrix).total()).isNaN();
    }

    private static Omega omega(double[] loadings, double widthOfFirst) {
        double[][] entries = new double[loadings.length][loadings.length];
        for (int row = 0; row < loadings.length; row++) {
            for (int column = 0; column < loadings.length; column++) {
                double width = (row == 0 ? widthOfFirst : 1) * (column == 0 ? widthOfFirst : 1);
                entries[row][column] = width * (row == column ? 1 : loadings[row] * loadings[column]);
            }
        }
        CovarianceMatrix covariances = new CovarianceMatrix(entries);
        return OneFactor.omega(covariances, covariances.correlations());
    }
}
