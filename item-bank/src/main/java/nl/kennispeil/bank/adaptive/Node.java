package nl.kennispeil.bank.adaptive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** An object of the file, with the place it stands; what is not known in it is refused by its name. */
record Node(JsonNode json, String where) {

    Node {
        if (!json.isObject() && !json.isMissingNode()) {
            throw new RulesException(where, "needed is an object");
        }
    }

    Node only(String... known) {
        Set<String> unknown = new TreeSet<>();
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            unknown.add(names.next());
        }
        List.of(known).forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new RulesException(where, "unknown " + unknown + ", known are " + List.of(known));
        }
        return this;
    }

    boolean has(String field) {
        return json.has(field);
    }

    Node part(String field) {
        return new Node(json.path(field), at(field));
    }

    /** A part that may stand as a word alone. */
    Node partOrWord(String field, String name) {
        JsonNode value = json.path(field);
        if (value.isTextual()) {
            return new Node(JsonNodeFactory.instance.objectNode().set(name, value), at(field));
        }
        return new Node(value, at(field));
    }

    double number(String field, double usual) {
        return has(field) ? number(field) : usual;
    }

    double number(String field) {
        JsonNode value = json.path(field);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw new RulesException(at(field), got(value) + ", needed is a number");
        }
        return value.doubleValue();
    }

    int whole(String field, int usual) {
        return has(field) ? whole(field) : usual;
    }

    int whole(String field) {
        double value = number(field);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new RulesException(at(field), "got " + value + ", needed is a whole number");
        }
        return (int) value;
    }

    boolean flag(String field) {
        JsonNode value = json.path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new RulesException(at(field), got(value) + ", needed is true or false");
        }
        return value.asBoolean(false);
    }

    String text(String field, String usual) {
        JsonNode value = json.path(field);
        if (value.isMissingNode()) {
            return usual;
        }
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new RulesException(at(field), got(value) + ", needed is a text that is not empty");
        }
        return value.textValue();
    }

    List<Double> numbers(String field) {
        List<Double> numbers = new ArrayList<>();
        for (JsonNode each : list(field)) {
            if (!each.isNumber()) {
                throw new RulesException(at(field), got(each) + ", needed is a list of numbers");
            }
            numbers.add(each.doubleValue());
        }
        return numbers;
    }

    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : list(field)) {
            if (!each.isTextual() && !each.isIntegralNumber()) {
                throw new RulesException(at(field), got(each) + ", needed is a list of texts");
            }
            texts.add(each.asText());
        }
        return texts;
    }

    private JsonNode list(String field) {
        JsonNode value = json.path(field);
        if (!value.isMissingNode() && !value.isArray()) {
            throw new RulesException(at(field), got(value) + ", needed is a list");
        }
        return value;
    }

    /** One of some words, whatever the case. */
    <E> E word(String field, String usual, List<String> words, List<E> values) {
        String given = text(field, usual);
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equalsIgnoreCase(given)) {
                return values.get(i);
            }
        }
        throw new RulesException(at(field), "got \"" + given + "\", allowed is " + String.join(", ", words));
    }

    /** Makes something; what its own checks say gets its place. */
    <T> T checked(Supplier<T> making) {
        try {
            return making.get();
        } catch (RulesException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new RulesException(where, String.valueOf(e.getMessage()));
        }
    }

    String at(String field) {
        return where.equals(RulesJson.TOP) ? field : where + "." + field;
    }

    private static String got(JsonNode value) {
        return value.isMissingNode() ? "is missing" : "got " + shortened(value.toString());
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
