package nl.kennispeil.delivery.items;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.exchange.ItemFile;

/** The items in a folder of canonical files, by identifier. Other files are passed over; a bad one stops no other. */
final class ItemFolder {

    /** Largest canonical file that is read, in bytes; media stand outside it. */
    private static final long MAX_BYTES = 20_000_000;

    private final Map<String, ItemContent> items = new LinkedHashMap<>();
    private final Set<String> twice = new HashSet<>();
    private final List<String> refusals = new ArrayList<>();

    private ItemFolder() {}

    /** Reads a folder, not those below it. */
    static ItemFolder read(Path folder) throws IOException {
        ItemFolder found = new ItemFolder();
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(each -> each.getFileName().toString().endsWith(".json"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            found.add(file);
        }
        return found;
    }

    /** Content by identifier, in order of file name; identifiers that several files hold are left out. */
    Map<String, ItemContent> items() {
        return items;
    }

    /** One line for each file that should hold an item and cannot be read. */
    List<String> refusals() {
        return refusals;
    }

    Optional<ItemContent> find(String identifier) {
        return Optional.ofNullable(items.get(identifier));
    }

    /** Why there is no item of an identifier. */
    String missing(String identifier) {
        return twice.contains(identifier)
                ? "several files hold different items with this identifier"
                : "there is no item with this identifier in the folder";
    }

    int size() {
        return items.size();
    }

    private void add(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (Files.size(file) > MAX_BYTES) {
            refusals.add(name + ": more than " + MAX_BYTES + " bytes");
            return;
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (!text.contains(ItemFile.FORMAT)) {
            return;
        }
        try {
            ItemFile item =
                    ItemFile.read(new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
            put(item.identifier(), item.content());
        } catch (IllegalArgumentException wrong) {
            refusals.add(name + ": " + wrong.getMessage());
        }
    }

    private void put(String identifier, ItemContent item) {
        ItemContent earlier = items.putIfAbsent(identifier, item);
        boolean other = earlier != null && !earlier.equals(item);
        if (other || twice.contains(identifier)) {
            items.remove(identifier);
            twice.add(identifier);
        }
    }
}
