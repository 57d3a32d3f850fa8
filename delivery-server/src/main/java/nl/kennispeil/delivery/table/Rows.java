package nl.kennispeil.delivery.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table with columns of texts and of numbers that a command names, such as the judgements of judges.
 *
 * @param file how messages call it
 * @param rows texts by column
 * @param lines of the rows in the file
 * @param columns names of the header
 * @param numbers by column, as many as rows; NaN for an empty cell
 */
public record Rows(
        String file,
        List<Map<String, String>> rows,
        List<Integer> lines,
        List<String> columns,
        Map<String, List<Double>> numbers) {

    public Rows {
        rows = List.copyOf(rows);
        lines = List.copyOf(lines);
        columns = List.copyOf(columns);
        numbers = Map.copyOf(numbers);
    }

    /**
     * @param texts columns that must be there, none empty
     * @param wanted columns of numbers that must be there, none empty
     * @param optional columns of numbers that may be there, with empty cells
     * @throws TableException when the file is not such a table
     */
    public static Rows read(Source source, Notes notes, List<String> texts, List<String> wanted, List<String> optional)
            throws IOException {
        return read(source, notes, texts, wanted, optional, List.of());
    }

    /**
     * The same with columns of texts that may be there, none empty.
     *
     * @throws TableException when the file is not such a table
     */
    public static Rows read(
            Source source,
            Notes notes,
            List<String> texts,
            List<String> wanted,
            List<String> optional,
            List<String> optionalTexts)
            throws IOException {
        return Table.read(source, Limits.USUAL, notes, table -> {
            List<String> needed = new ArrayList<>(texts);
            needed.addAll(wanted);
            for (String each : needed) {
                if (table.column(each) < 0) {
                    throw table.problems()
                            .fatal("the header has no column \"" + each + "\", expected " + String.join(",", needed));
                }
            }
            List<String> all = new ArrayList<>(texts);
            optionalTexts.stream().filter(each -> table.column(each) >= 0).forEach(all::add);
            return of(table, all, wanted, optional);
        });
    }

    private static Rows of(Table table, List<String> texts, List<String> wanted, List<String> optional)
            throws IOException {
        Map<String, List<Double>> numbers = new LinkedHashMap<>();
        List<Map<String, String>> rows = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        for (List<String> row = table.next(); row != null; row = table.next()) {
            Map<String, String> read = new LinkedHashMap<>();
            for (String column : texts) {
                read.put(column, filled(table, column, row));
            }
            for (String column : wanted) {
                String cell = filled(table, column, row);
                numbers.computeIfAbsent(column, any -> new ArrayList<>())
                        .add(cell.isEmpty() ? Double.NaN : Numbers.of(table, table.column(column), cell));
            }
            for (String column : optional) {
                int at = table.column(column);
                if (at >= 0) {
                    numbers.computeIfAbsent(column, any -> new ArrayList<>())
                            .add(table.empty(row.get(at)) ? Double.NaN : Numbers.of(table, at, row.get(at)));
                }
            }
            rows.add(read);
            lines.add(table.line());
        }
        table.finish();
        return new Rows(table.name(), rows, lines, table.header(), numbers);
    }

    private static String filled(Table table, String column, List<String> row) {
        int at = table.column(column);
        String cell = row.get(at);
        if (cell.isEmpty()) {
            table.problems().cell(table.line(), at, column, "is empty, allowed is a value");
        }
        return cell;
    }

    public int size() {
        return rows.size();
    }

    public boolean has(String column) {
        return numbers.containsKey(column) || (!rows.isEmpty() && rows.get(0).containsKey(column));
    }

    /** What is wrong with a cell: names the file, the line and the column. */
    public TableException wrong(int row, String column, String what) {
        int at = -1;
        for (int k = 0; k < columns.size(); k++) {
            at = columns.get(k).equalsIgnoreCase(column) ? k : at;
        }
        return new TableException(
                file + ", line " + lines.get(row) + ", column " + (at + 1) + " (" + column + "): " + what);
    }

    /** @throws TableException when a text of the column stands on two lines */
    public void requireOnce(String column) {
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (int row = 0; row < size(); row++) {
            Integer before = seen.putIfAbsent(text(row, column), lines.get(row));
            if (before != null) {
                throw wrong(row, column, "is the same as on line " + before + ", allowed is once");
            }
        }
    }

    public String text(int row, String column) {
        return rows.get(row).getOrDefault(column, "");
    }

    public double number(int row, String column) {
        @Nullable List<Double> values = numbers.get(column);
        return values == null ? Double.NaN : values.get(row);
    }

    /** A column of numbers. */
    public double[] column(String column) {
        return numbers.getOrDefault(column, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** The different texts of a column, as they first appear. */
    public List<String> distinct(String column) {
        Set<String> seen = new LinkedHashSet<>();
        rows.forEach(row -> seen.add(row.getOrDefault(column, "")));
        return List.copyOf(seen);
    }
}
