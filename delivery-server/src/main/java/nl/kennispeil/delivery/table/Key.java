package nl.kennispeil.delivery.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code key.csv}: {@code item,key,options[,status]}.
 *
 * @param file how messages call it
 * @param items in the order of the file, each once
 */
public record Key(String file, List<Item> items) {

    /** The most options an item can have: one per letter. */
    static final int MOST_OPTIONS = 26;

    /** Whether an item counts. */
    public enum Status {
        SCORED,
        REMOVED,
        PILOT
    }

    /**
     * The key of an item.
     *
     * @param item its name
     * @param right each set of options that is right when chosen, as bits; bit 0 is option A
     * @param options how many options it has, 2 or more
     */
    public record Item(String item, List<Integer> right, int options, Status status) {
        public Item {
            right = List.copyOf(right);
        }
    }

    public Key {
        items = List.copyOf(items);
    }

    public Optional<Item> of(String item) {
        return items.stream().filter(each -> each.item().equals(item)).findFirst();
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
        List<Item> items = new ArrayList<>();
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
            items.add(new Item(
                    item,
                    right(table, key, row.get(key), many),
                    many,
                    status(table, status, status < 0 ? "" : row.get(status))));
        }
        table.finish();
        return new Key(table.name(), items);
    }

    private static int options(Table table, int column, String cell) {
        int options = Numbers.whole(table, cell);
        if (options >= 2 && options <= MOST_OPTIONS) {
            return options;
        }
        wrong(table, column, cell, "a number of options 2.." + MOST_OPTIONS);
        return MOST_OPTIONS;
    }

    private static List<Integer> right(Table table, int column, String cell, int options) {
        List<Integer> right = new ArrayList<>();
        for (String each : cell.split("\\|", -1)) {
            int chosen = Letters.bits(each.strip());
            if (chosen <= 0 || chosen >> options != 0) {
                wrong(table, column, cell, "a letter A.." + Letters.of(options - 1) + ", several apart by |");
                return List.of();
            }
            right.add(chosen);
        }
        return right;
    }

    private static Status status(Table table, int column, String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "", "scored" -> Status.SCORED;
            case "removed" -> Status.REMOVED;
            case "pilot" -> Status.PILOT;
            default -> {
                wrong(table, column, cell, "scored, removed, pilot or empty");
                yield Status.SCORED;
            }
        };
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
