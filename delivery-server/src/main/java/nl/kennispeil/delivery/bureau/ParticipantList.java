package nl.kennispeil.delivery.bureau;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads an uploaded list {@code person[,extra_minutes]}. Every line is read by itself, so that one that is damaged never
 * stops its neighbours; what a line means is judged elsewhere.
 */
final class ParticipantList {

    static final int MAXIMUM_BYTES = 1 << 20;
    static final int MAXIMUM_ROWS = 10_000;
    private static final int LONGEST_SHOWN = 60;

    /** @param extraMinutes empty when the list leaves it to the person's own extra time */
    record Row(int line, String person, OptionalInt extraMinutes) {}

    /** @param problem key of the message for the whole file; empty when rows could be read */
    record Read(List<Row> rows, List<Screens.RowError> errors, String problem) {}

    private ParticipantList() {}

    static Read read(byte[] file) {
        if (file.length == 0) {
            return refused("empty");
        }
        if (file.length > MAXIMUM_BYTES) {
            return refused("large");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            return refused("utf8");
        }
        if (text.indexOf('\0') >= 0) {
            return refused("text");
        }
        return lines(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private static Read lines(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty()) {
            return refused("empty");
        }
        if (lines.size() > MAXIMUM_ROWS + 1) {
            return refused("rows");
        }
        // spreadsheets in Dutch write semicolons
        char separator = lines.get(0).indexOf(';') >= 0 ? ';' : ',';
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setTrim(true)
                .get();
        List<String> header = split(lines.get(0), format);
        int person = column(header, "person");
        int extra = column(header, "extra_minutes");
        if (person < 0 || header.size() > (extra < 0 ? 1 : 2)) {
            return refused("header");
        }
        List<Row> rows = new ArrayList<>();
        List<Screens.RowError> errors = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                row(i + 1, lines.get(i), format, header.size(), person, extra, rows, errors);
            }
        }
        return new Read(rows, errors, rows.isEmpty() && errors.isEmpty() ? "empty" : "");
    }

    private static void row(
            int line,
            String written,
            CSVFormat format,
            int columns,
            int person,
            int extra,
            List<Row> rows,
            List<Screens.RowError> errors) {
        List<String> cells = split(written, format);
        if (cells.isEmpty() || cells.size() > columns || person >= cells.size()) {
            errors.add(new Screens.RowError(line, shown(written), "columns"));
            return;
        }
        if (cells.get(person).isEmpty()) {
            errors.add(new Screens.RowError(line, shown(written), "nobody"));
            return;
        }
        String minutes = extra < 0 || extra >= cells.size() ? "" : cells.get(extra);
        if (!minutes.isEmpty() && !(minutes.matches("[0-9]{1,2}") && Integer.parseInt(minutes) <= 60)) {
            errors.add(new Screens.RowError(line, shown(minutes), "minutes"));
            return;
        }
        rows.add(new Row(
                line,
                cells.get(person),
                minutes.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(minutes))));
    }

    /** The cells of a line; none when its quotes are damaged. */
    private static List<String> split(String line, CSVFormat format) {
        try (CSVParser parser = CSVParser.parse(line, format)) {
            List<CSVRecord> records = parser.getRecords();
            return records.size() == 1 ? records.get(0).toList() : List.of();
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            return List.of();
        }
    }

    private static int column(List<String> header, String name) {
        return header.stream()
                .map(each -> each.toLowerCase(Locale.ROOT))
                .toList()
                .indexOf(name);
    }

    static String shown(String got) {
        return got.length() <= LONGEST_SHOWN ? got : got.substring(0, LONGEST_SHOWN) + "…";
    }

    private static Read refused(String problem) {
        return new Read(List.of(), List.of(), problem);
    }
}
