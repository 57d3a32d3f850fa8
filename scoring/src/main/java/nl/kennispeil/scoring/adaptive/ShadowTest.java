package nl.kennispeil.scoring.adaptive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.assembly.Programme;
import nl.kennispeil.scoring.assembly.Shadow;
import nl.kennispeil.scoring.assembly.Shadows;

/**
 * Keeps a test to its whole blueprint: before every item, the best test of full length that holds what was given and meets
 * all demands; from it comes the item worth most (W.J. van der Linden and L.M. Reese, "A model for optimal constrained
 * adaptive testing", Applied Psychological Measurement 22 (1998) 259–270). Every item given belongs to a test that can still
 * be completed, so the test that comes of it meets the blueprint.
 *
 * <p>Items that exposure control holds back are worth less than any other rather than forbidden (the big-M method of W.J. van
 * der Linden and S.-W. Choi, "Improving item-exposure control in adaptive testing", Journal of Educational Measurement 57
 * (2020) 405–422), so the demands hold whatever it draws.
 *
 * <p>Where tests may differ in length, the demands are those of {@link ContentModel#shortened} for a series of lengths; a test
 * may stop at each of them and nowhere else. On the way to such a length the programme chooses two things at once: the test
 * of that length, and what would make it one of full length, so that going on is always possible. A length that cannot be
 * met with what was given is passed.
 */
public final class ShadowTest implements ContentControl {

    /** Items between two lengths at which a test may stop, unless it is told otherwise. */
    public static final int USUAL_STEP = 5;

    /** What an item is worth that comes after the next stop, in parts of what it is worth before. */
    private static final double LATER = 0.01;

    /** Times the range of worths: what an item that is held back loses. */
    private static final double HELD_BACK = 10;

    private final int items;
    private final int[] lengths;
    private final Shadows[] stages;
    private final int[] columnOf;
    private final int[][] itemsOf;
    private final BitSet outside;
    private final List<int[]> exclusive;

    private ShadowTest(ContentModel model, BitSet outside, int... lengths) {
        items = model.items();
        this.outside = outside;
        this.lengths = lengths;
        exclusive = model.exclusive();
        columnOf = new int[items];
        Arrays.fill(columnOf, -1);
        List<int[]> columns = new ArrayList<>();
        for (int[] unit : model.units()) {
            for (int item : unit) {
                columnOf[item] = columns.size();
            }
            columns.add(unit.clone());
        }
        for (int item = 0; item < items; item++) {
            if (columnOf[item] < 0) {
                columnOf[item] = columns.size();
                columns.add(new int[] {item});
            }
        }
        itemsOf = columns.toArray(int[][]::new);
        stages = new Shadows[lengths.length];
        for (int s = 0; s < lengths.length; s++) {
            boolean last = s == lengths.length - 1;
            stages[s] = new Shadows(last ? programme(model) : programme(model.shortened(lengths[s]), model));
        }
    }

    /**
     * Tests of one length.
     *
     * @param outside items that never count, such as pilots
     */
    public static ShadowTest of(ContentModel model, BitSet outside) {
        return new ShadowTest(model, (BitSet) outside.clone(), model.length());
    }

    /**
     * Tests that may stop at {@code shortest}, every {@code step} items after it, and at the full length.
     *
     * @param outside items that never count, such as pilots
     * @param shortest 1 to the length of the model
     * @param step 1 or more
     */
    public static ShadowTest of(ContentModel model, BitSet outside, int shortest, int step) {
        if (shortest < 1 || shortest > model.length() || step < 1) {
            throw new IllegalArgumentException("tests from " + shortest + " items in steps of " + step
                    + ": allowed is 1 to " + model.length() + ", and steps of 1 or more");
        }
        List<Integer> lengths = new ArrayList<>();
        for (int length = shortest; length < model.length(); length += step) {
            lengths.add(length);
        }
        lengths.add(model.length());
        return new ShadowTest(
                model,
                (BitSet) outside.clone(),
                lengths.stream().mapToInt(Integer::intValue).toArray());
    }

