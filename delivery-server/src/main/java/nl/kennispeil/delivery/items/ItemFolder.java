package nl.kennispeil.delivery.items;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.exchange.ItemFile;
import nl.kennispeil.bank.exchange.Metadata;
import nl.kennispeil.bank.exchange.OriginalNames;

/**
 * The items in a folder of canonical files. Other files are passed over; a bad one stops no other. An item is found by its
 * identifier; where several files hold different items of one identifier, by the name of its file without {@code .json}.
 */
final class ItemFolder {

    /** Largest canonical file that is read, in bytes; media stand outside it. */
    private static final long MAX_BYTES = 20_000_000;

    private static final String ENDING = ".json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, ItemContent> byFile = new LinkedHashMap<>();
    private final Map<String, List<String>> sources = new HashMap<>();
    private final Map<String, String> identifiers = new HashMap<>();
    private final Map<String, Set<String>> files = new HashMap<>();
    private final Map<ItemContent, OriginalNames> names = new HashMap<>();
    private final List<String> refusals = new ArrayList<>();

    private ItemFolder() {}

    /** Reads a folder, not those below it. */
    static ItemFolder read(Path folder) throws IOException {
        ItemFolder found = new ItemFolder();
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(each -> each.getFileName().toString().endsWith(ENDING))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            found.add(file);
        }
        return found;
    }

    /** Every item, in order of file name, by its identifier or, where that is shared, by the name of its file. */
    Map<String, ItemContent> items() {
        Map<String, ItemContent> items = new LinkedHashMap<>();
        byFile.forEach((file, item) -> items.put(nameOf(file), item));
        return items;
    }

    /** What each of {@link #items()} names as a source outside its content; items that name none are left out. */
    Map<String, List<String>> sources() {
        Map<String, List<String>> named = new HashMap<>();
        sources.forEach((file, names) -> named.put(nameOf(file), names));
        return named;
    }

    /** One line for each file that should hold an item and cannot be read. */
    List<String> refusals() {
        return refusals;
    }

    /**
     * The item of an identifier.
     *
     * @throws IllegalArgumentException when there is none, or several different ones
     */
    ItemContent ofIdentifier(String identifier) {
        Set<String> holding = files.getOrDefault(identifier, Set.of());
        List<ItemContent> different =
                holding.stream().map(byFile::get).distinct().toList();
        if (different.size() == 1) {
            return different.get(0);
        }
        if (different.isEmpty()) {
            throw new IllegalArgumentException("there is no item with this identifier in the folder"
                    + (refusals.isEmpty() ? "" : "; files that could not be read: " + refusals.size()));
        }
        throw new IllegalArgumentException("several files hold different items with this identifier: name one of them"
                + " as \"canonical\": " + String.join(", ", holding));
    }

    /**
     * The item of a canonical file.
     *
     * @param name of the file, with or without {@code .json}
     * @throws IllegalArgumentException when there is none
     */
    ItemContent ofFile(String name) {
        ItemContent item =
                byFile.get(name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name);
        if (item == null) {
            throw new IllegalArgumentException("there is no such canonical file in the folder");
        }
        return item;
    }

    /** What an item's file calls its responses and choices. */
    OriginalNames names(ItemContent item) {
        return names.getOrDefault(item, OriginalNames.NONE);
    }

    int size() {
        return byFile.size();
    }

    private void add(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (Files.size(file) > MAX_BYTES) {
            refusals.add(name + ": more than " + MAX_BYTES + " bytes");
            return;
        }
        byte[] bytes = Files.readAllBytes(file);
        if (!new String(bytes, StandardCharsets.ISO_8859_1).contains(ItemFile.FORMAT)) {
            if (!isJson(bytes)) {
                refusals.add(name + ": is no JSON, or nested too deep");
            }
            return;
        }
        try {
            ItemFile item = ItemFile.read(new String(bytes, StandardCharsets.UTF_8));
            String stem = name.substring(0, name.length() - ENDING.length());
            byFile.put(stem, item.content());
            List<String> named = Stream.of(Metadata.SOURCE, Metadata.REFERENCES)
                    .map(each -> item.metadata().getOrDefault(each, ""))
                    .filter(each -> !each.isBlank())
                    .toList();
            if (!named.isEmpty()) {
                sources.put(stem, named);
            }
            identifiers.put(stem, item.identifier());
            names.put(item.content(), OriginalNames.read(item.metadata().getOrDefault(Metadata.NAMES, "")));
            files.computeIfAbsent(item.identifier(), any -> new TreeSet<>()).add(stem);
        } catch (IllegalArgumentException wrong) {
            refusals.add(name + ": " + wrong.getMessage());
        }
    }

    private static boolean isJson(byte[] bytes) throws IOException {
        try {
            JSON.readTree(bytes);
            return true;
        } catch (JsonProcessingException broken) {
            return false;
        }
    }

    private String nameOf(String file) {
        String identifier = identifiers.getOrDefault(file, file);
        return files.getOrDefault(identifier, Set.of()).size() == 1 ? identifier : file;
    }
}
