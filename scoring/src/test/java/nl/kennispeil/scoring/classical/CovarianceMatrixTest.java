package nl.kennispeil.scoring.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CovarianceMatrixTest {

    /** Bits against the definition, on 0/1, categories, formula points, large and negative scores, with and without missing. */
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 3", "3, 4", "4, 0", "0, 0", "3, 3"})
    void countingBitsGivesTheCovariance(int one, int other) {
        double[][] scales = {{0, 1, 0, 1}, {0, 1, 2, 3}, {1, -0.33, 0, -0.33}, {95, 96, 97, 99}, {0, -2, 5, 0.5}};
        for (int missing = 0; missing < 2; missing++) {
            byte[] mine = codes(333, 11 + one, missing == 1);
            byte[] theirs = codes(333, 77 + other, missing == 1);

            double counted = BitColumn.of(mine, scales[one]).covariance(BitColumn.of(theirs, scales[other]));

            assertThat(counted).isCloseTo(covariance(mine, scales[one], theirs, scales[other]), within(1e-11));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void fewerThanTwoPersonsHaveNoCovariance(int persons) {
        BitColumn column = BitColumn.of(codes(persons, 3, false), new double[] {0, 1, 0, 1});

        assertThat(column.covariance(column)).isNaN();
    }

    private static byte[] codes(int persons, long seed, boolean missing) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] codes = new byte[persons];
        for (int person = 0; person < persons; person++) {
            codes[person] = (byte) (missing && random.nextInt(5) == 0 ? -1 : random.nextInt(4));
        }
        return codes;
    }

    private static double covariance(byte[] mine, double[] values, byte[] theirs, double[] others) {
        double n = 0;
        double meanX = 0;
        double meanY = 0;
        for (int person = 0; person < mine.length; person++) {
            if (mine[person] >= 0 && theirs[person] >= 0) {
                n++;
                meanX += values[mine[person]];
                meanY += others[theirs[person]];
            }
        }
        double products = 0;
        for (int person = 0; person < mine.length; person++) {
            if (mine[person] >= 0 && theirs[person] >= 0) {
                products += (values[mine[person]] - meanX / n) * (others[theirs[person]] - meanY / n);
            }
        }
        return products / (n - 1);
    }
}
