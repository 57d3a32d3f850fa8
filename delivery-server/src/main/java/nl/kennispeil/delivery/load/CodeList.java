package nl.kennispeil.delivery.load;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.delivery.secret.ExamCode;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The exam codes of {@code codes.csv} ({@code person,code,sitting}), handed out one by one. Messages name rows, never
 * codes. For one thread.
 */
final class CodeList {

    private static final int MOST_NAMED = 5;
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();

    private final List<String> codes;
    private int next;

    CodeList(List<String> codes) {
        this.codes = List.copyOf(codes);
    }

    /** @throws IllegalArgumentException when rows are wrong; the message names them */
    static CodeList read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(reader, file.toString());
        }
    }

    static CodeList read(Reader reader, String name) throws IOException {
        List<String> codes = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(reader, FORMAT)) {
            if (!parser.getHeaderNames().contains("code")) {
                throw new IllegalArgumentException(
                        name + ": the header is " + parser.getHeaderNames() + ", expected person,code,sitting");
            }
            for (CSVRecord row : parser) {
                readRow(row, codes, wrong);
            }
        }
        if (!wrong.isEmpty()) {
            String more = wrong.size() > MOST_NAMED ? " and " + (wrong.size() - MOST_NAMED) + " more" : "";
            throw new IllegalArgumentException(name + ": "
                    + String.join("; ", wrong.subList(0, Math.min(MOST_NAMED, wrong.size()))) + more);
        }
        return new CodeList(codes);
    }

    private static void readRow(CSVRecord row, List<String> codes, List<String> wrong) {
        // the header is row 1, as a spreadsheet shows it
        long number = row.getRecordNumber() + 1;
        if (!row.isSet("code")) {
            wrong.add("row " + number + " has " + row.size() + " fields and no code");
            return;
        }
        try {
            codes.add(ExamCode.parse(row.get("code")).shown());
        } catch (IllegalArgumentException e) {
            wrong.add("row " + number + ": " + e.getMessage());
        }
    }

    int size() {
        return codes.size();
    }

    boolean hasNext() {
        return next < codes.size();
    }

    String next() {
        return codes.get(next++);
    }
}
