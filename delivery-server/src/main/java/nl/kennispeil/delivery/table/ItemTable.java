package nl.kennispeil.delivery.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.kennispeil.scoring.irt.ItemParameters;

/**
 * The items of a {@code params.csv} or {@code bank.csv}, in its order.
 *
 * @param file how messages call it
 * @param rows 1 or more, each item once
 * @param metadataColumns what else the file says of items, in its order
 */
public record ItemTable(String file, List<ItemRow> rows, List<String> metadataColumns) {

    public ItemTable {
        rows = List.copyOf(rows);
        metadataColumns = List.copyOf(metadataColumns);
    }

    public List<String> names() {
        return rows.stream().map(ItemRow::item).toList();
    }

    public List<ItemParameters> parameters() {
        return rows.stream().map(ItemRow::parameters).toList();
    }

    /** By name, in the order of the file. */
    public Map<String, ItemRow> byName() {
        Map<String, ItemRow> rowOf = new LinkedHashMap<>();
        rows.forEach(row -> rowOf.put(row.item(), row));
        return rowOf;
    }

    /**
     * The parameters of these items.
     *
     * @throws TableException when one is not in the file
     */
    public List<ItemParameters> parametersOf(List<String> items) {
        Map<String, ItemRow> rowOf = byName();
        List<ItemParameters> found = new ArrayList<>();
        for (String item : items) {
            ItemRow row = rowOf.get(item);
            if (row == null) {
                throw new TableException(file + ": there is no item " + Problems.quoted(item));
            }
            found.add(row.parameters());
        }
        return found;
    }

    /** How many categories each item has; notes every item that is not in this file as a problem of the header. */
    int[] categoriesOf(List<String> items, Problems problems) {
        Map<String, ItemRow> rowOf = byName();
        int[] categories = new int[items.size()];
        for (int column = 0; column < categories.length; column++) {
            ItemRow row = rowOf.get(items.get(column));
            categories[column] = row == null ? 2 : row.parameters().categories();
            if (row == null) {
                problems.cell(1, column + 1, items.get(column), "the item has no parameters in " + file);
            }
        }
        return categories;
    }
}
