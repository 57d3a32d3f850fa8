package nl.kennispeil.delivery.itembank;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A spreadsheet of metadata: a header and rows of text. Read from CSV (comma, semicolon or tab, UTF-8) or from the first
 * sheet of an .xlsx.
 *
 * @param rows without empty ones; each with its number in the file, counted from 1 at the header
 * @param faults the rows that cannot be read, which say nothing about the others
 */
record MetadataTable(List<String> header, List<Row> rows, List<Fault> faults) {

    /** What a cell says to make a field empty; an empty cell leaves it alone. */
    static final String EMPTY = "(leeg)";

    static final int LARGEST = 3 * 1024 * 1024;
    static final int MOST_ROWS = 10_000;
    private static final int MOST_COLUMNS = 40;
    private static final int LONGEST_CELL = 4_000;
    private static final int MOST_UNREADABLE = 100;
    private static final Set<String> STATE = Set.of("stand", "state", "status");
    private static final LocalDate FIRST_DAY_OF_SPREADSHEETS = LocalDate.of(1899, 12, 30);

    record Row(int number, List<String> cells) {
        String cell(int place) {
            return place >= 0 && place < cells.size() ? cells.get(place).strip() : "";
        }
    }

    /**
     * A row that cannot be read.
     *
     * @param place of the cell it is about, or -1
     * @param code has words under {@code page.items.unreadableRow.<code>}
     * @param cells what of it could be read
     */
    record Fault(int number, int place, String code, List<String> cells) {
        String cell(int at) {
            return at >= 0 && at < cells.size() && cells.get(at).length() <= LONGEST_CELL
                    ? cells.get(at).strip()
                    : "";
        }
    }

    /** A file that cannot be read at all; the code has words under {@code page.items.unreadable.<code>}. */
    static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String code;

