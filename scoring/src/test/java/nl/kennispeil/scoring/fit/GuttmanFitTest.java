package nl.kennispeil.scoring.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import nl.kennispeil.scoring.Golden;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.junit.jupiter.api.Test;

class GuttmanFitTest {

    /** Passed by 4, 3, 2 and 1 of 5. */
    private static final int[][] STAIRS = {
        {1, 1, 1, 1}, {1, 1, 1, 0}, {1, 1, 0, 0}, {1, 0, 0, 0}, {0, 0, 0, 0},
    };

    private static final List<String> NAMES = List.of("a", "b", "c", "d");

    @Test
    void aPerfectStaircaseHasNoErrors() {
        GuttmanFit fit = GuttmanFit.of(ResponseMatrix.of(NAMES, STAIRS));

        assertThat(fit.errors()).containsOnly(0);
        assertThat(fit.normed()).containsOnly(0);
        assertThat(fit.u3()).containsOnly(0);
    }

    /** Items passed by .6, .5, .4, .3 of ten. 0011 has all 4 of its possible errors; 0101 has 3 of 4. */
    @Test
    void errorsAreCountedByHand() {
        int[][] rows = {
            {0, 0, 1, 1}, {0, 1, 0, 1}, {1, 1, 1, 1}, {1, 1, 1, 0}, {1, 1, 1, 0},
            {1, 1, 0, 0}, {1, 0, 0, 0}, {1, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0},
        };
        GuttmanFit fit = GuttmanFit.of(ResponseMatrix.of(NAMES, rows));
        double[] odds = {Math.log(.6 / .4), 0, Math.log(.4 / .6), Math.log(.3 / .7)};

        assertThat(fit.errors()).containsExactly(4, 3, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(fit.normed()).containsExactly(1, 0.75, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(fit.u3()[0]).isCloseTo(1, within(1e-12));
        assertThat(fit.u3()[1]).isCloseTo((odds[0] - odds[3]) / (odds[0] + odds[1] - odds[2] - odds[3]), within(1e-12));
    }

    /** With four categories: the extremes per score, found by going through all 256 patterns. */
    @Test
    void polytomousErrorsAreNormedByTheWorstPatternWithTheScore() {
        ResponseMatrix science = Golden.matrix("science/data.csv");
        int[][] rows = new int[science.persons() + 256][4];
        for (int person = 0; person < science.persons(); person++) {
            for (int item = 0; item < 4; item++) {
                rows[person][item] = science.at(person, item);
            }
        }
        for (int pattern = 0; pattern < 256; pattern++) {
            for (int item = 0; item < 4; item++) {
                rows[science.persons() + pattern][item] = pattern >> (2 * item) & 3;
            }
        }
        ResponseMatrix data = ResponseMatrix.of(science.itemNames(), rows);
        GuttmanFit fit = GuttmanFit.of(data);
        double[] worst = new double[13];
        for (int person = 0; person < rows.length; person++) {
            int score = data.sum(person);
            worst[score] = Math.max(worst[score], fit.errors()[person]);
        }
        for (int person = 0; person < rows.length; person++) {
            double most = worst[data.sum(person)];
            assertThat(fit.normed()[person]).isCloseTo(most == 0 ? 0 : fit.errors()[person] / most, within(1e-12));
            assertThat(fit.u3()[person]).isBetween(0.0, 1 + 1e-12);
        }
    }

    @Test
    void aMissingItemIsLeftOut() {
        int[][] rows = new int[200][5];
        SplittableRandom random = new SplittableRandom(3);
        for (int[] row : rows) {
            for (int item = 0; item < 5; item++) {
                row[item] = random.nextInt(10) > 2 * item - 1 ? 1 : 0;
            }
        }
        rows[0] = new int[] {0, 1, -1, 1, 1};
        rows[1] = new int[] {-1, -1, -1, -1, -1};
        GuttmanFit fit = GuttmanFit.of(ResponseMatrix.of(List.of("a", "b", "c", "d", "e"), rows));

        assertThat(fit.errors()[0]).isEqualTo(3);
        assertThat(fit.normed()[0]).isEqualTo(1);
        assertThat(fit.errors()[1]).isNaN();
        assertThat(fit.u3()[1]).isNaN();
    }
}
