package nl.kennispeil.delivery.itembank;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/** Where items came from: one document per item that only grows. Holds nobody. */
public final class ItemOrigins {

    private static final String FROM = "from";

    private final Shelf shelf;

    /**
     * Something an item came from.
     *
     * @param address the page of what it came with
     * @param file where it stood, in the words of the report of the import
     * @param format such as {@code qti22}
     * @param identifier what it was called there
     */
    public record Origin(String address, String file, String format, String identifier, Instant at) {}

    public ItemOrigins(Shelves shelves) {
        this.shelf = shelves.shelf("item_origins", Holds.NOBODY);
    }

    /**
     * Notes where an item came from; again under the same key changes nothing.
     *
     * @param key letters, digits and hyphens
     */
    public void note(ItemId item, String key, Origin origin) {
        shelf.changeAll(List.of(Change.ofOrCreate(item.value())
                .set("schema", 1)
                .set(
                        FROM + "." + key,
                        Map.of(
                                "address", origin.address(),
                                "file", origin.file(),
                                "format", origin.format(),
                                "identifier", origin.identifier(),
                                "at", origin.at()))));
    }

    /** The first one first; none for an item that was written here. */
    @SuppressWarnings("unchecked")
    public List<Origin> of(ItemId item) {
        List<Origin> origins = new ArrayList<>();
        shelf.find(item.value())
                .ifPresent(found -> found.map(FROM).values().forEach(each -> {
                    Fields from = Fields.nested((Map<String, Object>) each);
                    origins.add(new Origin(
                            from.text("address"),
                            from.text("file"),
                            from.text("format"),
                            from.text("identifier"),
                            from.instant("at")));
                }));
        origins.sort(Comparator.comparing(Origin::at));
        return origins;
    }
}
