package nl.kennispeil.scoring.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.response.ResponseMatrix;

/**
 * The responses as a calibration reads them: equal rows of a group once, with their frequency, in the order of group and
 * share of the highest score, so that neighbours have neighbouring abilities; and items taken together in
 * {@linkplain Block blocks}, so that a row is read a block, not an item, at a time.
 */
final class Sample {

    /** Rows that are done together: their likelihoods fit the nearest memory, their abilities lie close. */
    private static final int CHUNK = 64;

    /**
     * Neighbouring rows of one group.
     *
     * @param from first row
     * @param to one past the last row
     */
    record Chunk(int group, int from, int to) {}

    final int rows;
    final int persons;
    final double[] frequency;
    final int[] groupOf;
    /** A row of the matrix for each row of the sample. */
    final int[] personOf;

    final List<Block> blocks;
    final List<Chunk> chunks;
    /** Code of a row in a block: at block · rows + row. */
    final short[] codes;

    Sample(ResponseMatrix matrix, Groups groups) {
        double[] shares = shares(matrix);
        Map<List<Object>, Integer> seen = new HashMap<>();
        List<Integer> firsts = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        int[] patternOf = matrix.patterns().patternOf();
        int answered = 0;
        for (int person = 0; person < matrix.persons(); person++) {
            if (Double.isNaN(shares[person])) {
                continue;
            }
            answered++;
            int fresh = firsts.size();
            Integer row = seen.putIfAbsent(List.of(groups.of(person), patternOf[person]), fresh);
            if (row == null) {
                firsts.add(person);
                counts.add(1);
            } else {
                counts.set(row, counts.get(row) + 1);
            }
        }
        this.persons = answered;
        this.rows = firsts.size();
        int[] order = IntStream.range(0, rows)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(row -> groups.of(firsts.get(row)))
                        .thenComparingDouble(row -> shares[firsts.get(row)]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.frequency = new double[rows];
        this.groupOf = new int[rows];
        this.personOf = new int[rows];
        for (int row = 0; row < rows; row++) {
            personOf[row] = firsts.get(order[row]);
            frequency[row] = counts.get(order[row]);
            groupOf[row] = groups.of(personOf[row]);
        }
        this.blocks = Block.of(matrix);
        this.codes = new short[blocks.size() * rows];
        for (int row = 0; row < rows; row++) {
            for (int b = 0; b < blocks.size(); b++) {
                codes[b * rows + row] = (short) blocks.get(b).code(matrix, personOf[row]);
            }
        }
        this.chunks = chunks();
    }

    private List<Chunk> chunks() {
        List<Chunk> made = new ArrayList<>();
        int from = 0;
        for (int row = 1; row <= rows; row++) {
            if (row == rows || row - from == CHUNK || groupOf[row] != groupOf[from]) {
                made.add(new Chunk(groupOf[from], from, row));
                from = row;
            }
        }
        return List.copyOf(made);
    }

    /** Each person's part of the highest score that could be had; NaN for one without a response. */
    private static double[] shares(ResponseMatrix matrix) {
        double[] shares = new double[matrix.persons()];
        for (int person = 0; person < shares.length; person++) {
            int sum = 0;
            int highest = 0;
            for (int item = 0; item < matrix.items(); item++) {
                int category = matrix.at(person, item);
                if (category != ResponseMatrix.MISSING) {
                    sum += category;
                    highest += matrix.categories(item) - 1;
                }
            }
            shares[person] = highest == 0 ? Double.NaN : (double) sum / highest;
        }
        return shares;
    }
}
