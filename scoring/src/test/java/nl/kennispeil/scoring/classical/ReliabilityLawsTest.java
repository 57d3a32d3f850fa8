package nl.kennispeil.scoring.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Guttman proved of his bounds, and what must not matter, on simulated tests of 0/1 items and of items with five scores. */
class ReliabilityLawsTest {

    private static final Offset<Double> EXACT = within(1e-11);

    @ParameterizedTest
    @CsvSource({"2, 2, 1", "6, 2, 2", "15, 2, 3", "7, 5, 4", "18, 5, 5"})
    void boundsStandInTheirOrder(int items, int categories, long seed) {
        Reliability reliability =
                analyse(simulated(items, categories, seed)).test().reliability();

        assertThat(reliability.lambda1()).isLessThan(reliability.alpha());
        assertThat(reliability.alpha()).isLessThanOrEqualTo(reliability.lambda2() + 1e-12);
        assertThat(reliability.lambda5()).isGreaterThan(reliability.lambda1());
        assertThat(reliability.lambda6()).isGreaterThan(reliability.lambda1());
        assertThat(reliability.lambda4().lambda4())
                .isGreaterThanOrEqualTo(reliability.oddEven().flanagan() - 1e-12)
                .isGreaterThanOrEqualTo(reliability.halves().flanagan() - 1e-12);
        assertThat(reliability.interval().low()).isLessThan(reliability.alpha());
        assertThat(reliability.interval().high()).isGreaterThan(reliability.alpha());
    }

    /** Alpha is the mean of all split-half coefficients (Cronbach 1951), and of two items there is one split. */
    @Test
    void ofTwoItemsAlphaIsTheSplitHalfCoefficient() {
        Reliability reliability = analyse(simulated(2, 5, 9)).test().reliability();

        assertThat(reliability.alpha()).isCloseTo(reliability.oddEven().flanagan(), EXACT);
        assertThat(reliability.alpha()).isCloseTo(reliability.lambda4().lambda4(), EXACT);
    }

    @Test
    void categoriesThatStartHigherChangeNothingButTheMean() {
        int[][] rows = simulated(6, 5, 12);
        int[][] higher = IntStream.range(0, rows.length)
                .mapToObj(person ->
                        IntStream.of(rows[person]).map(score -> score + 90).toArray())
                .toArray(int[][]::new);
        TestStatistics one = analyse(rows).test();
        TestStatistics other = analyse(higher).test();

        assertThat(other.mean()).isCloseTo(one.mean() + 540, within(1e-9));
        assertThat(other.sd()).isCloseTo(one.sd(), EXACT);
        assertThat(other.reliability().alpha()).isCloseTo(one.reliability().alpha(), EXACT);
        assertThat(other.reliability().omega().total())
                .isCloseTo(one.reliability().omega().total(), within(1e-8));
    }

    @Test
    void theOrderOfItemsDoesNotMatter() {
        int[][] rows = simulated(9, 2, 21);
        int[][] turned = IntStream.range(0, rows.length)
                .mapToObj(person -> IntStream.range(0, 9)
                        .map(item -> rows[person][8 - item])
                        .toArray())
                .toArray(int[][]::new);
        ClassicalAnalysis one = analyse(rows);
        ClassicalAnalysis other = analyse(turned);

        assertThat(other.test().reliability().alpha())
                .isCloseTo(one.test().reliability().alpha(), EXACT);
        assertThat(other.test().reliability().lambda4().lambda4())
                .isCloseTo(one.test().reliability().lambda4().lambda4(), EXACT);
        for (int item = 0; item < 9; item++) {
            assertThat(other.items().get(8 - item).discrimination().rir())
                    .isCloseTo(one.items().get(item).discrimination().rir(), EXACT);
        }
    }

    @Test
    void alphaWithoutAnItemIsTheAlphaOfTheOthers() {
        int[][] rows = simulated(5, 5, 33);
        double without = analyse(rows).items().get(4).discrimination().alphaIfDeleted();

        double others = ClassicalAnalysis.of(matrix(rows).items(0, 1, 2, 3), ClassicalSettings.defaults())
                .test()
                .reliability()
                .alpha();

        assertThat(without).isCloseTo(others, EXACT);
    }

    private static ClassicalAnalysis analyse(int[][] rows) {
        return ClassicalAnalysis.of(matrix(rows), ClassicalSettings.defaults());
    }

    private static ResponseMatrix matrix(int[][] rows) {
        List<String> names =
                IntStream.range(0, rows[0].length).mapToObj(item -> "q" + item).toList();
        return ResponseMatrix.of(names, rows);
    }

    private static int[][] simulated(int items, int categories, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] rows = new int[500][items];
        for (int[] row : rows) {
            double ability = random.nextDouble() * 3 - 1.5;
            for (int item = 0; item < items; item++) {
                double p = 1 / (1 + Math.exp(-ability - item % 3 + 1));
                for (int step = 1; step < categories; step++) {
                    row[item] += random.nextDouble() < p ? 1 : 0;
                }
            }
        }
        return rows;
    }
}
