package nl.kennispeil.delivery.table;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.scoring.irt.ItemModel;

/** Reads files that name items: {@code item}, such as anchors, or {@code item,model}. */
public final class ItemNames {

    private ItemNames() {}

    /** @throws TableException when the file is not such a table, or names an item twice */
    public static Set<String> read(Source source, Notes notes) throws IOException {
        return Table.read(source, Limits.USUAL, notes, table -> {
            table.requireFirst("item", "item");
            Set<String> names = new LinkedHashSet<>();
            for (List<String> row = table.next(); row != null; row = table.next()) {
                add(table, names, row.get(0));
            }
            table.finish();
            return names;
        });
    }

    /** The model of each item named. */
    public static Map<String, ItemModel> models(Source source, Notes notes) throws IOException {
        return Table.read(source, Limits.USUAL, notes, table -> {
            table.requireFirst("item", "item,model");
            int column = table.column("model");
            if (column < 0) {
                throw table.problems().fatal("the header has no column \"model\", expected item,model");
            }
            Map<String, ItemModel> models = new LinkedHashMap<>();
            Set<String> names = new LinkedHashSet<>();
            for (List<String> row = table.next(); row != null; row = table.next()) {
                add(table, names, row.get(0));
                try {
                    models.put(row.get(0), ItemModel.ofLabel(row.get(column)));
                } catch (IllegalArgumentException e) {
                    table.problems().cell(table.line(), column, "model", String.valueOf(e.getMessage()));
                }
            }
            table.finish();
            return models;
        });
    }

    private static void add(Table table, Set<String> names, String name) {
        if (name.isEmpty() || !names.add(name)) {
            table.problems()
                    .cell(table.line(), 0, "item", Problems.quoted(name) + ", allowed is each item once, by name");
        }
    }
}
