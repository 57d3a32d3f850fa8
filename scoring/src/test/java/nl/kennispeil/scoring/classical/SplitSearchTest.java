package nl.kennispeil.scoring.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitSearchTest {

    /** The definition: every split into two halves that are not empty. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8, 11})
    void enumerationFindsTheBestOfAllSplits(int items) {
        CovarianceMatrix matrix = random(items, 3);
        double best = Double.NEGATIVE_INFINITY;
        for (int mask = 1; mask < 1 << (items - 1); mask++) {
            boolean[] first = new boolean[items];
            for (int item = 0; item < items; item++) {
                first[item] = (mask >> item & 1) == 1;
            }
            best = Math.max(best, 4 * matrix.between(first) / matrix.total());
        }

        assertThat(SplitSearch.best(matrix, 1).lambda4()).isCloseTo(best, within(1e-12));
    }

    /** Pairs of items that share much: the best split puts one of each pair in each half; 2^29 splits cannot be listed. */
    @Test
    void searchFindsThePlantedSplitOfManyItems() {
        int items = 60;
        double[][] entries = new double[items][items];
        double[] noise = new SplittableRandom(8).doubles(3600).toArray();
        for (int row = 0; row < items; row++) {
            for (int column = 0; column < items; column++) {
                int low = Math.min(row, column);
                int high = Math.max(row, column);
                double beside = low + items / 2 == high ? 0.9 : 0.1 + 0.001 * noise[low * items + high];
                entries[row][column] = row == column ? 1 : beside;
            }
        }
        MaximalSplit split = SplitSearch.best(new CovarianceMatrix(entries), 1);

        assertThat(split.exact()).isFalse();
        assertThat(split.first()).hasSize(items / 2);
        assertThat(split.first().stream().map(item -> item % (items / 2)).distinct())
                .hasSize(items / 2);
    }

    @Test
    void theSameSeedGivesTheSameSplit() {
        CovarianceMatrix matrix = random(40, 5);

        assertThat(SplitSearch.best(matrix, 9)).isEqualTo(SplitSearch.best(matrix, 9));
    }

    @Test
    void theSearchIsAtLeastAsGoodAsOddAgainstEven() {
        CovarianceMatrix matrix = random(45, 6);
        boolean[] odd = new boolean[45];
        for (int item = 0; item < 45; item += 2) {
            odd[item] = true;
        }

        assertThat(SplitSearch.best(matrix, 1).lambda4()).isGreaterThan(4 * matrix.between(odd) / matrix.total());
    }

    @Test
    void oneItemHasNoHalves() {
        assertThat(SplitSearch.best(random(1, 1), 1)).isEqualTo(MaximalSplit.NONE);
    }

    /** A′A of random numbers, so a covariance matrix. */
    private static CovarianceMatrix random(int items, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] factors = new double[items + 3][items];
        for (double[] row : factors) {
            for (int item = 0; item < items; item++) {
                row[item] = random.nextDouble() - 0.3;
            }
        }
        double[][] entries = new double[items][items];
        for (double[] row : factors) {
            for (int one = 0; one < items; one++) {
                for (int other = 0; other < items; other++) {
                    entries[one][other] += row[one] * row[other];
                }
            }
        }
        return new CovarianceMatrix(entries);
    }
}
