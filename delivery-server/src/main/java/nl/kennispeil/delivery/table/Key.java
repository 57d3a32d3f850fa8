package nl.kennispeil.delivery.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.scoring.key.Chosen;
import nl.kennispeil.scoring.key.ItemKey;
import nl.kennispeil.scoring.key.ItemStatus;

/**
 * A {@code key.csv}: {@code item,key,options[,status]}.
 *
 * @param file how messages call it
 * @param items in the order of the file, each once
 */
public record Key(String file, List<ItemKey> items) {

    public Key {
        items = List.copyOf(items);
    }

    /** @throws TableException when the file is not such a table */
    public static Key read(Source source, Notes notes) throws IOException {
        return Table.read(source, Limits.USUAL, notes, Key::of);
    }

    private static Key of(Table table) throws IOException {
        table.requireFirst("item", "item,key,options[,status]");
        int key = table.column("key");
        int options = table.column("options");
        if (key < 0 || options < 0) {
            throw table.problems().fatal("the header is " + table.header() + ", expected item,key,options[,status]");
        }
        int status = table.column("status");
        List<ItemKey> items = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (List<String> row = table.next(); row != null; row = table.next()) {
            String item = row.get(0);
            Integer before = seen.putIfAbsent(item, table.line());
            if (item.isEmpty()) {
                table.problems().cell(table.line(), 0, "item", "is empty, expected the name of an item");
            } else if (before != null) {
                table.problems()
                        .cell(
                                table.line(),
                                0,
                                "item",
                                Problems.quoted(item) + " stands on line " + before + " too, allowed is once");
            }
            int many = options(table, options, row.get(options));
            ItemStatus counts = status < 0 ? ItemStatus.SCORED : status(table, status, row.get(status));
            List<Integer> right = right(table, key, row.get(key), many, counts);
            if (many > 0 && (!right.isEmpty() || counts == ItemStatus.REMOVED)) {
                items.add(new ItemKey(item, right, many, counts));
            }
        }
        table.finish();
        return new Key(table.name(), items);
    }

    /** 0 when the cell is none. */
    private static int options(Table table, int column, String cell) {
        int options = Numbers.whole(table, cell);
        if (options >= 2 && options <= Chosen.MOST_OPTIONS) {
            return options;
        }
        wrong(table, column, cell, "a number of options 2.." + Chosen.MOST_OPTIONS);
        return 0;
    }

    /** None when the cell is no key. */
    private static List<Integer> right(Table table, int column, String cell, int options, ItemStatus status) {
        if (cell.isEmpty() && status == ItemStatus.REMOVED) {
            return List.of();
        }
        Set<Integer> right = new LinkedHashSet<>();
        for (String each : cell.split("\\|", -1)) {
            int chosen = letters(each.strip());
            if (chosen <= 0 || (options > 0 && chosen >> options != 0) || !right.add(chosen)) {
                char last = (char) ('A' + (options > 0 ? options : Chosen.MOST_OPTIONS) - 1);
                wrong(table, column, cell, "letters A.." + last + ", right alternatives apart by |, each once");
                return List.of();
            }
        }
        return List.copyOf(right);
    }

    /** As {@link Chosen}, also of small letters; −1 for anything that is not letters. */
    static int letters(String cell) {
        try {
            int chosen = Chosen.of(cell.toUpperCase(Locale.ROOT));
            return Chosen.isLetters(chosen) ? chosen : -1;
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    private static ItemStatus status(Table table, int column, String cell) {
        try {
            return ItemStatus.ofLabel(cell.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            wrong(table, column, cell, "scored, removed, pilot or empty");
            return ItemStatus.SCORED;
        }
    }

    private static void wrong(Table table, int column, String cell, String allowed) {
        table.problems()
                .cell(
                        table.line(),
                        column,
                        table.header().get(column),
                        "got " + Problems.quoted(cell) + ", allowed is " + allowed);
    }
}
