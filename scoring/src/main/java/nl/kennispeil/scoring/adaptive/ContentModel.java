package nl.kennispeil.scoring.adaptive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.kennispeil.scoring.assembly.Programme;

/**
 * A blueprint as numbers: what a whole test of a length must hold. Items are numbers of the pool.
 *
 * @param items size of the pool
 * @param length scored items of the longest test, 1 or more
 * @param rows sums over items between bounds, for a test of that length; the length itself is not among them
 * @param exclusive sets of items of which a test holds at most one
 * @param units items that come together and in this order, or not at all; no item in two of them
 */
public record ContentModel(int items, int length, List<Programme.Row> rows, List<int[]> exclusive, List<int[]> units) {

    public ContentModel {
        if (length < 1 || items < 1) {
            throw new IllegalArgumentException(
                    "a test of " + length + " items from " + items + ": allowed is 1 or more of both");
        }
        rows = List.copyOf(rows);
        exclusive = exclusive.stream().map(int[]::clone).toList();
        units = units.stream().map(int[]::clone).toList();
        boolean[] seen = new boolean[items];
        for (int[] unit : units) {
            for (int item : unit) {
                requireItem(item, items);
                if (seen[item]) {
                    throw new IllegalArgumentException("item " + item + " stands in two units: allowed is one");
                }
                seen[item] = true;
            }
        }
        for (int[] set : exclusive) {
            for (int item : set) {
                requireItem(item, items);
            }
        }
        for (Programme.Row row : rows) {
            for (int item : row.columns()) {
                requireItem(item, items);
            }
        }
    }

    private static void requireItem(int item, int items) {
        if (item < 0 || item >= items) {
            throw new IllegalArgumentException("item " + item + ": allowed is 0 to " + (items - 1));
        }
    }

    /**
     * The demands on a test that stops earlier: bounds in proportion, counts rounded outwards to whole items, sums widened
     * by the largest item.
     *
     * @param shorter 1 to {@link #length}
     */
    public ContentModel ofLength(int shorter) {
        if (shorter < 1 || shorter > length) {
            throw new IllegalArgumentException("length " + shorter + ": allowed is 1 to " + length);
        }
        if (shorter == length) {
            return this;
        }
        double share = (double) shorter / length;
        List<Programme.Row> scaled = new ArrayList<>();
        for (Programme.Row row : rows) {
            double largest = Arrays.stream(row.weights()).map(Math::abs).max().orElse(0);
            boolean counts = Arrays.stream(row.weights()).allMatch(weight -> weight == 1);
            double min = counts ? Math.floor(row.min() * share + 1e-9) : row.min() * share - largest;
            double max = counts ? Math.ceil(row.max() * share - 1e-9) : row.max() * share + largest;
            scaled.add(new Programme.Row(row.name(), row.columns(), row.weights(), min, max));
        }
        return new ContentModel(items, shorter, scaled, exclusive, units);
    }

    /**
     * What is wrong with a test.
     *
     * @param given its scored items, in any order
     * @return a sentence per demand that does not hold; empty when all do
     */
    public List<String> violations(int... given) {
        boolean[] in = new boolean[items];
        for (int item : given) {
            requireItem(item, items);
            in[item] = true;
        }
        List<String> wrong = new ArrayList<>();
        if (given.length != length) {
            wrong.add("length is " + given.length + ": allowed is " + length);
        }
        for (Programme.Row row : rows) {
            double sum = 0;
            double size = 1;
            for (int k = 0; k < row.columns().length; k++) {
                if (in[row.columns()[k]]) {
                    sum += row.weights()[k];
                    size += Math.abs(row.weights()[k]);
                }
            }
            if (sum < row.min() - 1e-9 * size || sum > row.max() + 1e-9 * size) {
                wrong.add(row.name() + " is " + sum + ": allowed is " + row.min() + " to " + row.max());
            }
        }
        for (int s = 0; s < exclusive.size(); s++) {
            long together =
                    Arrays.stream(exclusive.get(s)).filter(item -> in[item]).count();
            if (together > 1) {
                wrong.add("set " + s + " has " + together + " items: allowed is 1");
            }
        }
        for (int[] unit : units) {
            long present = Arrays.stream(unit).filter(item -> in[item]).count();
            if (present > 0 && present < unit.length) {
                wrong.add("items " + Arrays.toString(unit) + " belong together, " + present + " of them are in");
            }
        }
        return wrong;
    }
}
