package nl.kennispeil.scoring.assembly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.ItemParameters.ThreePl;

/** A simulated bank as a national progress test has: 17 categories, age, aspect, character, 80 sets of enemies. */
public final class ExampleBank {

    private static final double[][] SHARES = {
        {8, 7, 6, 6, 5, 5, 9, 10, 4, 7, 6, 5, 4, 3, 6, 5, 4}, {20, 30, 30, 20}, {35, 25, 20, 20}, {50, 30, 20}
    };

    public final List<ItemParameters> items = new ArrayList<>();
    public final Programme programme;

    /**
     * Draws a bank.
     *
     * @param room how far each range goes beyond the exact share, in items
     */
    public ExampleBank(long seed, int size, int length, int room) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] values = new int[SHARES.length][size];
        for (int item = 0; item < size; item++) {
            items.add(new ThreePl(
                    Math.exp(0.3 * random.nextGaussian()), 1.1 * random.nextGaussian(), random.nextDouble(0.1, 0.25)));
            for (int d = 0; d < SHARES.length; d++) {
                double at = random.nextDouble() * Arrays.stream(SHARES[d]).sum();
                int value = 0;
                while (at >= SHARES[d][value]) {
                    at -= SHARES[d][value++];
                }
                values[d][item] = value;
            }
        }
        Programme.Builder builder = new Programme.Builder(size);
        int[] all = new int[size];
        Arrays.setAll(all, item -> item);
        builder.row(Programme.Row.count("length", all, length, length));
        for (int d = 0; d < SHARES.length; d++) {
            for (int v = 0; v < SHARES[d].length; v++) {
                int[] of = values[d];
                int value = v;
                double share = SHARES[d][v] / Arrays.stream(SHARES[d]).sum() * length;
                builder.row(Programme.Row.count(
                        "dimension " + d + " value " + v,
                        Arrays.stream(all).filter(item -> of[item] == value).toArray(),
                        Math.floor(share - room),
                        Math.ceil(share + room)));
            }
        }
        for (int set = 0; set < size * 8 / 100; set++) {
            int[] enemies =
                    random.ints(3L + random.nextInt(2), 0, size).distinct().toArray();
            builder.atMostOne(enemies);
        }
        programme = builder.build();
    }

    public double[] information(double theta) {
        return items.stream().mapToDouble(item -> item.information(theta)).toArray();
    }
}
