package nl.kennispeil.delivery.research;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The research set as a zip: per test form a table of answers and one of points, a row per person and a column per item,
 * and a dictionary of all columns. Rows come in the order of the pseudonyms.
 */
final class ResearchZip {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

    private static final List<String> FIRST = List.of("pseudonym", "institute", "group", "half_year");

    /** Column, what it is, what it can be. */
    private static final List<List<String>> DICTIONARY = List.of(
            List.of(
                    "pseudonym",
                    "one person, the same in all tables and years",
                    "64 hexadecimal digits; HMAC-SHA-256 under a key that is not in this system"),
            List.of("institute", "institute at which the person was registered for the test", "a short code"),
            List.of("group", "reference group at registration", "1 to 6"),
            List.of("half_year", "half-year of the sitting", "year-1 (January to June) or year-2 (July to December)"),
            List.of(
                    "every other column of answers-*.csv",
                    "answer to that item version",
                    "option letters; JSON of responses for other kinds of item; text where somebody wrote words; ? for \"I don't"
                            + " know\"; empty for no answer"),
            List.of(
                    "every other column of points-*.csv",
                    "points for that answer under the rules of the form",
                    "1 right; between 0 and 1 for partly right; 0 for \"?\", no answer or an item that does not count; negative for wrong"));

    private final Map<String, Tables> forms = new TreeMap<>();

    /** The two tables of one form. */
    private static final class Tables {

        private final Map<String, Integer> columns = new LinkedHashMap<>();
        private final List<Row> rows = new ArrayList<>();

        /** A table in which whoever was not given an item has {@value #NOT_GIVEN} in its column. */
        private StringBuilder table(Function<Row, Map<Integer, String>> cells) {
            StringBuilder table = new StringBuilder();
            List<String> head = new ArrayList<>(FIRST);
            head.addAll(columns.keySet());
            row(table, head);
            for (Row each : rows) {
                List<String> line = new ArrayList<>(each.first());
                for (int column = 0; column < columns.size(); column++) {
                    line.add(cells.apply(each).getOrDefault(column, NOT_GIVEN));
                }
                row(table, line);
            }
            return table;
        }
    }

    private static final String NOT_GIVEN = "-";

    private record Row(List<String> first, Map<Integer, String> answers, Map<Integer, String> points) {}

    void add(ResearchRecord record) {
        Tables tables = forms.computeIfAbsent(record.form().toString(), any -> new Tables());
        Map<Integer, String> answers = new HashMap<>();
        Map<Integer, String> points = new HashMap<>();
        for (ResearchRecord.Line each : record.items()) {
            int column = tables.columns.computeIfAbsent(each.item().toString(), any -> tables.columns.size());
            answers.put(column, each.answer());
            points.put(column, each.points().toPlainString());
        }
        tables.rows.add(new Row(first(record), answers, points));
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            StringBuilder dictionary = new StringBuilder();
            row(dictionary, List.of("column", "meaning", "values"));
            DICTIONARY.forEach(each -> row(dictionary, each));
            entry(zip, "dictionary.csv", dictionary);
            for (Map.Entry<String, Tables> each : forms.entrySet()) {
                String form = each.getKey().replace(':', '-');
                entry(zip, "answers-" + form + ".csv", each.getValue().table(Row::answers));
                entry(zip, "points-" + form + ".csv", each.getValue().table(Row::points));
            }
        }
        return bytes.toByteArray();
    }

    private static List<String> first(ResearchRecord record) {
        return new ArrayList<>(
                List.of(record.pseudonym(), record.institute(), Integer.toString(record.group()), record.half()));
    }

    private static void row(StringBuilder to, List<String> cells) {
        try {
            new CSVPrinter(to, FORMAT).printRecord(cells);
        } catch (IOException e) {
            throw new UncheckedIOException("a StringBuilder does not fail", e);
        }
    }

    private static void entry(ZipOutputStream zip, String name, StringBuilder content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // no time of making it: the same set gives the same file
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content.toString().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
