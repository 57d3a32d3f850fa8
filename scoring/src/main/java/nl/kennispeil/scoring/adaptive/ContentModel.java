package nl.kennispeil.scoring.adaptive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.kennispeil.scoring.assembly.Programme;

/**
 * A blueprint as numbers.
 *
 * @param items how many the pool has
 * @param length scored items in the longest test
 * @param rows sums over the items of a test of full length, between bounds
 * @param exclusive sets of which a test holds at most one item (enemies)
 * @param units items that come together, one after the other in this order; sets without common items
 */
public record ContentModel(int items, int length, List<Programme.Row> rows, List<int[]> exclusive, List<int[]> units) {

    private static final double ROUNDING = 1e-7;

    public ContentModel {
        if (items < 1 || length < 1 || length > items) {
            throw new IllegalArgumentException(
                    length + " items of a pool of " + items + ": allowed is 1 to the size of the pool");
        }
        for (Programme.Row row : rows) {
            requireItems("row " + row.name(), items, row.columns());
        }
        exclusive.forEach(set -> requireItems("an exclusive set", items, set));
        boolean[] inUnit = new boolean[items];
        for (int[] unit : units) {
            requireItems("a unit", items, unit);
            for (int item : unit) {
                if (inUnit[item]) {
                    throw new IllegalArgumentException("item " + item + " is in two units: allowed is one");
                }
                inUnit[item] = true;
            }
        }
        rows = List.copyOf(rows);
        exclusive = exclusive.stream().map(int[]::clone).toList();
        units = units.stream().map(int[]::clone).toList();
    }

    private static void requireItems(String what, int items, int[] numbers) {
        boolean[] seen = new boolean[items];
        for (int item : numbers) {
            if (item < 0 || item >= items) {
                throw new IllegalArgumentException(what + " has item " + item + ": allowed is 0 to " + (items - 1));
            }
            if (seen[item]) {
                throw new IllegalArgumentException(what + " has item " + item + " twice");
            }
            seen[item] = true;
        }
    }

    /**
     * The blueprint of a shorter test: bounds in proportion, to the next whole number outwards where a row counts items.
     *
     * @param given 1 to {@link #length}
     */
    public ContentModel shortened(int given) {
        if (given == length) {
            return this;
        }
        double part = (double) given / length;
        List<Programme.Row> shorter = new ArrayList<>();
        for (Programme.Row row : rows) {
            boolean counts = Arrays.stream(row.weights()).allMatch(weight -> weight == 1);
            double min = row.min() * part;
            double max = row.max() * part;
            shorter.add(new Programme.Row(
                    row.name(),
                    row.columns(),
                    row.weights(),
                    counts ? Math.floor(min + ROUNDING) : min,
                    counts ? Math.ceil(max - ROUNDING) : max));
        }
        return new ContentModel(items, given, shorter, exclusive, units);
    }

    /**
     * What is wrong with a test: the one checker, whatever chose the items.
     *
     * @param given scored items in the order they were given; when fewer than {@link #length}, judged as {@link #shortened}
     * @return what does not hold, with what was got and allowed; empty when all holds
     */
    public List<String> violations(int[] given) {
        if (given.length < length && given.length > 0) {
            return shortened(given.length).violations(given);
        }
        List<String> wrong = new ArrayList<>();
        int[] place = new int[items];
        for (int at = 0; at < given.length; at++) {
            if (place[given[at]] > 0) {
                wrong.add("item " + given[at] + " comes twice");
            }
            place[given[at]] = at + 1;
        }
        if (given.length != length) {
            wrong.add(given.length + " items: allowed is " + length);
        }
        for (Programme.Row row : rows) {
            double sum = 0;
            double size = 1;
            for (int k = 0; k < row.columns().length; k++) {
                if (place[row.columns()[k]] > 0) {
                    sum += row.weights()[k];
                    size += Math.abs(row.weights()[k]);
                }
            }
            if (sum < row.min() - ROUNDING * size || sum > row.max() + ROUNDING * size) {
                wrong.add(row.name() + " is " + sum + ": allowed is " + row.min() + " to " + row.max());
            }
        }
        for (int s = 0; s < exclusive.size(); s++) {
            long together = Arrays.stream(exclusive.get(s))
                    .filter(item -> place[item] > 0)
                    .count();
            if (together > 1) {
                wrong.add("exclusive set " + s + " is taken " + together + " times: allowed is 1");
            }
        }
        for (int u = 0; u < units.size(); u++) {
            int[] unit = units.get(u);
            int first = place[unit[0]];
            for (int k = 1; k < unit.length; k++) {
                if (place[unit[k]] != (first == 0 ? 0 : first + k)) {
                    wrong.add("unit " + u + " does not come as a whole, in its order");
                    break;
                }
            }
        }
        return wrong;
    }
}
