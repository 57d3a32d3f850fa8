package nl.kennispeil.scoring.key;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was chosen: rows are persons (opaque numbers 0..persons−1), columns are items, a cell is a {@link Chosen}. Four
 * bytes a cell (20,000 × 400 is 32 MB), immutable, safe to share between threads.
 */
public final class RawResponses {

    private final List<String> items;
    private final int[] cells;
    private final int persons;

    private RawResponses(List<String> items, int[] cells) {
        this.items = List.copyOf(items);
        this.cells = cells;
        this.persons = cells.length / items.size();
    }

    /**
     * From cells person by person, which are taken over and must not change afterwards.
     *
     * @param items names of the columns, unique, 1 or more
     * @throws IllegalArgumentException on no items, a name twice, a part of a row or a cell that is no {@link Chosen}
     */
    public static RawResponses ofCells(List<String> items, int[] cells) {
        requireNames(items);
        if (cells.length % items.size() != 0) {
            throw new IllegalArgumentException(
                    cells.length + " cells do not make whole rows of " + items.size() + " items");
        }
        for (int at = 0; at < cells.length; at++) {
            if (!Chosen.isValid(cells[at])) {
                throw new IllegalArgumentException("cell of person " + at / items.size() + " on item "
                        + items.get(at % items.size()) + " is " + cells[at] + ": not something chosen");
            }
        }
        return new RawResponses(items, cells);
    }

    /**
     * From the texts of a response file, see {@link Chosen#of}.
     *
     * @throws IllegalArgumentException as {@link #ofCells}, naming person and item
     */
    public static RawResponses of(List<String> items, List<List<String>> rows) {
        Builder builder = builder(items);
        rows.forEach(builder::add);
        return builder.build();
    }

    /** Takes rows one by one, as a file is read. */
    public static Builder builder(List<String> items) {
        requireNames(items);
        return new Builder(items);
    }

    private static void requireNames(List<String> items) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("responses without items: at least 1 is needed");
        }
        Set<String> seen = new HashSet<>();
        for (String item : items) {
            if (!seen.add(item)) {
                throw new IllegalArgumentException("item " + item + " stands more than once in the responses");
            }
        }
    }

    public List<String> itemNames() {
        return items;
    }

    public int items() {
        return items.size();
    }

    public int persons() {
        return persons;
    }

    /** A {@link Chosen}. */
    public int at(int person, int item) {
        return cells[person * items.size() + item];
    }

    /** Collects rows. Not safe for use by many threads. */
    public static final class Builder {

        private final List<String> items;
        private int[] cells;
        private int used;

        private Builder(List<String> items) {
            this.items = List.copyOf(items);
            this.cells = new int[items.size() * 64];
        }

        /**
         * The next person.
         *
         * @throws IllegalArgumentException when the row has another length than there are items, or a cell is no answer
         */
        public Builder add(List<String> row) {
            int person = used / items.size();
            if (row.size() != items.size()) {
                throw new IllegalArgumentException("person " + person + " has " + row.size() + " responses: allowed is "
                        + items.size() + ", one per item");
            }
            if (used + items.size() > cells.length) {
                cells = Arrays.copyOf(cells, Math.max(Math.addExact(used, items.size()), used / 2 * 3));
            }
            for (int item = 0; item < items.size(); item++) {
                cells[used + item] = parsed(person, item, row.get(item));
            }
            used += items.size();
            return this;
        }

        private int parsed(int person, int item, String text) {
            try {
                return Chosen.of(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "person " + person + ", item " + items.get(item) + ": " + e.getMessage(), e);
            }
        }

        public RawResponses build() {
            return new RawResponses(items, Arrays.copyOf(cells, used));
        }
    }
}
