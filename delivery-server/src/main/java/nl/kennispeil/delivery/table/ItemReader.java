package nl.kennispeil.delivery.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import nl.kennispeil.scoring.irt.ItemModel;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code params.csv} ({@code item,model,a,b,c,d,se_a,…}, {@code b1…bK} for polytomous items, {@code a1…aK,c1…cK} for
 * nominal ones) and {@code bank.csv}, which has other columns besides. Without a model, the filled cells tell it.
 */
public final class ItemReader {

    private static final Pattern PARAMETER = Pattern.compile("[abcd]|[abc][1-9]\\d{0,2}");
    private static final String ERROR_OF = "se_";

    private final Table table;
    private final Map<Integer, String> parameters = new LinkedHashMap<>();
    private final Map<Integer, String> errors = new LinkedHashMap<>();
    private final Map<Integer, String> metadata = new LinkedHashMap<>();
    private final int model;
    private final List<ItemRow> rows = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();

    private ItemReader(Table table) {
        this.table = table;
        this.model = table.column("model");
        for (int column = 1; column < table.header().size(); column++) {
            String name = table.header().get(column);
            String lower = name.toLowerCase(Locale.ROOT);
            if (PARAMETER.matcher(lower).matches()) {
                parameters.put(column, lower);
            } else if (lower.startsWith(ERROR_OF)
                    && PARAMETER.matcher(lower.substring(ERROR_OF.length())).matches()) {
                errors.put(column, lower.substring(ERROR_OF.length()));
            } else if (column != model) {
                metadata.put(column, name);
            }
        }
    }

    /** @throws TableException when the file is not such a table */
    public static ItemTable read(Source source, Notes notes) throws IOException {
        return read(source, notes, Limits.USUAL);
    }

    static ItemTable read(Source source, Notes notes, Limits limits) throws IOException {
        return Table.read(source, limits, notes, table -> new ItemReader(table).items());
    }

    private ItemTable items() throws IOException {
        table.requireFirst("item", "item,model,a,b,…");
        if (parameters.isEmpty()) {
            throw table.problems().fatal("the header has no column a, b, b1 or a1, expected item,model,a,b,…");
        }
        for (List<String> row = table.next(); row != null; row = table.next()) {
            String item = row.get(0);
            Integer before = seen.putIfAbsent(item, table.line());
            if (item.isEmpty() || before != null) {
                String what = before == null || item.isEmpty()
                        ? "is empty, expected the name of an item"
                        : Problems.quoted(item) + " stands on line " + before + " too, allowed is once";
                table.problems().cell(table.line(), 0, "item", what);
            }
            ItemRow read = row(item, row);
            if (read != null) {
                rows.add(read);
            }
        }
        table.finish();
        return new ItemTable(table.name(), rows, List.copyOf(metadata.values()));
    }

    private @Nullable ItemRow row(String item, List<String> cells) {
        Map<String, Double> values = numbers(parameters, cells);
        Map<String, Double> se = numbers(errors, cells);
        if (values.containsValue(Double.NaN) || se.containsValue(Double.NaN)) {
            return null;
        }
        Map<String, String> other = new LinkedHashMap<>();
        metadata.forEach((column, name) -> other.put(name, cells.get(column)));
        try {
            ItemModel of = model < 0 || table.empty(cells.get(model))
                    ? ParameterCells.modelOf(values)
                    : ItemModel.ofLabel(cells.get(model));
            return new ItemRow(item, ParameterCells.item(of, values), se, other);
        } catch (IllegalArgumentException e) {
            table.problems().line(table.line(), "item " + Problems.quoted(item) + ": " + e.getMessage());
            return null;
        }
    }

    private Map<String, Double> numbers(Map<Integer, String> columns, List<String> cells) {
        Map<String, Double> values = new LinkedHashMap<>();
        columns.forEach((column, name) -> {
            if (!table.empty(cells.get(column))) {
                values.put(name, Numbers.of(table, column, cells.get(column)));
            }
        });
        return values;
    }
}
