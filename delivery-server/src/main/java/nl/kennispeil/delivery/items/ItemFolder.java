package nl.kennispeil.delivery.items;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Markup;

/**
 * The items of a folder in the canonical format, as {@code items import} writes them. Other files are left alone; a bad
 * one is refused with a reason and stops no other.
 *
 * @param items content by identifier, in order of file name
 * @param refusals one line for each item that could not be read
 */
record ItemFolder(Map<String, ItemContent> items, List<String> refusals) {

    private static final String FORMAT = "kennispeil-item/";
    private static final long MOST_BYTES = 16L << 20;
    private static final int DEPTH = 4;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(2 * Markup.MAX_DEPTH + 10)
                    .build())
            .build());

    static ItemFolder read(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder, DEPTH)) {
            files = walk.filter(each -> each.toString().endsWith(".json"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
        ItemFolder found = new ItemFolder(new LinkedHashMap<>(), new ArrayList<>());
        for (Path file : files) {
            found.add(folder, file);
        }
        return found;
    }

    private void add(Path folder, Path file) throws IOException {
        String name = folder.relativize(file).toString();
        if (Files.size(file) > MOST_BYTES) {
            refusals.add(name + ": larger than " + (MOST_BYTES >> 20) + " MB");
            return;
        }
        JsonNode item;
        try {
            item = JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException broken) {
            refusals.add(name + ": is not JSON, or nested too deep");
            return;
        }
        if (!item.path("format").asText().startsWith(FORMAT)) {
            return;
        }
        String identifier = item.path("identifier").asText();
        if (identifier.isBlank()) {
            refusals.add(name + ": no identifier");
        } else if (items.containsKey(identifier)) {
            refusals.add(name + ": " + identifier + " a second time");
        } else {
            try {
                items.put(identifier, ItemContent.of(Markup.read(item.path("item"))));
            } catch (IllegalArgumentException wrong) {
                refusals.add(name + ": " + wrong.getMessage());
            }
        }
    }
}
