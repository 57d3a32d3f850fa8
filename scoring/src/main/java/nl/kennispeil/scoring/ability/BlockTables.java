package nl.kennispeil.scoring.ability;

import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.scoring.response.ResponseMatrix;

/**
 * Sums of a table over blocks of items: all combinations of answers to the items of a block are numbered, missing among
 * them where it occurs, and the sum of the items' rows is kept for each number.
 */
final class BlockTables {

    private static final int MOST_ROWS = 256;

    /** Cells of one block at most, so that all blocks together stay in the cache. */
    private static final int MOST_CELLS = 1 << 16;

    private final ResponseMatrix responses;
    private final int nodes;
    private final int[] first;
    private final int[] states;
    private final boolean[] missing;
    private final double[][] sums;
    private final int[] row;
    private final int[] nothing;

    /** @param table what to sum, [item][category][node] */
    BlockTables(ResponseMatrix responses, double[][][] table, int nodes) {
        this.responses = responses;
        this.nodes = nodes;
        states = new int[table.length];
        missing = new boolean[table.length];
        for (int item = 0; item < table.length; item++) {
            missing[item] = responses.hasMissing(item);
            states[item] = table[item].length + (missing[item] ? 1 : 0);
        }
        first = blocks(Math.min(Math.min(MOST_ROWS, MOST_CELLS / nodes), Math.max(2, responses.persons())));
        sums = new double[first.length - 1][];
        nothing = new int[sums.length];
        for (int block = 0; block < sums.length; block++) {
            sums[block] = sumsOf(block, table);
        }
        row = new int[sums.length];
    }

    private int[] blocks(int mostRows) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        long rows = 1;
        for (int item = 0; item < states.length; item++) {
            if (rows > 1 && rows * states[item] > mostRows) {
                starts.add(item);
                rows = 1;
            }
            rows *= states[item];
        }
        starts.add(states.length);
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }

    private double[] sumsOf(int block, double[][][] table) {
        int rows = 1;
        for (int item = first[block]; item < first[block + 1]; item++) {
            rows *= states[item];
        }
        double[] sum = new double[rows * nodes];
        int known = 1;
        for (int item = first[block]; item < first[block + 1]; item++) {
            // rows 0..known−1 hold the sums so far; state s of this item is known·s rows further on
            for (int state = states[item] - 1; state >= 0; state--) {
                for (int r = 0; r < known; r++) {
                    int from = r * nodes;
                    int to = (state * known + r) * nodes;
                    boolean answered = state < table[item].length;
                    for (int q = 0; q < nodes; q++) {
                        sum[to + q] = sum[from + q] + (answered ? table[item][state][q] : 0);
                    }
                }
            }
            nothing[block] = missing[item] && nothing[block] >= 0 ? nothing[block] + known * (states[item] - 1) : -1;
            known *= states[item];
        }
        return sum;
    }

    /** Goes to a person. */
    void read(int person) {
        for (int block = 0; block < row.length; block++) {
            int number = 0;
            int step = 1;
            for (int item = first[block]; item < first[block + 1]; item++) {
                int category = responses.at(person, item);
                number += step * (category < 0 ? states[item] - 1 : category);
                step *= states[item];
            }
            row[block] = number;
        }
    }

    boolean nothingAnswered() {
        for (int block = 0; block < row.length; block++) {
            if (row[block] != nothing[block]) {
                return false;
            }
        }
        return true;
    }

    /** One 0 for each possible pattern, or an empty array when there are more than {@code most}. */
    int[] patterns(long most) {
        long count = 1;
        for (int state : states) {
            count *= state;
            if (count > Math.min(most, 1 << 22)) {
                return new int[0];
            }
        }
        return new int[(int) count];
    }

    /** Number of the person's pattern; only where {@link #patterns} found room. */
    int pattern() {
        int number = 0;
        for (int block = row.length - 1; block >= 0; block--) {
            number = number * (sums[block].length / nodes) + row[block];
        }
        return number;
    }

    /** Adds the person's rows; four blocks at a time, so that the sum is fetched and stored less often. */
    void addTo(double[] sum) {
        int block = 0;
        for (; block + 4 <= row.length; block += 4) {
            double[] a = sums[block];
            double[] b = sums[block + 1];
            double[] c = sums[block + 2];
            double[] d = sums[block + 3];
            int atA = row[block] * nodes;
            int atB = row[block + 1] * nodes;
            int atC = row[block + 2] * nodes;
            int atD = row[block + 3] * nodes;
            for (int q = 0; q < nodes; q++) {
                sum[q] += a[atA + q] + b[atB + q] + (c[atC + q] + d[atD + q]);
            }
        }
        for (; block < row.length; block++) {
            double[] a = sums[block];
            int at = row[block] * nodes;
            for (int q = 0; q < nodes; q++) {
                sum[q] += a[at + q];
            }
        }
    }
}