    private Programme programme(ContentModel model) {
        int columns = itemsOf.length;
        Programme.Builder builder = new Programme.Builder(columns);
        bar(builder, 0);
        demands(model).forEach(builder::row);
        enemies(model, 0).forEach(builder::atMostOne);
        return builder.build();
    }

    /** A test of some length and what makes it whole: the columns a second time, for what comes later. */
    private Programme programme(ContentModel shorter, ContentModel whole) {
        int columns = itemsOf.length;
        Programme.Builder builder = new Programme.Builder(2 * columns);
        bar(builder, 0);
        bar(builder, columns);
        demands(shorter).forEach(builder::row);
        for (Programme.Row row : demands(whole)) {
            int count = row.columns().length;
            int[] both = Arrays.copyOf(row.columns(), 2 * count);
            double[] weights = Arrays.copyOf(row.weights(), 2 * count);
            for (int k = 0; k < count; k++) {
                both[count + k] = columns + both[k];
                weights[count + k] = weights[k];
            }
            builder.row(new Programme.Row("whole " + row.name(), both, weights, row.min(), row.max()));
        }
        for (int column = 0; column < columns; column++) {
            builder.atMostOne(column, columns + column);
        }
        enemies(whole, columns).forEach(builder::atMostOne);
        return builder.build();
    }

    private void bar(Programme.Builder builder, int from) {
        for (int column = 0; column < itemsOf.length; column++) {
            for (int item : itemsOf[column]) {
                if (outside.get(item)) {
                    builder.bounds(from + column, 0, 0);
                }
            }
        }
    }

    private List<Programme.Row> demands(ContentModel model) {
        int[] all = new int[itemsOf.length];
        double[] sizes = new double[itemsOf.length];
        for (int column = 0; column < all.length; column++) {
            all[column] = column;
            sizes[column] = itemsOf[column].length;
        }
        List<Programme.Row> rows = new ArrayList<>();
        rows.add(new Programme.Row("length", all, sizes, model.length(), model.length()));
        for (Programme.Row row : model.rows()) {
            rows.add(byColumn(row));
        }
        return rows;
    }

    /** @param later where the columns stand a second time; 0 when they do not */
    private List<int[]> enemies(ContentModel model, int later) {
        List<int[]> sets = new ArrayList<>();
        for (int[] set : model.exclusive()) {
            int[] columns =
                    Arrays.stream(set).map(item -> columnOf[item]).distinct().toArray();
            sets.add(
                    later == 0
                            ? columns
                            : IntStream.concat(
                                            Arrays.stream(columns),
                                            Arrays.stream(columns).map(column -> later + column))
                                    .toArray());
        }
        return sets;
    }

    private Programme.Row byColumn(Programme.Row row) {
        double[] weights = new double[itemsOf.length];
        BitSet touched = new BitSet();
        for (int k = 0; k < row.columns().length; k++) {
            int column = columnOf[row.columns()[k]];
            weights[column] += row.weights()[k];
            touched.set(column);
        }
        int[] columns = touched.stream().toArray();
        return new Programme.Row(
                row.name(),
                columns,
                Arrays.stream(columns).mapToDouble(column -> weights[column]).toArray(),
                row.min(),
                row.max());
    }

    @Override
    public ContentState begin(long seed) {
        return new Course();
    }

    private final class Course implements ContentState {

        private final Shadow shadow = stages[0].begin();
        /** Given or retired. */
        private final BitSet gone = new BitSet();

        private final BitSet done = new BitSet();
        private final Deque<Integer> pending = new ArrayDeque<>();
        private int stage;
        private int given;

