package nl.kennispeil.bank.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What responses and their choices were called in the file an item came from, where that became another name. Kept with
 * the item under {@link Metadata#NAMES}, as JSON: {@code {"1":{"response":"RESPONSE","values":{"0":"i0"}}}}.
 */
public final class OriginalNames {

    /** Nothing was renamed. */
    public static final OriginalNames NONE = new OriginalNames(Map.of());

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Response> responses;

    /**
     * A response of the file.
     *
     * @param name the response it became; several may become one
     * @param values the value that each renamed choice of it became
     */
    public record Response(String name, Map<String, String> values) {
        public Response {
            values = Map.copyOf(values);
        }
    }

    private OriginalNames(Map<String, Response> responses) {
        this.responses = new TreeMap<>(responses);
    }

    /** @param responses by what the file calls them */
    public static OriginalNames of(Map<String, Response> responses) {
        return responses.isEmpty() ? NONE : new OriginalNames(responses);
    }

    /** What {@link #write} wrote; nothing when the text is something else. */
    public static OriginalNames read(String text) {
        Map<String, Response> read = new TreeMap<>();
        try {
            for (Map.Entry<String, JsonNode> each :
                    JSON.readTree(text.isBlank() ? "{}" : text).properties()) {
                Map<String, String> values = new TreeMap<>();
                each.getValue()
                        .path("values")
                        .properties()
                        .forEach(value ->
                                values.put(value.getKey(), value.getValue().asText()));
                read.put(
                        each.getKey(),
                        new Response(each.getValue().path("response").asText(), values));
            }
        } catch (JsonProcessingException other) {
            return NONE;
        }
        return of(read);
    }

    /** As text; empty when nothing was renamed. */
    public String write() {
        if (responses.isEmpty()) {
            return "";
        }
        ObjectNode all = JSON.createObjectNode();
        responses.forEach((name, became) -> {
            ObjectNode one = all.putObject(name);
            one.put("response", became.name());
            ObjectNode values = one.putObject("values");
            new TreeMap<>(became.values()).forEach(values::put);
        });
        return all.toString();
    }

    /**
     * Responses under the names the item has now; those that have them already stay.
     *
     * @param given values by response, under names of the file or of the item
     */
    public Map<String, List<String>> renamed(Map<String, List<String>> given) {
        Map<String, List<String>> renamed = new TreeMap<>();
        given.forEach((name, values) -> {
            Response original = responses.get(name);
            Map<String, String> became = original == null ? only(name) : original.values();
            List<String> all =
                    renamed.computeIfAbsent(original == null ? name : original.name(), any -> new ArrayList<>());
            boolean now = original == null || original.name().equals(name);
            for (String each : values) {
                all.add(now && became.containsValue(each) ? each : became.getOrDefault(each, each));
            }
        });
        return renamed;
    }

    /** The values of a response under its new name, when just one became it. */
    private Map<String, String> only(String name) {
        List<Response> those = responses.values().stream()
                .filter(each -> each.name().equals(name))
                .toList();
        return those.size() == 1 ? those.get(0).values() : Map.of();
    }
}
