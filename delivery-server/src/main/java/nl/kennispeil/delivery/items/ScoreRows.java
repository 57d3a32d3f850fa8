package nl.kennispeil.delivery.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import nl.kennispeil.bank.processing.Compiled;
import nl.kennispeil.bank.processing.MaximumScore;
import nl.kennispeil.bank.processing.Outcomes;
import nl.kennispeil.bank.processing.Problem;
import nl.kennispeil.bank.processing.Settings;
import nl.kennispeil.bank.processing.Value;

/** Rows of responses with what they are worth. A row that is wrong gets an {@code error}; its neighbours go on. */
final class ScoreRows {

    private final ItemFolder folder;
    private final long seed;
    private final Map<String, Known> compiled = new HashMap<>();
    private int errors;

    /**
     * @param maximum its highest score, when it shows
     */
    private record Known(Compiled item, OptionalDouble maximum) {}

    ScoreRows(ItemFolder folder, long seed) {
        this.folder = folder;
        this.seed = seed;
    }

    ArrayNode score(JsonNode rows) {
        ArrayNode scored = JsonNodeFactory.instance.arrayNode();
        for (JsonNode row : rows) {
            scored.add(row(row));
        }
        return scored;
    }

    /** Rows so far that got an error. */
    int errors() {
        return errors;
    }

    private JsonNode row(JsonNode row) {
        if (!(row instanceof ObjectNode object)) {
            ObjectNode wrapped = JsonNodeFactory.instance.objectNode();
            wrapped.set("row", row);
            return error(wrapped, "a row is an object with identifier and responses");
        }
        ObjectNode result = object.deepCopy();
        try {
            if (!row.path("identifier").isTextual()) {
                throw new IllegalArgumentException("identifier is missing or no text");
            }
            String identifier = row.path("identifier").textValue();
            Known item = compiled(identifier, row.path("canonical").asText(""));
            Settings settings = Settings.seeded(
                    row.path("seed").canConvertToLong() ? row.path("seed").longValue() : seed);
            write(result, item, item.item().score(responses(row.path("responses")), settings));
            return result;
        } catch (IllegalArgumentException wrong) {
            return error(result, String.valueOf(wrong.getMessage()));
        }
    }

    private Known compiled(String identifier, String file) {
        String name = identifier + "\n" + file;
        Known known = compiled.get(name);
        if (known != null) {
            return known;
        }
        Compiled ready = Compiled.of(file.isEmpty() ? folder.ofIdentifier(identifier) : folder.ofFile(file));
        Known made = new Known(ready, MaximumScore.of(ready));
        compiled.put(name, made);
        return made;
    }

    private static Map<String, List<String>> responses(JsonNode responses) {
        if (!responses.isObject()) {
            throw new IllegalArgumentException("responses is missing or no object");
        }
        Map<String, List<String>> read = new TreeMap<>();
        for (Map.Entry<String, JsonNode> response : responses.properties()) {
            List<String> values = new ArrayList<>();
            JsonNode given = response.getValue();
            if (given.isArray()) {
                given.forEach(each -> values.add(text(response.getKey(), each)));
            } else if (!given.isNull()) {
                values.add(text(response.getKey(), given));
            }
            read.put(response.getKey(), values);
        }
        return read;
    }

    private static String text(String response, JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            throw new IllegalArgumentException("response " + response + ": allowed is a list of texts");
        }
        return value.asText();
    }

    private void write(ObjectNode result, Known item, Outcomes outcomes) {
        ObjectNode values = result.putObject("outcomes");
        outcomes.values().forEach((identifier, value) -> values.set(identifier, json(value)));
        if (!outcomes.values().containsKey(Outcomes.MAXSCORE)
                && !outcomes.failed().containsKey(Outcomes.MAXSCORE)) {
            item.maximum().ifPresent(maximum -> {
                values.put(Outcomes.MAXSCORE, maximum);
                result.putArray("computed").add(Outcomes.MAXSCORE);
            });
        }
        if (!outcomes.failed().isEmpty()) {
            ObjectNode failed = result.putObject("failed");
            outcomes.failed().forEach((identifier, why) -> failed.put(identifier, why.toString()));
        }
        if (!outcomes.notes().isEmpty()) {
            ArrayNode notes = result.putArray("notes");
            outcomes.notes().forEach(note -> notes.add(note.toString()));
        }
        Problem why = outcomes.failed().get(Outcomes.SCORE);
        if (why != null) {
            error(result, why.toString());
        }
    }

    private JsonNode error(ObjectNode row, String why) {
        errors++;
        row.put("error", why);
        return row;
    }

    /** Numbers and booleans as JSON has them, other single values as text, containers as lists; NULL is null. */
    private static JsonNode json(Value value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (value instanceof Value.Whole whole) {
            return json.numberNode(whole.value());
        }
        if (value instanceof Value.Real real && Double.isFinite(real.value())) {
            return json.numberNode(real.value());
        }
        if (value instanceof Value.Truth truth) {
            return json.booleanNode(truth.value());
        }
        if (value instanceof Value.Single single) {
            return json.textNode(single.text());
        }
        if (value instanceof Value.Container container) {
            ArrayNode values = json.arrayNode();
            container.values().forEach(each -> values.add(json(each)));
            return values;
        }
        if (value instanceof Value.Fields fields) {
            ObjectNode record = json.objectNode();
            fields.fields().forEach((name, each) -> record.set(name, json(each)));
            return record;
        }
        return json.nullNode();
    }
}
