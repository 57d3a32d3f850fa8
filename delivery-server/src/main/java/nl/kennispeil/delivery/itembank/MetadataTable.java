package nl.kennispeil.delivery.itembank;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A spreadsheet of metadata: a header and rows of text. Read from CSV (comma, semicolon or tab, UTF-8) or from the first
 * sheet of an .xlsx.
 *
 * @param rows without empty ones; each with its number in the file, counted from 1 at the header
 */
record MetadataTable(List<String> header, List<Row> rows) {

    /** What a cell says to make a field empty; an empty cell leaves it alone. */
    static final String EMPTY = "(leeg)";

    static final int LARGEST = 3 * 1024 * 1024;
    static final int MOST_ROWS = 10_000;
    private static final int MOST_COLUMNS = 40;
    private static final int LONGEST_CELL = 4_000;
    private static final LocalDate FIRST_DAY_OF_SPREADSHEETS = LocalDate.of(1899, 12, 30);

    record Row(int number, List<String> cells) {
        String cell(int place) {
            return place >= 0 && place < cells.size() ? cells.get(place).strip() : "";
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
        List<List<String>> all = XlsxSheet.is(file) ? XlsxSheet.rows(file, MOST_ROWS, MOST_COLUMNS) : csv(file);
        if (all.isEmpty() || all.get(0).stream().allMatch(String::isBlank)) {
            throw new Unreadable("header");
        }
        List<String> header = all.get(0).stream().map(String::strip).toList();
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < all.size(); i++) {
            List<String> cells = all.get(i);
            if (cells.stream().anyMatch(each -> each.length() > LONGEST_CELL)) {
                throw new Unreadable("cell");
            }
            if (!cells.stream().allMatch(String::isBlank)) {
                rows.add(new Row(i + 1, List.copyOf(cells)));
            }
        }
        return new MetadataTable(header, rows);
    }

    private static List<List<String>> csv(byte[] file) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Unreadable("utf8");
        }
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
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
        List<List<String>> rows = new ArrayList<>();
        try (CSVParser parser = CSVFormat.RFC4180
                .builder()
                .setDelimiter(between)
                .setIgnoreEmptyLines(false)
                .get()
                .parse(new StringReader(body))) {
            for (CSVRecord record : parser) {
                if (record.size() > MOST_COLUMNS) {
                    throw new Unreadable("columns");
                }
                rows.add(record.toList().stream().map(MetadataTable::unquoted).toList());
                if (rows.size() > MOST_ROWS + 1) {
                    throw new Unreadable("rows");
                }
            }
        } catch (IOException | IllegalStateException | java.io.UncheckedIOException e) {
            throw new Unreadable("quotes");
        }
        return rows;
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
