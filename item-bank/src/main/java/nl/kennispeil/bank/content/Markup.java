package nl.kennispeil.bank.content;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A tree as JSON, in the shape of JsonML: {@code ["p", {"class": "x"}, "text", ["b", "bold"]]}, attributes in order of
 * name and left out when there are none. The same tree is always the same bytes.
 */
public final class Markup {

    /** Depth of nesting that is read; real items stay below 40. */
    public static final int MAX_DEPTH = 200;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(2 * MAX_DEPTH)
                    .build())
            .build());

    private Markup() {}

    public static ArrayNode json(Element element) {
        ArrayNode node = JsonNodeFactory.instance.arrayNode();
        node.add(element.name());
        if (!element.attributes().isEmpty()) {
            ObjectNode attributes = node.addObject();
            element.attributes().forEach(attributes::put);
        }
        for (Node child : element.children()) {
            if (child instanceof Text text) {
                node.add(text.value());
            } else {
                node.add(json((Element) child));
            }
        }
        return node;
    }

    /** {@link #json} as one line of text. */
    public static String write(Element element) {
        try {
            return JSON.writeValueAsString(json(element));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of strings is always JSON", impossible);
        }
    }

    /** @throws IllegalArgumentException when {@code json} is not what {@link #write} writes */
    public static Element read(String json) {
        try {
            return read(JSON.readTree(json));
        } catch (JsonProcessingException wrong) {
            // The message of the parser quotes its input, which may hold a key.
            throw new IllegalArgumentException("the content of an item is not JSON, or nested too deep");
        }
    }

    /** @throws IllegalArgumentException when {@code json} is not what {@link #json} makes */
    public static Element read(JsonNode json) {
        return element(json, 1);
    }

    private static Element element(JsonNode json, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("an item is nested deeper than " + MAX_DEPTH);
        }
        if (!json.isArray() || json.isEmpty() || !json.get(0).isTextual()) {
            throw new IllegalArgumentException("an element is a list that starts with its name");
        }
        Map<String, String> attributes = new TreeMap<>();
        List<Node> children = new ArrayList<>();
        for (int i = 1; i < json.size(); i++) {
            JsonNode part = json.get(i);
            if (part.isTextual()) {
                children.add(new Text(part.textValue()));
            } else if (part.isObject() && i == 1) {
                attributes(part, attributes);
            } else {
                children.add(element(part, depth + 1));
            }
        }
        return Element.of(json.get(0).textValue(), attributes, children);
    }

    private static void attributes(JsonNode part, Map<String, String> attributes) {
        for (Map.Entry<String, JsonNode> field : part.properties()) {
            if (!field.getValue().isTextual()) {
                throw new IllegalArgumentException("attribute " + field.getKey() + " is not text");
            }
            attributes.put(field.getKey(), field.getValue().textValue());
        }
    }
}
