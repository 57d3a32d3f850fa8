package nl.kennispeil.scoring.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.response.ResponseMatrix;

/**
 * A few neighbouring items taken together as one item with at most 256 answers: every combination of their categories, and
 * of missing where it occurs. Eight right-or-wrong items are one block. The log likelihoods of all 256 answers are tabled
 * once a step, by additions that share their beginnings; a person then costs one addition a block instead of one an item,
 * and expected counts are gathered by answer and split into items once (after Arlazarov, Dinic, Kronrod and Faradžev, "On
 * economical construction of the transitive closure of a directed graph", Soviet Mathematics Doklady 11 (1970) 1209–1210,
 * the "method of four Russians").
 *
 * <p>The code of an answer is a number with one digit per item, the first item's the least; a digit equal to the number of
 * categories is missing.
 */
final class Block {

    private static final int MOST_ANSWERS = 256;

    final int[] items;
    private final int[] categories;
    /** Number of values of each digit. */
    private final int[] radix;

    final int answers;

    private Block(int[] items, int[] categories, int[] radix) {
        this.items = items;
        this.categories = categories;
        this.radix = radix;
        this.answers = IntStream.of(radix).reduce(1, (x, y) -> x * y);
    }

    static List<Block> of(ResponseMatrix matrix) {
        List<Block> blocks = new ArrayList<>();
        int from = 0;
        int answers = 1;
        int[] radix = IntStream.range(0, matrix.items())
                .map(item -> matrix.categories(item) + (matrix.hasMissing(item) ? 1 : 0))
                .toArray();
        for (int item = 0; item <= matrix.items(); item++) {
            if (item == matrix.items() || (item > from && answers * radix[item] > MOST_ANSWERS)) {
                int[] items = IntStream.range(from, item).toArray();
                blocks.add(new Block(
                        items,
                        IntStream.of(items).map(matrix::categories).toArray(),
                        IntStream.of(items).map(k -> radix[k]).toArray()));
                from = item;
                answers = 1;
            }
            if (item < matrix.items()) {
                answers *= radix[item];
            }
        }
        return List.copyOf(blocks);
    }

    int code(ResponseMatrix matrix, int person) {
        int code = 0;
        for (int k = items.length - 1; k >= 0; k--) {
            int category = matrix.at(person, items[k]);
            code = code * radix[k] + (category == ResponseMatrix.MISSING ? categories[k] : category);
        }
        return code;
    }

    /**
     * Tables the log likelihood of every answer.
     *
     * @param logP per item of the whole test: log P at category · nodes + node
     * @param table room for answers × nodes
     */
    void table(double[][] logP, int nodes, double[] table) {
        java.util.Arrays.fill(table, 0, nodes, 0);
        int size = nodes;
        for (int k = 0; k < items.length; k++) {
            double[] log = logP[items[k]];
            for (int digit = radix[k] - 1; digit >= 0; digit--) {
                int to = digit * size;
                if (digit == categories[k]) {
                    System.arraycopy(table, 0, table, to, size);
                } else {
                    for (int row = 0; row < size; row += nodes) {
                        for (int q = 0; q < nodes; q++) {
                            table[to + row + q] = table[row + q] + log[digit * nodes + q];
                        }
                    }
                }
            }
            size *= radix[k];
        }
    }

    /**
     * Splits what was gathered by answer into items. Leaves {@code gathered} spoilt.
     *
     * @param gathered answers × nodes
     * @param counts per item of the whole test, set to the sums at category · nodes + node
     */
    void split(double[] gathered, int nodes, double[][] counts) {
        int size = answers * nodes;
        for (int k = items.length - 1; k >= 0; k--) {
            size /= radix[k];
            double[] count = counts[items[k]];
            java.util.Arrays.fill(count, 0);
            for (int digit = 0; digit < radix[k]; digit++) {
                int from = digit * size;
                for (int row = 0; row < size; row += nodes) {
                    for (int q = 0; q < nodes; q++) {
                        double value = gathered[from + row + q];
                        if (digit < categories[k]) {
                            count[digit * nodes + q] += value;
                        }
                        if (digit > 0) {
                            gathered[row + q] += value;
                        }
                    }
                }
            }
        }
    }
}
