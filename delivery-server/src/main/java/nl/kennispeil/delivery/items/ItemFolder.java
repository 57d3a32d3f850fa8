package nl.kennispeil.delivery.items;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Markup;

/** The items in a folder of canonical files, by identifier. */
final class ItemFolder {

    static final String FORMAT = "kennispeil-item/1";

    /** Largest canonical file that is read, in bytes; media stand outside it. */
    static final long MAX_BYTES = 20_000_000;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(2 * Markup.MAX_DEPTH + 10)
                    .build())
            .build());

    private final Map<String, ItemContent> items = new HashMap<>();
    private final Set<String> twice = new HashSet<>();
    private final Set<String> damaged = new HashSet<>();

    private ItemFolder() {}

    /**
     * Reads a folder, not those below it. Other JSON files, such as a report, are passed over.
     *
     * @param say gets a line for each file that is damaged; the others come in
     */
    static ItemFolder read(Path folder, Consumer<String> say) throws IOException {
        ItemFolder found = new ItemFolder();
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(each -> each.getFileName().toString().endsWith(".json"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            found.add(file, say);
        }
        return found;
    }

    Optional<ItemContent> find(String identifier) {
        return Optional.ofNullable(items.get(identifier));
    }

    /** Why there is no item of an identifier. */
    String missing(String identifier) {
        if (twice.contains(identifier)) {
            return "several files hold an item with this identifier";
        }
        return damaged.contains(identifier)
                ? "the file of this item is damaged"
                : "there is no item with this identifier in the folder";
    }

    int size() {
        return items.size();
    }

    private void add(Path file, Consumer<String> say) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            say.accept(file.getFileName() + ": more than " + MAX_BYTES + " bytes");
            return;
        }
        String identifier = "";
        try {
            JsonNode node = JSON.readTree(Files.readAllBytes(file));
            if (!node.path("format").asText("").equals(FORMAT)) {
                return;
            }
            identifier = node.path("identifier").asText("");
            ItemContent item = ItemContent.of(Markup.read(node.path("item")));
            if (twice.contains(identifier) || items.putIfAbsent(identifier, item) != null) {
                items.remove(identifier);
                twice.add(identifier);
            }
        } catch (JsonProcessingException broken) {
            say.accept(file.getFileName() + ": is no JSON");
        } catch (IllegalArgumentException wrong) {
            damaged.add(identifier);
            say.accept(file.getFileName() + ": " + wrong.getMessage());
        }
    }
}
