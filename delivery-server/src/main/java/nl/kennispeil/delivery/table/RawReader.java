package nl.kennispeil.delivery.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.scoring.key.Chosen;
import nl.kennispeil.scoring.key.ItemKey;
import nl.kennispeil.scoring.key.ItemStatus;
import nl.kennispeil.scoring.key.RawResponses;

/**
 * Reads {@code responses.csv}: {@code person,<item1>,<item2>,…}; a cell is the letters chosen, {@code ?} for "don't know",
 * empty for blank, {@code -} for not presented.
 */
public final class RawReader {

    private final Table table;
    private final List<ItemKey> items = new ArrayList<>();
    private final List<String> persons = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private int[] cells = new int[1 << 14];
    private int size;

    private RawReader(Table table) {
        this.table = table;
    }

    /** @throws TableException when the file is not such a table, or does not go with the key */
    public static Answered read(Source source, Key key, Notes notes) throws IOException {
        return Table.read(source, Limits.USUAL, notes, table -> new RawReader(table).responses(key, notes));
    }

    private Answered responses(Key key, Notes notes) throws IOException {
        table.requireFirst("person", "person,<item1>,<item2>,…");
        columns(key, notes);
        for (List<String> row = table.next(); row != null; row = table.next()) {
            person(row.get(0));
            if (cells.length - size < items.size()) {
                cells = Arrays.copyOf(cells, Math.max(Math.multiplyExact(2, cells.length), size + items.size()));
            }
            for (int item = 0; item < items.size(); item++) {
                cells[size++] = response(item, row.get(item + 1));
            }
        }
        table.finish();
        List<String> names = items.stream().map(ItemKey::item).toList();
        return new Answered(persons, items, RawResponses.ofCells(names, Arrays.copyOf(cells, size)));
    }

    private void columns(Key key, Notes notes) {
        Map<String, ItemKey> keyOf = new HashMap<>();
        key.items().forEach(each -> keyOf.put(each.item(), each));
        Set<String> absent = new HashSet<>(keyOf.keySet());
        for (int column = 1; column < table.header().size(); column++) {
            String name = table.header().get(column);
            ItemKey item = keyOf.get(name);
            if (item == null) {
                table.problems().cell(1, column, name, "the item has no line in " + key.file());
            } else {
                items.add(item);
                absent.remove(name);
            }
        }
        for (ItemKey item : key.items()) {
            if (absent.contains(item.item()) && item.status() == ItemStatus.SCORED) {
                table.problems().file("has no column " + Problems.quoted(item.item()) + ", an item of " + key.file());
            } else if (absent.contains(item.item())) {
                notes.add(table.name() + ": has no column for the "
                        + item.status().label() + " item " + item.item());
            }
        }
        table.problems().refuse();
        if (items.isEmpty()) {
            throw table.problems().fatal("the header has no item, expected person,<item1>,<item2>,…");
        }
    }

    private void person(String person) {
        Integer before = seen.putIfAbsent(person, table.line());
        if (person.isEmpty()) {
            table.problems().cell(table.line(), 0, "person", "is empty, expected who answered");
        } else if (before != null) {
            table.problems().cell(table.line(), 0, "person", "is the same as on line " + before + ", allowed is once");
        }
        persons.add(person);
    }

    private int response(int item, String cell) {
        if (cell.isEmpty()) {
            return Chosen.BLANK;
        }
        if (cell.equals("?")) {
            return Chosen.UNKNOWN;
        }
        if (cell.equals("-")) {
            return Chosen.NOT_PRESENTED;
        }
        int options = items.get(item).options();
        int chosen = Key.letters(cell);
        if (chosen > 0 && chosen >> options == 0) {
            return chosen;
        }
        table.problems()
                .cell(
                        table.line(),
                        item + 1,
                        table.header().get(item + 1),
                        "got " + Problems.quoted(cell) + ", allowed is letters A.." + (char) ('A' + options - 1)
                                + ", ?, - or empty");
        return Chosen.BLANK;
    }
}
