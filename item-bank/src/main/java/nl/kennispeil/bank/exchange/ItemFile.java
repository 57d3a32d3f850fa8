package nl.kennispeil.bank.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Markup;

/**
 * An item that came in, as the file {@code items import} leaves behind. It holds the key.
 *
 * @param identifier as the item says it; not unique over files
 * @param content the item, media by their name in {@code media/}
 * @param notes what was changed on the way in
 * @param repairs what must be mended before use; empty when it may be used
 * @param source where it came from
 * @param media names in {@code media/} by path in the package
 * @param stimuli shared stimuli by the identifier the item gives them
 * @param metadata what the file says about the item outside its content, by the names of {@link Metadata}
 */
public record ItemFile(
        String identifier,
        ItemContent content,
        List<String> notes,
        List<String> repairs,
        Source source,
        Map<String, String> media,
        Map<String, Element> stimuli,
        Map<String, String> metadata) {

    public static final String FORMAT = "kennispeil-item/1";

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(2 * Markup.MAX_DEPTH + 10)
                            .build())
                    .build())
            .enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * Where an item came from.
     *
     * @param file path in its package, or its name
     * @param format such as {@code qti22}
     * @param sha256 of the bytes of the file, hexadecimal
     * @param kept where those bytes are kept, relative to the folder of the import
     */
    public record Source(String file, String format, String sha256, String kept) {}

    public ItemFile {
        notes = List.copyOf(notes);
        repairs = List.copyOf(repairs);
        media = Map.copyOf(media);
        stimuli = Map.copyOf(stimuli);
        metadata = Map.copyOf(metadata);
    }

    /** {@code imported} or {@code repair}. */
    public String status() {
        return repairs.isEmpty() ? "imported" : "repair";
    }

    /** As text; the same item is always the same text. */
    public String write() {
        ObjectNode node = JSON.createObjectNode();
        node.put("format", FORMAT);
        node.put("identifier", identifier);
        node.put("title", content.title());
        node.put("language", content.language());
        node.put("type", content.type().name());
        node.put("status", status());
        notes.forEach(node.putArray("notes")::add);
        repairs.forEach(node.putArray("repairs")::add);
        ObjectNode from = node.putObject("source");
        from.put("file", source.file);
        from.put("format", source.format);
        from.put("sha256", source.sha256);
        from.put("kept", source.kept);
        ObjectNode names = node.putObject("media");
        new TreeMap<>(media).forEach(names::put);
        ObjectNode about = node.putObject("metadata");
        new TreeMap<>(metadata).forEach(about::put);
        ObjectNode shared = node.putObject("stimuli");
        new TreeMap<>(stimuli).forEach((name, tree) -> shared.set(name, Markup.json(tree)));
        node.set("item", Markup.json(content.root()));
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of strings is always JSON", impossible);
        }
    }

    /** @throws IllegalArgumentException when the text is not what {@link #write} writes */
    public static ItemFile read(String text) {
        JsonNode node;
        try {
            node = JSON.readTree(text);
        } catch (JsonProcessingException wrong) {
            // The message of the parser quotes its input, which holds a key.
            throw new IllegalArgumentException("the file is no JSON, or nested too deep");
        }
        if (!node.path("format").asText().equals(FORMAT)) {
            throw new IllegalArgumentException("format \"" + node.path("format").asText() + "\": allowed is " + FORMAT);
        }
        JsonNode from = node.path("source");
        Map<String, String> media = new TreeMap<>();
        node.path("media")
                .properties()
                .forEach(each -> media.put(each.getKey(), each.getValue().asText()));
        Map<String, Element> stimuli = new TreeMap<>();
        node.path("stimuli").properties().forEach(each -> stimuli.put(each.getKey(), Markup.read(each.getValue())));
        Map<String, String> metadata = new TreeMap<>();
        node.path("metadata")
                .properties()
                .forEach(each -> metadata.put(each.getKey(), each.getValue().asText()));
        return new ItemFile(
                node.path("identifier").asText(),
                ItemContent.of(Markup.read(node.path("item"))),
                texts(node.path("notes")),
                texts(node.path("repairs")),
                new Source(
                        from.path("file").asText(),
                        from.path("format").asText(),
                        from.path("sha256").asText(),
                        from.path("kept").asText()),
                media,
                stimuli,
                metadata);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        if (list instanceof ArrayNode array) {
            array.forEach(each -> texts.add(each.asText()));
        }
        return texts;
    }
}
