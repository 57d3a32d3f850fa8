package nl.kennispeil.delivery.table;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.scoring.reference.Interruption;
import nl.kennispeil.scoring.reference.TrainingSpan;

/** Reads when persons were in training: {@code person,from,to[,share]}, days counted on both ends, an empty end going on. */
public final class TrainingFiles {

    /** As Dutch spreadsheets write a day. */
    private static final DateTimeFormatter DUTCH =
            DateTimeFormatter.ofPattern("d-M-uuuu").withResolverStyle(ResolverStyle.STRICT);

    private TrainingFiles() {}

    /** {@code person,from,to,share}, share of a full-time week above 0, to 1; persons in the order of the file. */
    public static Map<String, List<TrainingSpan>> spans(Source source, Notes notes) throws IOException {
        return rows(
                source,
                notes,
                "person,from,to,share",
                (table, row) -> new TrainingSpan(
                        first(table, row),
                        last(table, row),
                        Numbers.of(table, table.column("share"), cell(table, row, "share"))));
    }

    /** {@code person,from,to}. */
    public static Map<String, List<Interruption>> interruptions(Source source, Notes notes) throws IOException {
        return rows(
                source, notes, "person,from,to", (table, row) -> new Interruption(first(table, row), last(table, row)));
    }

    /** {@code person,months}, added up. */
    public static Map<String, List<Double>> exemptions(Source source, Notes notes) throws IOException {
        return rows(
                source,
                notes,
                "person,months",
                (table, row) -> Numbers.of(table, table.column("months"), cell(table, row, "months")));
    }

    /** What a row says of its person. */
    @FunctionalInterface
    private interface Saying<T> {
        T of(Table table, List<String> row);
    }

    private static <T> Map<String, List<T>> rows(Source source, Notes notes, String columns, Saying<T> saying)
            throws IOException {
        return Table.read(source, Limits.USUAL, notes, table -> {
            table.requireFirst("person", columns);
            for (String each : columns.split(",", -1)) {
                if (table.column(each) < 0) {
                    throw table.problems().fatal("the header has no column \"" + each + "\", expected " + columns);
                }
            }
            Map<String, List<T>> all = new LinkedHashMap<>();
            for (List<String> row = table.next(); row != null; row = table.next()) {
                if (row.get(0).isEmpty()) {
                    table.problems().cell(table.line(), 0, "person", "is empty, allowed is a person");
                    continue;
                }
                try {
                    all.computeIfAbsent(row.get(0), any -> new ArrayList<>()).add(saying.of(table, row));
                } catch (IllegalArgumentException e) {
                    if (!(e instanceof TableException)) {
                        table.problems().line(table.line(), String.valueOf(e.getMessage()));
                    }
                }
            }
            table.finish();
            return all;
        });
    }

    private static String cell(Table table, List<String> row, String column) {
        return row.get(table.column(column));
    }

    private static LocalDate first(Table table, List<String> row) {
        return day(cell(table, row, "from"), "from");
    }

    private static Optional<LocalDate> last(Table table, List<String> row) {
        String cell = cell(table, row, "to");
        return table.empty(cell) ? Optional.empty() : Optional.of(day(cell, "to"));
    }

    private static LocalDate day(String cell, String column) {
        try {
            return cell.matches("\\d{1,2}-\\d{1,2}-\\d{4}") ? LocalDate.parse(cell, DUTCH) : LocalDate.parse(cell);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    column + " is " + Problems.quoted(cell) + ", allowed is a day such as 2026-02-28", e);
        }
    }
}