        Unreadable(String code) {
            super(code, null, false, false);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    static MetadataTable read(byte[] file) {
        if (file.length == 0) {
            throw new Unreadable("empty");
        }
        if (file.length > LARGEST) {
            throw new Unreadable("large");
        }
        Map<Integer, Fault> faults = new TreeMap<>();
        List<List<String>> all = XlsxSheet.is(file) ? XlsxSheet.rows(file, MOST_ROWS, MOST_COLUMNS) : csv(file, faults);
        if (all.isEmpty() || all.get(0).stream().allMatch(String::isBlank)) {
            throw new Unreadable("header");
        }
        List<String> header = all.get(0).stream().map(String::strip).toList();
        if (header.stream().anyMatch(each -> each.length() > LONGEST_CELL)) {
            throw new Unreadable("cell");
        }
        if (header.size() > MOST_COLUMNS) {
            throw new Unreadable("columns");
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < all.size(); i++) {
            List<String> cells = all.get(i);
            if (!faults.containsKey(i) && !cells.stream().allMatch(String::isBlank)) {
                int number = i + 1;
                fault(number, cells)
                        .ifPresentOrElse(
                                each -> faults.put(number - 1, each),
                                () -> rows.add(new Row(number, List.copyOf(cells))));
            }
        }
        return new MetadataTable(header, rows, List.copyOf(faults.values()));
    }

    private static Optional<Fault> fault(int number, List<String> cells) {
        if (cells.size() > MOST_COLUMNS) {
            return Optional.of(new Fault(number, -1, "columns", cells));
        }
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).length() > LONGEST_CELL) {
                return Optional.of(new Fault(number, i, "cell", cells));
            }
        }
        return Optional.empty();
    }

    /** @param faults gets the rows that cannot be read, by their place; an empty row stands in for each */
    private static List<List<String>> csv(byte[] file, Map<Integer, Fault> faults) {
        String body = text(file);
        char between = between(body);
        List<List<String>> rows = new ArrayList<>();
        for (int from = 0; from < body.length(); ) {
            int bad = records(body.substring(from), between, rows);
            if (bad < 0) {
                break;
            }
            if (rows.isEmpty() || faults.size() == MOST_UNREADABLE) {
                throw new Unreadable("quotes");
            }
            // what comes after the line with the fault may be good again
            int start = from + bad;
            int end = start;
            while (end < body.length() && body.charAt(end) != '\n' && body.charAt(end) != '\r') {
                end++;
            }
            int place = place(body.substring(start, end), between);
            faults.put(rows.size(), new Fault(rows.size() + 1, place, "quotes", List.of()));
            rows.add(List.of());
            from = end + (body.startsWith("\r\n", end) ? 2 : 1);
        }
        return rows;
    }

    private static String text(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Unreadable("utf8");
        }
    }

    private static char between(String body) {
        String first = body.lines().findFirst().orElse("");
        char between = ',';
        long most = 0;
        for (char each : new char[] {',', ';', '\t'}) {
            long count = first.chars().filter(one -> one == each).count();
            if (count > most) {
                between = each;
                most = count;
            }
        }
        return between;
    }

    /**
     * Reads records until one cannot be read.
     *
     * @return where that one begins; -1 when all were read
     */
    private static int records(String body, char between, List<List<String>> rows) {
        long lines = 0;
        try (CSVParser parser = CSVFormat.RFC4180
                .builder()
                .setDelimiter(between)
                .setIgnoreEmptyLines(false)
                .get()
                .parse(new StringReader(body))) {
            for (Iterator<CSVRecord> records = parser.iterator(); next(records); ) {
                rows.add(records.next().toList().stream()
                        .map(MetadataTable::unquoted)
                        .toList());
                lines = parser.getCurrentLineNumber();
                if (rows.size() > MOST_ROWS + 1) {
                    throw new Unreadable("rows");
                }
            }
            return -1;
        } catch (Torn e) {
            return beginning(body, lines);
        } catch (IOException e) {
            throw new Unreadable("quotes");
        }
    }

    /** A record that cannot be read. */
    private static final class Torn extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Torn() {
            super("torn", null, false, false);
        }
    }

    private static boolean next(Iterator<CSVRecord> records) {
        try {
            return records.hasNext();
        } catch (IllegalStateException | UncheckedIOException e) {
            throw new Torn();
        }
    }

    /** Where a line begins, by the number of lines before it. */
    private static int beginning(String body, long lines) {
        int at = 0;
        for (long line = 0; line < lines && at < body.length(); line++) {
            while (at < body.length() && body.charAt(at) != '\n' && body.charAt(at) != '\r') {
                at++;
            }
            at += body.startsWith("\r\n", at) ? 2 : 1;
        }
        return Math.min(at, body.length());
    }

    /** The cell of a line in which a quote opens that is not closed well; -1 when that is further on. */
    private static int place(String line, char between) {
        int place = 0;
        boolean start = true;
        boolean within = false;
        for (int i = 0; i < line.length(); i++) {
            char each = line.charAt(i);
            char next = i + 1 < line.length() ? line.charAt(i + 1) : between;
            if (within && each == '"' && next == '"' && i + 1 < line.length()) {
                i++;
            } else if (within && each == '"') {
                within = false;
                if (next != between) {
                    return place;
                }
            } else if (!within && start && each == '"') {
                within = true;
            } else if (!within && each == between) {
                place++;
                start = true;
                continue;
            }
            start = false;
        }
        return within ? place : -1;
    }

    /** Takes off the quote that a file of ours puts before what looks like a formula. */
    private static String unquoted(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@".indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

    /** What the columns are by their headings: the place of the item, and of each field that is there. */
    Mapping guess() {
        int item = -1;
        Map<MetaField, Integer> places = new EnumMap<>(MetaField.class);
        for (int i = 0; i < header.size(); i++) {
            int place = i;
            if (item < 0 && MetaField.isItem(header.get(i))) {
                item = i;
            } else {
                MetaField.ofHeader(header.get(i)).ifPresent(each -> places.putIfAbsent(each, place));
            }
        }
        return new Mapping(item, places);
    }

    /** @param item place of the column that names the item, or -1 */
    record Mapping(int item, Map<MetaField, Integer> places) {
        Mapping {
            places = Map.copyOf(places);
        }

        boolean complete() {
            return item >= 0 && !places.isEmpty();
        }
    }

    /** The column that says in what state an item is, which a file of ours has, or -1. */
    int state() {
        for (int i = 0; i < header.size(); i++) {
            if (STATE.contains(header.get(i).toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }

    /** What is asked per item: cells that say something. */
    List<Describing.Wanted> wanted(Mapping mapping) {
        List<Describing.Wanted> wanted = new ArrayList<>();
        for (Row row : rows) {
            Map<MetaField, String> values = new EnumMap<>(MetaField.class);
            mapping.places().forEach((field, place) -> {
                String cell = row.cell(place);
                if (!cell.isEmpty()) {
                    values.put(field, cell.equals(EMPTY) ? "" : field == MetaField.REVIEW_BY ? day(cell) : cell);
                }
            });
            wanted.add(new Describing.Wanted(row.number(), row.cell(mapping.item()), values));
        }
        return wanted;
    }

    /** A spreadsheet keeps a day as the number of days since the end of 1899. */
    private static String day(String cell) {
        return cell.matches("[1-9][0-9]{4}(\\.0+)?")
                ? FIRST_DAY_OF_SPREADSHEETS
                        .plusDays((long) Double.parseDouble(cell))
                        .toString()
                : cell;
    }
}
