package nl.kennispeil.bank.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The table of reference values a candidate may open during a test, as data. The values that ship are for demonstration
 * and not medically approved.
 *
 * @param warningNl says so in Dutch, to be shown with the table
 * @param warningEn says so in English
 * @param groups in the order to show them
 */
public record LabValues(String warningNl, String warningEn, List<Group> groups) {

    public LabValues {
        groups = List.copyOf(groups);
    }

    /**
     * A heading with its rows.
     *
     * @param nl Dutch heading
     * @param en English heading
     * @param rows at least one
     */
    public record Group(String nl, String en, List<Row> rows) {
        public Group {
            rows = List.copyOf(rows);
            if (rows.isEmpty()) {
                throw new IllegalArgumentException("group " + nl + " of laboratory values has no rows");
            }
        }
    }

    /**
     * One determination.
     *
     * @param nl Dutch name
     * @param en English name
     * @param range reference range as text with a decimal comma, such as {@code 8,5–11,0} or {@code < 10}
     * @param unit such as {@code mmol/l}
     */
    public record Row(String nl, String en, String range, String unit) {}

    /** The table that ships with the demo. */
    public static LabValues demo() {
        try (InputStream in = LabValues.class.getResourceAsStream("/demo/lab-values.json")) {
            if (in == null) {
                throw new IllegalStateException("lab-values.json is not on the class path");
            }
            return read(new JsonPart(new ObjectMapper().readTree(in), "lab-values.json"));
        } catch (IOException failed) {
            throw new UncheckedIOException("lab-values.json cannot be read", failed);
        }
    }

    private static LabValues read(JsonPart file) {
        JsonPart warning = file.part("warning");
        return new LabValues(warning.text("nl"), warning.text("en"), file.list("groups", LabValues::group));
    }

    private static Group group(JsonPart group) {
        JsonPart heading = group.part("group");
        return new Group(heading.text("nl"), heading.text("en"), group.list("rows", LabValues::row));
    }

    private static Row row(JsonPart row) {
        JsonPart name = row.part("name");
        return new Row(name.text("nl"), name.text("en"), row.text("range"), row.text("unit"));
    }
}
