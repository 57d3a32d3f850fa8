package nl.kennispeil.bank.item;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Responses as one line of JSON: lists of texts by name, names in order, nothing else. */
final class AnswerJson {

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(3).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private AnswerJson() {}

    static String write(SortedMap<String, List<String>> responses) {
        try {
            return JSON.writeValueAsString(responses);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("lists of texts are always JSON", impossible);
        }
    }

    /** @throws IllegalArgumentException when it is something else; the message never quotes it */
    static SortedMap<String, List<String>> read(String wire) {
        if (wire.length() > Answer.MOST_ON_THE_WIRE) {
            throw new IllegalArgumentException(
                    "an answer of " + wire.length() + " characters: allowed is " + Answer.MOST_ON_THE_WIRE);
        }
        SortedMap<String, List<String>> responses = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : tree(wire).properties()) {
            if (!field.getValue().isArray()) {
                throw new IllegalArgumentException("a response of an answer is no list");
            }
            List<String> values = new ArrayList<>();
            for (JsonNode each : field.getValue()) {
                if (!each.isTextual()) {
                    throw new IllegalArgumentException("a value of an answer is no text");
                }
                values.add(each.textValue());
            }
            if (!values.isEmpty()) {
                responses.put(field.getKey(), values);
            }
        }
        return responses;
    }

    private static JsonNode tree(String wire) {
        try {
            return JSON.readTree(wire);
        } catch (JsonProcessingException wrong) {
            // The message of the parser quotes its input: an answer.
            throw new IllegalArgumentException("an answer that starts as JSON is none");
        }
    }
}
