package nl.kennispeil.delivery.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import nl.kennispeil.scoring.formula.PenaltyTable;

/** Reads a penalty table, such as {@code {"2":-1,"3":-0.5,"4":-0.33}}: points for a wrong answer by number of options. */
public final class Penalties {

    private static final int MOST_BYTES = 100_000;
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Penalties() {}

    /** @throws TableException when the file is no such table */
    public static PenaltyTable read(Source source) throws IOException {
        JsonNode root;
        try (InputStream in = source.open()) {
            root = JSON.readTree(in.readNBytes(MOST_BYTES));
        } catch (JsonProcessingException e) {
            throw new TableException(source.name() + ", line "
                    + (e.getLocation() == null ? 1 : e.getLocation().getLineNr())
                    + ": is not JSON, expected a penalty table such as {\"2\":-1,\"3\":-0.5,\"4\":-0.33}");
        }
        if (!root.isObject() || root.isEmpty()) {
            throw new TableException(
                    source.name() + ": expected a penalty table such as {\"2\":-1,\"3\":-0.5,\"4\":-0.33}");
        }
        Map<Integer, BigDecimal> wrong = new TreeMap<>();
        root.properties().forEach(each -> {
            if (!each.getKey().matches("[1-9]\\d?") || !each.getValue().isNumber()) {
                throw new TableException(source.name() + ": got " + Problems.quoted(each.getKey()) + ": "
                        + each.getValue() + ", allowed is a number of options and points");
            }
            wrong.put(Integer.valueOf(each.getKey()), each.getValue().decimalValue());
        });
        try {
            return new PenaltyTable(wrong);
        } catch (IllegalArgumentException e) {
            throw new TableException(source.name() + ": " + e.getMessage());
        }
    }
}
