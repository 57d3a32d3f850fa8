package nl.kennispeil.bank.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A piece of JSON that knows where it is, so that a refusal can say so. */
record JsonPart(JsonNode node, String where) {

    /** Something in the file is not as it should be. */
    static final class Misfit extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Refusal refusal;

        Misfit(Refusal refusal) {
            super(refusal.toString());
            this.refusal = refusal;
        }

        Refusal refusal() {
            return refusal;
        }
    }

    JsonPart part(String name) {
        JsonPart part = child(name);
        if (!part.node.isObject()) {
            throw part.misfit("an object");
        }
        return part;
    }

    String text(String name) {
        JsonPart part = child(name);
        if (!part.node.isTextual() || part.node.asText().isBlank()) {
            throw part.misfit("text that is not empty");
        }
        return part.node.asText();
    }

    @Nullable
    String optionalText(String name) {
        return child(name).node.isNull() ? null : text(name);
    }

    int whole(String name) {
        JsonPart part = child(name);
        if (!part.node.isInt()) {
            throw part.misfit("a whole number");
        }
        return part.node.asInt();
    }

    double number(String name) {
        JsonPart part = child(name);
        if (!part.node.isNumber()) {
            throw part.misfit("a number");
        }
        return part.node.asDouble();
    }

    <T> List<T> list(String name, Function<JsonPart, T> read) {
        JsonPart part = child(name);
        if (!part.node.isArray()) {
            throw part.misfit("a list");
        }
        List<T> values = new ArrayList<>();
        for (int i = 0; i < part.node.size(); i++) {
            values.add(read.apply(new JsonPart(part.node.get(i), part.where + "[" + i + "]")));
        }
        return values;
    }

    /** This part itself as text. */
    String asText() {
        if (!node.isTextual() || node.asText().isBlank()) {
            throw misfit("text that is not empty");
        }
        return node.asText();
    }

    Misfit misfit(String allowed) {
        String got = node.isMissingNode() ? "nothing" : shortened(node.toString());
        return new Misfit(new Refusal(where, got, allowed));
    }

    private JsonPart child(String name) {
        return new JsonPart(node.path(name), where + ", " + name);
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
