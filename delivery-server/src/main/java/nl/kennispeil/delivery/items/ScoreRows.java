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
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.exchange.qti.QtiFormat;
import nl.kennispeil.bank.item.AnswerCheck;
import nl.kennispeil.bank.item.AnswerProblem;
import nl.kennispeil.bank.processing.Compiled;
import nl.kennispeil.bank.processing.MaximumScore;
import nl.kennispeil.bank.processing.Outcomes;
import nl.kennispeil.bank.processing.Scorability;
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
     * @param unscorable why a score would be made up; empty when the report of the import calls the item scorable
     */
    private record Known(Compiled item, ItemContent content, OptionalDouble maximum, String unscorable) {}

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
            Map<String, List<String>> given = folder.names(item.content()).renamed(responses(row.path("responses")));
            write(result, item, item.item().score(given, settings), strange(item.content(), given));
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
        ItemContent content = file.isEmpty() ? folder.ofIdentifier(identifier) : folder.ofFile(file);
        Compiled ready = Compiled.of(content);
        Known made = new Known(ready, content, MaximumScore.of(ready), unscorable(content, ready));
        compiled.put(name, made);
        return made;
    }

    private static String unscorable(ItemContent content, Compiled ready) {
        if (QtiFormat.scorable(content)) {
            return "";
        }
        Scorability found = Scorability.of(ready);
        String why = found.scorable()
                ? QtiFormat.faults(content).stream().findFirst().orElse("its processing does not set SCORE")
                : found.reason();
        return "the item is not scorable: " + why;
    }

    /** What of a row is no answer to the interaction that asks it; the values themselves are not repeated. */
    private static List<String> strange(ItemContent content, Map<String, List<String>> responses) {
        List<String> strange = new ArrayList<>();
        responses.forEach((response, values) -> AnswerCheck.problem(content, response, values)
                .ifPresent(problem -> strange.add("response " + response + ": " + words(problem))));
        return strange;
    }

    private static String words(AnswerProblem problem) {
        return switch (problem) {
            case NO_SUCH_OPTION -> "a value is no choice of the interaction";
            case NO_NUMBER ->
                "a value is no number, or outside the range of the interaction; a decimal has a point, such as 2.5";
            case TOO_MANY -> "more values than the interaction takes, or one twice";
            case TOO_LONG -> "a text is longer than the interaction takes";
            case UNREADABLE, NO_UNKNOWN, NO_SUCH_RESPONSE -> "is no answer to the interaction";
        };
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

    private void write(ObjectNode result, Known item, Outcomes outcomes, List<String> strange) {
        ObjectNode values = result.putObject("outcomes");
        outcomes.values().forEach((identifier, value) -> values.set(identifier, json(value)));
        if (!outcomes.values().containsKey(Outcomes.MAXSCORE)
                && !outcomes.failed().containsKey(Outcomes.MAXSCORE)) {
            item.maximum().ifPresent(maximum -> {
                values.put(Outcomes.MAXSCORE, maximum);
                result.putArray("computed").add(Outcomes.MAXSCORE);
            });
        }
        Map<String, String> failed = new TreeMap<>();
        outcomes.failed().forEach((identifier, why) -> failed.put(identifier, why.toString()));
        List<String> notes = new ArrayList<>(strange);
        outcomes.notes().forEach(note -> notes.add(note.toString()));
        if (!item.unscorable().isEmpty()) {
            // a rule that cannot be trusted would give a 0 that looks like one that was earned
            values.remove(Outcomes.SCORE);
            failed.putIfAbsent(Outcomes.SCORE, item.unscorable());
            notes.add(0, item.unscorable());
        }
        if (!failed.isEmpty()) {
            failed.forEach(result.putObject("failed")::put);
        }
        if (!notes.isEmpty()) {
            notes.forEach(result.putArray("notes")::add);
        }
        String why = failed.get(Outcomes.SCORE);
        if (why != null) {
            error(result, why);
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
