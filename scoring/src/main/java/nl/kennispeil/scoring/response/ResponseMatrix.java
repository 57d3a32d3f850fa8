package nl.kennispeil.scoring.response;

import java.util.Arrays;
import java.util.List;

/**
 * Scored responses: rows are persons (opaque numbers 0..persons−1), columns are items, a cell is a category 0, 1, 2 … or
 * {@link #MISSING}. One byte a cell, immutable, safe to share between threads.
 *
 * <p>An item has at least two categories, also when only one was seen; how many it has is part of the matrix, so that a
 * highest category that nobody reached is not forgotten.
 */
public final class ResponseMatrix {

    /** Not answered or not presented: the cell says nothing about ability. */
    public static final int MISSING = -1;

    /** The most categories an item can have; more is a column that is not a score, such as a number of a person. */
    public static final int MOST_CATEGORIES = 100;

    private final List<String> items;
    private final byte[] cells;
    private final int persons;
    private final int[] categories;

    private ResponseMatrix(List<String> items, byte[] cells, int[] categories) {
        this.items = items;
        this.cells = cells;
        this.persons = items.isEmpty() ? 0 : cells.length / items.size();
        this.categories = categories;
    }

    /**
     * @param items names of the columns, unique, 1 or more
     * @param rows one array of categories per person, each as long as {@code items}; copied
     * @throws IllegalArgumentException on a ragged row, a category outside −1..99, no items or a name twice
     */
    public static ResponseMatrix of(List<String> items, int[][] rows) {
        byte[] cells = new byte[Math.multiplyExact(rows.length, items.size())];
        for (int person = 0; person < rows.length; person++) {
            if (rows[person].length != items.size()) {
                throw new IllegalArgumentException("person " + person + " has " + rows[person].length
                        + " responses: allowed is " + items.size() + ", one per item");
            }
            for (int item = 0; item < items.size(); item++) {
                int category = rows[person][item];
                if (category < MISSING || category >= MOST_CATEGORIES) {
                    throw new IllegalArgumentException("category of person " + person + " on item " + items.get(item)
                            + " is " + category + ": allowed is 0.." + (MOST_CATEGORIES - 1) + ", or −1 for missing");
                }
                cells[person * items.size() + item] = (byte) category;
            }
        }
        return ofCells(items, cells);
    }

    /**
     * As {@link #of}, from cells in the order person by person, which are taken over and must not change afterwards.
     *
     * @throws IllegalArgumentException on no items, a name twice, a category outside −1..99 or a part of a row
     */
    public static ResponseMatrix ofCells(List<String> items, byte[] cells) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a matrix without items: at least 1 is needed");
        }
        if (items.stream().distinct().count() < items.size()) {
            String twice = items.stream()
                    .filter(item -> items.indexOf(item) != items.lastIndexOf(item))
                    .findFirst()
                    .orElseThrow();
            throw new IllegalArgumentException("item " + twice + " stands more than once in the matrix");
        }
        if (cells.length % items.size() != 0) {
            throw new IllegalArgumentException(
                    cells.length + " cells do not make whole rows of " + items.size() + " items");
        }
        int[] categories = new int[items.size()];
        Arrays.fill(categories, 2);
        for (int at = 0; at < cells.length; at++) {
            if (cells[at] < MISSING || cells[at] >= MOST_CATEGORIES) {
                throw new IllegalArgumentException("category " + cells[at] + " on item " + items.get(at % items.size())
                        + ": allowed is 0.." + (MOST_CATEGORIES - 1) + ", or −1");
            }
            int item = at % items.size();
            categories[item] = Math.max(categories[item], cells[at] + 1);
        }
        return new ResponseMatrix(List.copyOf(items), cells, categories);
    }

    /**
     * The same responses to items that are known to have (at least) so many categories.
     *
     * @throws IllegalArgumentException when a response lies above the categories given
     */
    public ResponseMatrix withCategories(int[] known) {
        for (int item = 0; item < categories.length; item++) {
            if (known[item] < categories[item]) {
                throw new IllegalArgumentException("category " + (categories[item] - 1) + " on item " + items.get(item)
                        + ": allowed is 0.." + (known[item] - 1));
            }
        }
        return new ResponseMatrix(items, cells, known.clone());
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

    /** Number of categories of an item, 2 or more. */
    public int categories(int item) {
        return categories[item];
    }

    /** The largest number of categories of any item. */
    public int mostCategories() {
        return Arrays.stream(categories).max().orElse(2);
    }

    /** The category, or {@link #MISSING}. */
    public int at(int person, int item) {
        return cells[person * items.size() + item];
    }

    public boolean isMissing(int person, int item) {
        return at(person, item) == MISSING;
    }

    /** Whether any cell of the item is missing. */
    public boolean hasMissing(int item) {
        for (int at = item; at < cells.length; at += items.size()) {
            if (cells[at] == MISSING) {
                return true;
            }
        }
        return false;
    }

    /** The sum of a person's categories; missing cells add nothing. */
    public int sum(int person) {
        int sum = 0;
        for (int item = 0; item < items.size(); item++) {
            sum += Math.max(0, at(person, item));
        }
        return sum;
    }

    /** These columns only, in this order. */
    public ResponseMatrix items(int... columns) {
        byte[] some = new byte[persons * columns.length];
        for (int person = 0; person < persons; person++) {
            for (int k = 0; k < columns.length; k++) {
                some[person * columns.length + k] = (byte) at(person, columns[k]);
            }
        }
        return ofCells(Arrays.stream(columns).mapToObj(items::get).toList(), some)
                .withCategories(
                        Arrays.stream(columns).map(column -> categories[column]).toArray());
    }

    /** These rows only, in this order. */
    public ResponseMatrix persons(int... rows) {
        byte[] some = new byte[rows.length * items.size()];
        for (int k = 0; k < rows.length; k++) {
            System.arraycopy(cells, rows[k] * items.size(), some, k * items.size(), items.size());
        }
        return new ResponseMatrix(items, some, categories);
    }

    /** The distinct rows with how often each occurs; what follows from a row alone need be computed once. */
    public Patterns patterns() {
        return Patterns.of(this);
    }

    /** A row as bytes, copied. */
    byte[] row(int person) {
        return Arrays.copyOfRange(cells, person * items.size(), (person + 1) * items.size());
    }
}
