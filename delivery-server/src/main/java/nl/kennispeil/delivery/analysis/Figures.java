package nl.kennispeil.delivery.analysis;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Numbers by name for a JSON file; what is not a number is null. */
final class Figures {

    private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private final ObjectNode node;

    private Figures(ObjectNode node) {
        this.node = node;
    }

    Figures() {
        this(JsonNodeFactory.instance.objectNode());
    }

    Figures put(String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
        return this;
    }

    Figures put(String name, int value) {
        node.put(name, value);
        return this;
    }

    Figures put(String name, boolean value) {
        node.put(name, value);
        return this;
    }

    Figures put(String name, String value) {
        node.put(name, value);
        return this;
    }

    Figures put(String name, List<String> values) {
        ArrayNode array = node.putArray(name);
        values.forEach(array::add);
        return this;
    }

    Figures numbers(String name, double[] values) {
        ArrayNode array = node.putArray(name);
        for (double each : values) {
            if (Double.isFinite(each)) {
                array.add(each);
            } else {
                array.addNull();
            }
        }
        return this;
    }

    /** An object within this one. */
    Figures part(String name) {
        return new Figures(node.putObject(name));
    }

    /** A list of objects within this one; an object is added by {@link Parts#next}. */
    Parts parts(String name) {
        return new Parts(node.putArray(name));
    }

    /** A list that grows. */
    record Parts(ArrayNode array) {
        Figures next() {
            return new Figures(array.addObject());
        }
    }

    /** To a file; to {@code stdout} for {@code -}. */
    void write(Path file, PrintWriter stdout) throws IOException {
        String text = JSON.writeValueAsString(node) + "\n";
        if (file.toString().equals("-")) {
            stdout.print(text);
            stdout.flush();
        } else {
            Files.writeString(file, text);
        }
    }
}
