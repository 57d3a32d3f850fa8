package nl.kennispeil.delivery.table;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A CSV table that is read row by row (comma, semicolon or tab, told by the header). Rows that do not fit the header are
 * noted as problems and skipped, so that the ones after them are looked at too; {@link #finish} then refuses the file.
 */
final class Table {

    /** Lines that one quoted cell may run over. */
    private static final int MOST_LINES = 8;

    private static final String NOT_AVAILABLE = "NA";

    private final String name;
    private final Lines lines;
    private final Limits limits;
    private final Notes notes;
    private final Problems problems;
    private final Deque<String> ahead = new ArrayDeque<>();
    private final List<String> header;
    private final char delimiter;
    private int line;
    private int rows;
    private int bare;
    private boolean notAvailable;

    private Table(Source source, Lines lines, Limits limits, Notes notes) throws IOException {
        this.name = source.name();
        this.lines = lines;
        this.limits = limits;
        this.notes = notes;
        this.problems = new Problems(name);
        String first = nextLine();
        if (first != null && first.toLowerCase(Locale.ROOT).startsWith("sep=")) {
            first = nextLine();
        }
        if (first == null || first.isBlank()) {
            throw new TableException(name + ": begins with an empty line, expected a header");
        }
        this.delimiter = delimiter(first);
        this.header = Cells.of(first, delimiter);
        checkHeader();
        if (decimalComma()) {
            notes.add(name + ": read as a file with " + (delimiter == ';' ? "semicolons" : "tabs")
                    + ", a decimal comma counts as a point");
        }
    }

    /** What is done with the rows of an open table. */
    @FunctionalInterface
    interface Reading<T> {
        T of(Table table) throws IOException;
    }

    /** @throws TableException when the file is not such a table */
    static <T> T read(Source source, Limits limits, Notes notes, Reading<T> reading) throws IOException {
        try (var in = source.open()) {
            return reading.of(new Table(source, new Lines(source.name(), in, limits), limits, notes));
        }
    }

    List<String> header() {
        return header;
    }

    Problems problems() {
        return problems;
    }

    String name() {
        return name;
    }

    /** Line of the row that {@link #next} gave last. */
    int line() {
        return line;
    }

    boolean decimalComma() {
        return delimiter != ',';
    }

    /**
     * The column of a name in upper or lower case, from 0; −1 when there is none.
     */
    int column(String wanted) {
        for (int column = 0; column < header.size(); column++) {
            if (header.get(column).equalsIgnoreCase(wanted)) {
                return column;
            }
        }
        return -1;
    }

    /** @throws TableException unless the header begins with this column */
    void requireFirst(String wanted, String whole) {
        if (!header.get(0).equalsIgnoreCase(wanted)) {
            throw problems.fatal("the header begins with " + Problems.quoted(header.get(0)) + ", expected " + whole);
        }
    }

    /** The cells of the next row, as many as the header has; null after the last. */
    @Nullable
    List<String> next() throws IOException {
        for (List<String> cells = record(); cells != null; cells = record()) {
            if (cells.stream().allMatch(String::isEmpty)) {
                bare += cells.size() > 1 ? 1 : 0;
                continue;
            }
            if (++rows > limits.rows()) {
                throw problems.fatal("holds more than " + limits.rows() + " rows, the most that is read");
            }
            if (cells.size() == header.size()) {
                return cells;
            }
            problems.line(
                    line,
                    "has " + cells.size() + " cells, allowed is " + header.size() + ", as many as the header has");
        }
        return null;
    }

    /** Whether a cell is empty, or R's word for it. */
    boolean empty(String cell) {
        if (cell.equals(NOT_AVAILABLE) && !notAvailable) {
            notAvailable = true;
            notes.add(name + ": NA was read as an empty cell");
        }
        return cell.isEmpty() || cell.equals(NOT_AVAILABLE);
    }

    /** @throws TableException when there was a problem, or no row */
    void finish() {
        problems.refuse();
        if (rows == 0) {
            throw problems.fatal("holds a header and no rows");
        }
        if (bare > 0) {
            notes.add(name + ": " + bare + " rows of empty cells were left out");
        }
    }

    /** The next record that is not blank; one whose quotes are damaged is told and skipped. */
    private @Nullable List<String> record() throws IOException {
        for (String first = nextLine(); first != null; first = nextLine()) {
            if (first.isBlank()) {
                continue;
            }
            String whole = first;
            if (open(first)) {
                whole = joined(first);
            }
            List<String> cells = Cells.of(whole, delimiter);
            if (!cells.isEmpty()) {
                return cells;
            }
            rows++;
            problems.line(line, "has a quote that is not closed, or text after a closing quote");
        }
        return null;
    }

    /** A record whose quoted cell runs over several lines; the first line alone when the quote is never closed. */
    private String joined(String first) throws IOException {
        StringBuilder whole = new StringBuilder(first);
        List<String> taken = new ArrayList<>();
        while (taken.size() < MOST_LINES) {
            String more = ahead.size() > taken.size() ? List.copyOf(ahead).get(taken.size()) : lines.next();
            if (more == null) {
                break;
            }
            if (ahead.size() == taken.size()) {
                ahead.addLast(more);
            }
            taken.add(more);
            whole.append('\n').append(more);
            if (!open(whole)) {
                taken.forEach(each -> ahead.removeFirst());
                return whole.toString();
            }
        }
        return first;
    }

    private static boolean open(CharSequence text) {
        return text.chars().filter(each -> each == '"').count() % 2 == 1;
    }

    private @Nullable String nextLine() throws IOException {
        String next = ahead.isEmpty() ? lines.next() : ahead.removeFirst();
        // lines that were looked at ahead have been counted already
        line = lines.number() - ahead.size();
        return next;
    }

    private void checkHeader() {
        if (header.isEmpty()) {
            throw problems.fatal("the header has a quote that is not closed");
        }
        if (header.size() > limits.columns()) {
            throw problems.fatal(
                    "the header has " + header.size() + " columns, allowed is at most " + limits.columns());
        }
        Map<String, Integer> seen = new HashMap<>();
        for (int column = 0; column < header.size(); column++) {
            String each = header.get(column);
            Integer before = seen.putIfAbsent(each, column);
            if (each.isEmpty()) {
                problems.cell(line, column, "", "the column has no name");
            } else if (before != null) {
                problems.cell(
                        line, column, each, "the name stands in column " + (before + 1) + " too, allowed is once");
            }
        }
        problems.refuse();
    }

    private static char delimiter(String header) {
        char best = ',';
        int most = 1;
        for (char each : new char[] {',', ';', '\t'}) {
            int cells = Cells.of(header, each).size();
            if (cells > most) {
                best = each;
                most = cells;
            }
        }
        return best;
    }
}
