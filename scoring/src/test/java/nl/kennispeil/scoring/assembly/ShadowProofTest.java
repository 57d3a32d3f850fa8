package nl.kennispeil.scoring.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import nl.kennispeil.scoring.GoldenBank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShadowProofTest {

    /** Blueprints as a progress test has them; every tenth state is solved as a whole, from nothing, to compare. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void theNextItemIsThatOfTheBestWholeTest(int room) {
        ExampleBank bank = new ExampleBank(41 + room, 1_000, 120, room);
        Shadows shadows = new Shadows(bank.programme);
        int compared = 0;
        for (int candidate = 0; candidate < 12; candidate++) {
            SplittableRandom random = new SplittableRandom(1_000 * room + candidate);
            Shadow shadow = shadows.begin();
            List<Integer> given = new ArrayList<>();
            double theta = 0;
            for (int step = 0; step < 120; step++) {
                theta += random.nextDouble(-1, 1) * 2 / (step + 2);
                double[] gains = bank.information(theta);
                for (int j = 0; j < gains.length; j += 5) {
                    gains[(j + candidate) % gains.length] -= 10;
                }

                int next = shadow.best(gains, 1)[0];

                if (step % 10 == candidate % 10) {
                    assertThat(next).isEqualTo(wholeTest(bank.programme, gains, given));
                    compared++;
                }
                shadow.take(next);
                given.add(next);
            }
            assertThat(shadow.open()).isZero();
            assertThat(bank.programme.violations(choice(given))).isEmpty();
        }
        assertThat(compared).isEqualTo(144);
    }

    private static double[] choice(List<Integer> given) {
        double[] x = new double[1_000];
        given.forEach(item -> x[item] = 1);
        return x;
    }

    /** The free item worth most in the best whole test, found without anything of {@link Shadow}. */
    private static int wholeTest(Programme demands, double[] gains, List<Integer> given) {
        Programme.Builder builder = new Programme.Builder(gains.length);
        for (int j = 0; j < gains.length; j++) {
            builder.gain(j, gains[j]);
        }
        given.forEach(item -> builder.bounds(item, 1, 1));
        demands.rows().forEach(builder::row);
        demands.sets().forEach(builder::atMostOne);
        Solution solution = new BranchAndBound().solve(builder.build(), Solver.Limits.exact(60));
        assertThat(solution.status()).isEqualTo(Solution.Status.OPTIMAL);
        int best = -1;
        for (int j = 0; j < gains.length; j++) {
            if (solution.x()[j] > 0.5 && !given.contains(j) && (best < 0 || gains[j] > gains[best])) {
                best = j;
            }
        }
        return best;
    }

    @Test
    void sumsOfWordsAndSecondsAreKeptToo() {
        Shadow shadow = new Shadows(GoldenBank.programme(new double[1_000])).begin();
        SplittableRandom random = new SplittableRandom(3);
        double[] given = new double[1_000];
        List<Integer> items = new ArrayList<>();
        double theta = 0.4;
        for (int step = 0; step < GoldenBank.LENGTH; step++) {
            theta += random.nextDouble(-1, 1) / (step + 2);
            double[] gains = GoldenBank.information(theta);

            int next = shadow.best(gains, 1)[0];

            if (step % 40 == 0) {
                assertThat(next).isEqualTo(wholeTest(GoldenBank.programme(gains), gains, items));
            }
            shadow.take(next);
            given[next] = 1;
            items.add(next);
        }
        assertThat(GoldenBank.programme(new double[1_000]).violations(given)).isEmpty();
    }

    @Test
    void severalItemsAskedAtOnceAreThoseOfTheBestTestInOrder() {
        ExampleBank bank = new ExampleBank(5, 400, 60, 1);
        double[] gains = bank.information(0.2);

        int[] five = new Shadows(bank.programme).begin().best(gains, 5);

        assertThat(five).hasSize(5);
        assertThat(Arrays.stream(five).mapToObj(item -> -gains[item])).isSorted();
        assertThat(five[0]).isEqualTo(wholeTest(bank.programme, gains, List.of()));
        assertThat(five[1]).isEqualTo(wholeTest(bank.programme, gains, List.of(five[0])));
    }

    /** What another candidate computed in between in the same room must not be seen. */
    @Test
    void candidatesWhoShareRoomDoNotDisturbEachOther() {
        ExampleBank bank = new ExampleBank(6, 400, 60, 0);

        List<Integer> alone = course(new Shadows(bank.programme), bank, false);
        List<Integer> among = course(new Shadows(bank.programme), bank, true);

        assertThat(among).isEqualTo(alone);
    }

    private static List<Integer> course(Shadows shadows, ExampleBank bank, boolean others) {
        Shadow shadow = shadows.begin();
        List<Integer> given = new ArrayList<>();
        for (int step = 0; step < 60; step++) {
            if (others) {
                shadows.begin().best(bank.information(step / 20.0 - 1.5), 2);
            }
            int next = shadow.best(bank.information(1 - step / 50.0), 1)[0];
            shadow.take(next);
            given.add(next);
        }
        return given;
    }

    @Test
    void aTestThatCannotBeMetMissesAsLittleAsPossibleAndSaysSo() {
        Programme.Builder builder = new Programme.Builder(10);
        builder.row(Programme.Row.count("length", new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 5, 5));
        builder.row(Programme.Row.count("heart", new int[] {0, 1, 2}, 3, 3));
        Shadow shadow = new Shadows(builder.build()).begin();
        shadow.leave(1);
        double[] gains = {0, 0, 0, .9, .8, .7, .6, .5, .4, .3};

        List<Integer> given = new ArrayList<>();
        for (int step = 0; step < 5; step++) {
            int next = shadow.best(gains, 1)[0];
            shadow.take(next);
            given.add(next);
        }

        assertThat(shadow.unmet()).isTrue();
        assertThat(given).containsExactlyInAnyOrder(0, 2, 3, 4, 5);
    }

    @Test
    void whenAllIsTakenNothingIsLeft() {
        Programme.Builder builder = new Programme.Builder(2);
        builder.row(Programme.Row.count("length", new int[] {0, 1}, 1, 1));
        Shadow shadow = new Shadows(builder.build()).begin();
        double[] gains = {1, 2};

        shadow.take(shadow.best(gains, 1)[0]);

        assertThat(shadow.best(gains, 1)).isEmpty();
    }
}
