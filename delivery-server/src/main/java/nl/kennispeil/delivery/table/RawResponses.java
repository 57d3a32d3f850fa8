package nl.kennispeil.delivery.table;

import java.util.Arrays;
import java.util.List;

/** A {@code responses.csv}: who answered, and what each chose of every item of a key. */
public final class RawResponses {

    /** Nothing was chosen. */
    public static final int BLANK = 0;
    /** "I don't know" was chosen. */
    public static final int UNKNOWN = -1;
    /** The item was not shown. */
    public static final int NOT_PRESENTED = -2;

    private final List<String> persons;
    private final List<Key.Item> items;
    private final int[] cells;

    RawResponses(List<String> persons, List<Key.Item> items, int[] cells) {
        this.persons = List.copyOf(persons);
        this.items = List.copyOf(items);
        this.cells = cells;
    }

    public List<String> persons() {
        return persons;
    }

    /** The keys of the columns. */
    public List<Key.Item> items() {
        return items;
    }

    /**
     * What a person did: the options chosen as bits (bit 0 is option A), {@link #BLANK}, {@link #UNKNOWN} or
     * {@link #NOT_PRESENTED}.
     */
    public int at(int person, int item) {
        return cells[person * items.size() + item];
    }

    /** Whether it is right. */
    public boolean right(int person, int item) {
        return items.get(item).right().contains(at(person, item));
    }

    /** Whether any cell is as given, such as {@link #NOT_PRESENTED}. */
    public boolean any(int response) {
        return Arrays.stream(cells).anyMatch(each -> each == response);
    }
}
