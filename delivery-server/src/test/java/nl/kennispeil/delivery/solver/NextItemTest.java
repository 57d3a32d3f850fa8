package nl.kennispeil.delivery.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import nl.kennispeil.scoring.assembly.Programme;
import nl.kennispeil.scoring.assembly.Shadow;
import nl.kennispeil.scoring.assembly.Shadows;
import nl.kennispeil.scoring.assembly.Solution;
import nl.kennispeil.scoring.irt.ItemParameters.ThreePl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The next item of an adaptive test, held against a general solver (CBC of OR-Tools) that chooses the whole test anew. With
 * {@code -Dnext.states=3000} it compares so many states rather than a few.
 */
class NextItemTest {

    private static final int ITEMS = 1_000;
    private static final int LENGTH = 120;
    private static final int[] VALUES = {17, 4, 4, 3};

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(20261123);
    private final ThreePl[] items = new ThreePl[ITEMS];

    @Test
    void theNextItemIsTheOneThatAGeneralSolverWouldGive() throws IOException {
        assumeTrue(NativeSolver.available(), "no native solver for this platform");
        NativeLibrary.load(folder);
        int states = Integer.getInteger("next.states", 48);
        Programme demands = demands();
        Shadows shadows = new Shadows(demands);
        int compared = 0;
        int ties = 0;
        while (compared < states) {
            Shadow shadow = shadows.begin();
            BitSet given = new BitSet();
            double theta = random.nextGaussian();
            for (int step = 0; step < LENGTH; step++) {
                theta += random.nextDouble(-1, 1) / (step + 2);
                double[] gains = gains(theta);
                int next = shadow.best(gains, 1)[0];
                if (random.nextInt(10) == 0) {
                    ties += compare(demands, next, whole(demands, gains, given), gains, given);
                    compared++;
                }
                shadow.take(next);
                given.set(next);
            }
            assertThat(shadow.open()).isZero();
        }
        assertThat(ties).isLessThanOrEqualTo(1 + compared / 50);
    }

    private static int compare(Programme demands, int next, Solution solution, double[] gains, BitSet given) {
        assertThat(solution.status()).isEqualTo(Solution.Status.OPTIMAL);
        int best = -1;
        for (int j = 0; j < gains.length; j++) {
            if (solution.x()[j] > 0.5 && !given.get(j) && (best < 0 || gains[j] > gains[best])) {
                best = j;
            }
        }
        if (next == best) {
            return 0;
        }
        // the general solver stops when nothing is better by 1e-5: then a best test must hold our item as well
        given.set(next);
        Solution with = whole(demands, gains, given);
        given.clear(next);
        assertThat(with.value()).isCloseTo(solution.value(), within(1.5e-5));
        return 1;
    }

    private static Programme programme(Programme demands, double[] gains, BitSet given) {
        Programme.Builder builder = new Programme.Builder(gains.length);
        for (int j = 0; j < gains.length; j++) {
            builder.gain(j, gains[j]);
        }
        given.stream().forEach(item -> builder.bounds(item, 1, 1));
        demands.rows().forEach(builder::row);
        demands.sets().forEach(builder::atMostOne);
        return builder.build();
    }

    private static Solution whole(Programme demands, double[] gains, BitSet given) {
        return SolverProcess.Native.solve(new Wire.Question(programme(demands, gains, given), 0, 120, "CBC"));
    }

    /** What items are worth, a fifth of them held back. */
    private double[] gains(double theta) {
        int from = random.nextInt(5);
        double[] gains = new double[ITEMS];
        for (int item = 0; item < ITEMS; item++) {
            gains[item] = items[item].information(theta) - (item % 5 == from ? 10 : 0);
        }
        return gains;
    }

    /** A blueprint as of a national progress test: 17 categories, age, aspect, character, 80 sets of enemies. */
    private Programme demands() {
        int[][] value = new int[VALUES.length][ITEMS];
        for (int item = 0; item < ITEMS; item++) {
            items[item] = new ThreePl(
                    Math.exp(0.3 * random.nextGaussian()), 1.1 * random.nextGaussian(), random.nextDouble(0.1, 0.25));
            for (int d = 0; d < VALUES.length; d++) {
                value[d][item] = random.nextInt(VALUES[d]);
            }
        }
        Programme.Builder builder = new Programme.Builder(ITEMS);
        int[] all = new int[ITEMS];
        Arrays.setAll(all, item -> item);
        builder.row(Programme.Row.count("length", all, LENGTH, LENGTH));
        for (int d = 0; d < VALUES.length; d++) {
            double share = (double) LENGTH / VALUES[d];
            for (int v = 0; v < VALUES[d]; v++) {
                int[] of = value[d];
                int wanted = v;
                builder.row(Programme.Row.count(
                        d + "=" + v,
                        Arrays.stream(all).filter(item -> of[item] == wanted).toArray(),
                        Math.floor(share - 1),
                        Math.ceil(share + 1)));
            }
        }
        for (int set = 0; set < 80; set++) {
            builder.atMostOne(random.ints(3, 0, ITEMS).distinct().toArray());
        }
        return builder.build();
    }
}