        @Override
        public int choose(double[] value, boolean[] ineligible, Pick pick) {
            if (!pending.isEmpty()) {
                return pending.peek();
            }
            if (given >= lengths[stage] && stage + 1 < lengths.length) {
                enter(stage + 1);
            }
            double[] worth = worth(value, ineligible);
            int[] best = best(worth, pick.most());
            while (shadow.unmet() && stage + 1 < lengths.length) {
                // this length cannot be met with what was given: it is passed
                enter(stage + 1);
                best = best(worth, pick.most());
            }
            int open = 0;
            while (open < best.length && worth[best[open]] >= 0) {
                open++;
            }
            if (open > 0) {
                return firstOf(best[pick.of(open)]);
            }
            // nothing, or only what is held back: then the caller asks again without holding back
            return best.length == 0 ? spare(worth) : -1;
        }

        private void enter(int next) {
            stage = next;
            shadow.demand(stages[next]);
        }

        private int[] best(double[] worth, int most) {
            boolean last = stage == lengths.length - 1;
            double[] gains = last ? worth : Arrays.copyOf(worth, 2 * worth.length);
            for (int column = 0; !last && column < worth.length; column++) {
                gains[worth.length + column] = LATER * worth[column];
            }
            return shadow.best(gains, worth.length, most);
        }

        /** The item worth most that has no enemy in the test: when retired items leave a whole test too short. */
        private int spare(double[] worth) {
            int best = -1;
            for (int column = 0; column < worth.length; column++) {
                boolean single = itemsOf[column].length == 1;
                if (single
                        && worth[column] >= 0
                        && !outside.get(itemsOf[column][0])
                        && !gone.get(itemsOf[column][0])
                        && !hasEnemy(itemsOf[column][0])
                        && (best < 0 || worth[column] > worth[best])) {
                    best = column;
                }
            }
            return best < 0 ? -1 : itemsOf[best][0];
        }

        private boolean hasEnemy(int item) {
            for (int[] set : exclusive) {
                boolean in = Arrays.stream(set).anyMatch(other -> other == item);
                if (in && Arrays.stream(set).anyMatch(done::get)) {
                    return true;
                }
            }
            return false;
        }

        private int firstOf(int column) {
            for (int item : itemsOf[column]) {
                if (!gone.get(item)) {
                    return item;
                }
            }
            return -1;
        }

        /** Worths per column between 0 and the size of a column, the mean of its items times their number. */
        private double[] worth(double[] value, boolean[] ineligible) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int item = 0; item < items; item++) {
                if (!outside.get(item) && !gone.get(item)) {
                    least = Math.min(least, value[item]);
                    most = Math.max(most, value[item]);
                }
            }
            double range = most > least ? most - least : 1;
            double[] worth = new double[itemsOf.length];
            for (int column = 0; column < worth.length; column++) {
                for (int item : itemsOf[column]) {
                    if (outside.get(item) || gone.get(item)) {
                        continue;
                    }
                    worth[column] += (value[item] - least) / range;
                    if (ineligible[item]) {
                        worth[column] -= HELD_BACK;
                    }
                }
            }
            return worth;
        }

        @Override
        public void give(int item) {
            gone.set(item);
            done.set(item);
            given++;
            int column = columnOf[item];
            if (!pending.isEmpty() && pending.peek() == item) {
                pending.poll();
                return;
            }
            shadow.take(column);
            for (int other : itemsOf[column]) {
                if (!gone.get(other)) {
                    pending.add(other);
                }
            }
        }

        @Override
        public void forbid(int item) {
            gone.set(item);
            // the rest of a unit goes on without it; a unit that was not begun stays out as a whole
            if (!pending.remove(item)) {
                shadow.leave(columnOf[item]);
                shadow.leave(itemsOf.length + columnOf[item]);
            }
        }

        @Override
        public boolean mayStop(int scored) {
            if (!pending.isEmpty()) {
                return false;
            }
            return scored == lengths[stage] && !(shadow.unmet() && stage + 1 < lengths.length);
        }
    }
}
