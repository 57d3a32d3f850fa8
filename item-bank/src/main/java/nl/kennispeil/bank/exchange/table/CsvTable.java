package nl.kennispeil.bank.exchange.table;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.bank.exchange.draft.Decoded;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A row for each item below a row of headings. */
final class CsvTable {

    private static final int MAX_ROWS = 20_000;
    private static final int MAX_CELL = 100_000;
    private static final char[] DELIMITERS = {';', ',', '\t'};

    private CsvTable() {}

    static boolean looksLike(byte[] bytes) {
        Decoded decoded = Decoded.of(bytes);
        return decoded.looksLikeText() && known(firstLine(decoded.text()), delimiter(decoded.text())) >= 2;
    }

    /** @throws TableFault when the first line is no line of cells */
    static Headings headings(byte[] bytes) throws TableFault {
        Decoded decoded = Decoded.of(bytes);
        try (CSVParser parser = parser(decoded)) {
            for (CSVRecord record : parser) {
                return new Headings("line 1: ", record.toList(), false);
            }
        } catch (IOException | UncheckedIOException | IllegalStateException broken) {
            throw new TableFault("after line 1: the quotes of a cell do not pair");
        }
        return new Headings("line 1: ", List.of(), false);
    }

    private static CSVParser parser(Decoded decoded) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(decoded.text()))
                .setIgnoreEmptyLines(true)
                .get();
        return CSVParser.parse(new StringReader(decoded.text()), format);
    }

    static List<Row> rows(byte[] bytes) throws TableFault {
        Decoded decoded = Decoded.of(bytes);
        if (known(firstLine(decoded.text()), delimiter(decoded.text())) < 2) {
            throw new TableFault("line 1: there are fewer than 2 known headings: expected are vraag, optie A, optie B,"
                    + " sleutel, …");
        }
        List<Row> rows = new ArrayList<>();
        List<String> headings = new ArrayList<>();
        try (CSVParser parser = parser(decoded)) {
            long line = 1;
            for (CSVRecord record : parser) {
                if (headings.isEmpty()) {
                    headings.addAll(record.toList());
                } else if (rows.size() >= MAX_ROWS) {
                    throw new TableFault("there are more rows than " + MAX_ROWS);
                } else {
                    row(record, headings, line + 1, decoded.guessed(), rows);
                }
                line = parser.getCurrentLineNumber();
            }
        } catch (IOException | UncheckedIOException | IllegalStateException broken) {
            throw new TableFault("after line " + (rows.size() + 1) + ": the quotes of a cell do not pair");
        }
        return rows;
    }

    private static void row(CSVRecord record, List<String> headings, long line, boolean guessed, List<Row> rows) {
        Row row = new Row("line " + line);
        if (guessed) {
            row.notes.add("the file is not UTF-8 and was read as Windows-1252");
        }
        for (int i = 0; i < record.size(); i++) {
            String cell = record.get(i);
            if (cell.length() > MAX_CELL) {
                row.notes.add("a cell of " + cell.length() + " characters is cut at " + MAX_CELL);
                cell = cell.substring(0, MAX_CELL);
            }
            if (i < headings.size()) {
                row.put(headings.get(i), html(cell));
            } else if (!cell.isBlank()) {
                row.unknown.add("cell " + (i + 1));
            }
        }
        if (!row.isEmpty()) {
            rows.add(row);
        }
    }

    private static String html(String cell) {
        StringBuilder html = new StringBuilder();
        String escaped = cell.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        List<String> lines = escaped.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        lines.forEach(line -> html.append("<p>").append(line).append("</p>"));
        return html.toString();
    }

    private static char delimiter(String text) {
        char best = DELIMITERS[0];
        for (char each : DELIMITERS) {
            if (known(firstLine(text), each) > known(firstLine(text), best)) {
                best = each;
            }
        }
        return best;
    }

    private static int known(String line, char delimiter) {
        int known = 0;
        for (String heading : line.split(String.valueOf(delimiter), 200)) {
            known += Column.heading(heading.replace("\"", "")).isPresent() ? 1 : 0;
        }
        return known;
    }

    private static String firstLine(String text) {
        String stripped = text.stripLeading();
        int end = stripped.indexOf('\n');
        return stripped.substring(0, Math.min(end < 0 ? stripped.length() : end, 10_000));
    }
}
