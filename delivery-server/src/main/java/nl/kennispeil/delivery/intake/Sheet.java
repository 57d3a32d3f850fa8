package nl.kennispeil.delivery.intake;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.delivery.table.Cells;

/**
 * A table from a CSV file (RFC 4180; comma, semicolon or tab). Bounded in every direction. A row whose quotes are damaged
 * is told and skipped, and never swallows the rows after it.
 */
record Sheet(List<String> header, List<Row> rows) {

    static final int MAXIMUM_BYTES = 10 * 1024 * 1024;
    static final int MAXIMUM_ROWS = 20_000;
    static final int MAXIMUM_COLUMNS = 200;
    static final int MAXIMUM_CELL = 4_000;

    /** Lines that one quoted cell may run over, such as an address. */
    private static final int MAXIMUM_LINES = 8;

    /**
     * @param line of the file, the header being 1
     * @param problem why the row cannot be read; empty when it can
     */
    record Row(int line, List<String> cells, String problem) {}

    /** @throws UnreadableFile when there is no table in it */
    static Sheet read(byte[] file) {
        String text = decode(file);
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || lines.get(0).isBlank()) {
            throw new UnreadableFile("empty", 0);
        }
        char delimiter = delimiter(lines.get(0));
        List<String> header = Cells.of(lines.get(0), delimiter);
        if (header.isEmpty()) {
            throw new UnreadableFile("header", 1);
        }
        if (header.size() > MAXIMUM_COLUMNS) {
            throw new UnreadableFile("columns", MAXIMUM_COLUMNS);
        }
        List<Row> rows = new ArrayList<>();
        int at = 1;
        while (at < lines.size()) {
            if (rows.size() > MAXIMUM_ROWS) {
                throw new UnreadableFile("rows", MAXIMUM_ROWS);
            }
            int end = endOfRecord(lines, at);
            String record = String.join("\n", lines.subList(at, end));
            if (!record.isBlank()) {
                rows.add(row(at + 1, record, delimiter, header.size()));
            }
            at = end;
        }
        if (rows.size() > MAXIMUM_ROWS) {
            throw new UnreadableFile("rows", MAXIMUM_ROWS);
        }
        return new Sheet(header, rows);
    }

    private static String decode(byte[] file) {
        if (file.length == 0) {
            throw new UnreadableFile("empty", 0);
        }
        if (file.length > MAXIMUM_BYTES) {
            throw new UnreadableFile("large", MAXIMUM_BYTES / 1024 / 1024);
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(file.length + 1);
        ByteBuffer bytes = ByteBuffer.wrap(file);
        CoderResult result = decoder.decode(bytes, text, true);
        text.flip();
        if (result.isError()) {
            // Windows-1252 and UTF-16 end up here: tell on which line the first odd byte stands
            throw new UnreadableFile(
                    "utf8", 1 + (int) text.chars().filter(each -> each == '\n').count());
        }
        String all = text.toString();
        if (all.indexOf('\0') >= 0) {
            throw new UnreadableFile("text", 0);
        }
        return all.startsWith("\uFEFF") ? all.substring(1) : all;
    }

    private static char delimiter(String header) {
        char best = ',';
        long most = -1;
        for (char each : new char[] {';', '\t', ','}) {
            long count = Math.max(0, Cells.of(header, each).size() - 1);
            if (count > most) {
                best = each;
                most = count;
            }
        }
        return best;
    }

    /** Where the record that begins at a line ends: at once, or where an open quote is closed within some lines. */
    private static int endOfRecord(List<String> lines, int at) {
        boolean open = false;
        int last = Math.min(lines.size(), at + MAXIMUM_LINES);
        for (int i = at; i < last; i++) {
            if (lines.get(i).chars().filter(each -> each == '"').count() % 2 == 1) {
                open = !open;
            }
            if (!open) {
                return i + 1;
            }
        }
        return at + 1;
    }

    private static Row row(int line, String record, char delimiter, int columns) {
        List<String> cells = Cells.of(record, delimiter);
        if (cells.isEmpty()) {
            return new Row(line, List.of(), "quotes");
        }
        if (cells.size() > columns) {
            return new Row(line, List.of(), "cells");
        }
        if (cells.stream().anyMatch(each -> each.length() > MAXIMUM_CELL)) {
            return new Row(line, List.of(), "too-long");
        }
        return new Row(line, cells, "");
    }
}
