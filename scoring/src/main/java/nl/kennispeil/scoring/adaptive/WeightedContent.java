package nl.kennispeil.scoring.adaptive;

import java.util.Arrays;
import java.util.List;
import nl.kennispeil.scoring.assembly.Programme;

/**
 * Keeps to a blueprint as well as it goes: the next item is the one with the best balance between what it is worth and by
 * how much the whole test is expected to miss its bounds. What is expected of the items to come is the mean of what is left
 * in the pool. Exclusive sets and units always hold, and a bound on a number of items is never passed upwards while
 * another item can be had.
 *
 * <p>Source: L. Swanson and M.L. Stocking, "A model and heuristic for solving very large item selection problems", Applied
 * Psychological Measurement 17 (1993) 151–166; M.L. Stocking and L. Swanson, "A method for severely constrained item
 * selection in adaptive testing", the same volume, 277–292.
 */
public final class WeightedContent implements ContentControl {

    /** One item too many or too few weighs as much as six times the range of what items are worth. */
    public static final double WEIGHT = 6;

    private final ContentModel model;
    private final double weight;
    private final double[] scale;
    private final int[][] enemies;
    private final int[] unitOf;

    private WeightedContent(ContentModel model, double weight) {
        this.model = model;
        this.weight = weight;
        List<Programme.Row> rows = model.rows();
        scale = new double[rows.size()];
        for (int r = 0; r < scale.length; r++) {
            double mean = Arrays.stream(rows.get(r).weights())
                    .map(Math::abs)
                    .average()
                    .orElse(1);
            scale[r] = mean > 0 ? 1 / mean : 0;
        }
        int[] count = new int[model.items()];
        for (int[] set : model.exclusive()) {
            for (int item : set) {
                count[item]++;
            }
        }
        enemies = new int[model.items()][];
        for (int i = 0; i < enemies.length; i++) {
            enemies[i] = new int[count[i]];
        }
        for (int s = 0; s < model.exclusive().size(); s++) {
            for (int item : model.exclusive().get(s)) {
                enemies[item][--count[item]] = s;
            }
        }
        unitOf = new int[model.items()];
        Arrays.fill(unitOf, -1);
        for (int u = 0; u < model.units().size(); u++) {
            for (int item : model.units().get(u)) {
                unitOf[item] = u;
            }
        }
    }

    /** With {@link #WEIGHT}. */
    public static WeightedContent of(ContentModel model) {
        return of(model, WEIGHT);
    }

    /**
     * The control.
     *
     * @param weight of an item too many or too few against the range of what items are worth, above 0
     */
    public static WeightedContent of(ContentModel model, double weight) {
        if (!(weight > 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException("weight " + weight + ": allowed is a number above 0");
        }
        return new WeightedContent(model, weight);
    }

    @Override
    public ContentState begin(long seed) {
        return new State();
    }

    private final class State implements ContentState {

        private final double[] sum = new double[model.rows().size()];
        private final boolean[] takenSet = new boolean[model.exclusive().size()];
        private final boolean[] gone = new boolean[model.items()];
        private final int[] given = new int[model.items()];
        private int count;
        private int unit = -1;
        private int inUnit;

        @Override
        public int choose(double[] value, boolean[] ineligible, Pick pick) {
            int due = dueInUnit();
            if (due >= 0) {
                return due;
            }
            double[] penalty = new double[model.items()];
            boolean[] full = new boolean[model.items()];
            boolean[] able = able(ineligible);
            for (int r = 0; r < sum.length; r++) {
                addPenalty(r, able, penalty, full);
            }
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < able.length; i++) {
                if (able[i]) {
                    low = Math.min(low, value[i]);
                    high = Math.max(high, value[i]);
                }
            }
            int item = best(value, able, penalty, full, low, high, pick);
            return item >= 0 ? item : best(value, able, penalty, new boolean[full.length], low, high, pick);
        }

        private int best(
                double[] value, boolean[] able, double[] penalty, boolean[] full, double low, double high, Pick pick) {
            Best best = new Best(pick);
            double range = high > low ? high - low : 1;
            for (int i = 0; i < able.length; i++) {
                if (able[i] && !full[i]) {
                    best.offer(i, (value[i] - low) / range - weight * penalty[i]);
                }
            }
            return best.picked();
        }

        private int dueInUnit() {
            while (unit >= 0) {
                int[] members = model.units().get(unit);
                if (inUnit >= members.length) {
                    unit = -1;
                } else if (gone[members[inUnit]]) {
                    inUnit++;
                } else {
                    return members[inUnit];
                }
            }
            return -1;
        }

        private boolean[] able(boolean[] ineligible) {
            boolean[] able = new boolean[model.items()];
            for (int i = 0; i < able.length; i++) {
                able[i] = !ineligible[i] && !gone[i] && unitFits(i) && noEnemy(i);
            }
            return able;
        }

        /** A unit begins with its first item, while there is room for all of it. */
        private boolean unitFits(int item) {
            if (unitOf[item] < 0) {
                return true;
            }
            int[] members = model.units().get(unitOf[item]);
            if (members[0] != item || members.length > model.length() - count) {
                return false;
            }
            for (int member : members) {
                if (gone[member] || !noEnemy(member)) {
                    return false;
                }
            }
            return true;
        }

        private boolean noEnemy(int item) {
            for (int set : enemies[item]) {
                if (takenSet[set]) {
                    return false;
                }
            }
            return true;
        }

        /** By how much an item makes the row miss its bounds more, or less, than an item that adds nothing. */
        private void addPenalty(int r, boolean[] able, double[] penalty, boolean[] full) {
            Programme.Row row = model.rows().get(r);
            int[] columns = row.columns();
            double[] weights = row.weights();
            double left = 0;
            for (int k = 0; k < columns.length; k++) {
                left += able[columns[k]] ? weights[k] : 0;
            }
            int pool = 0;
            for (boolean each : able) {
                pool += each ? 1 : 0;
            }
            double expected = sum[r] + Math.max(0, model.length() - count - 1) * (pool == 0 ? 0 : left / pool);
            double without = missed(row, expected);
            for (int k = 0; k < columns.length; k++) {
                penalty[columns[k]] += scale[r] * (missed(row, expected + weights[k]) - without);
                full[columns[k]] |= weights[k] == 1 && sum[r] + 1 > row.max() + 1e-9;
            }
        }

        private double missed(Programme.Row row, double value) {
            return Math.max(0, row.min() - value) + Math.max(0, value - row.max());
        }

        @Override
        public void give(int item) {
            gone[item] = true;
            given[count++] = item;
            for (int set : enemies[item]) {
                takenSet[set] = true;
            }
            for (int r = 0; r < sum.length; r++) {
                Programme.Row row = model.rows().get(r);
                for (int k = 0; k < row.columns().length; k++) {
                    if (row.columns()[k] == item) {
                        sum[r] += row.weights()[k];
                    }
                }
            }
            if (unitOf[item] >= 0 && unit < 0) {
                unit = unitOf[item];
                inUnit = 0;
            }
        }

        @Override
        public void forbid(int item) {
            gone[item] = true;
        }

        @Override
        public boolean mayStop(int scored) {
            return dueInUnit() < 0
                    && model.violations(Arrays.copyOf(given, count)).isEmpty();
        }
    }
}
