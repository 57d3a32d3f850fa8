package nl.kennispeil.delivery.itembank;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.secret.Base32;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * Spreadsheets of metadata between sending and taking, and after that the file that puts everything back. Items only, and
 * who sent it as a byline; gone after a month. Only who sent one gets to see it.
 */
public final class MetadataImports {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final int ID_BYTES = 10;

    /** @param undo the file that puts everything back; empty before it was taken */
    record Import(String id, byte[] file, MetadataTable.Mapping mapping, byte[] undo) {}

    private final Shelf shelf;
    private final Bylines bylines;
    private final SecureRandom random = new SecureRandom();

    public MetadataImports(Shelves shelves, Bylines bylines) {
        this.shelf = shelves.shelf("item_imports", Holds.NOBODY);
        this.bylines = bylines;
    }

    String add(byte[] file, MetadataTable.Mapping mapping, Account account, Instant now) {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        String id = "im-" + Base32.encode(bytes, 16).toLowerCase(Locale.ROOT);
        shelf.insert(Fields.of(id)
                .with("schema", 1)
                .with("by", bylines.of(account.login()))
                .with("at", now)
                .with("file", file)
                .with("item", mapping.item())
                .with("places", places(mapping))
                .build());
        return id;
    }

    /** Keeps the way back of a change that came without a file. */
    String addDone(byte[] undo, Account account, Instant now) {
        String id = add(new byte[0], new MetadataTable.Mapping(-1, Map.of()), account, now);
        done(id, undo);
        return id;
    }

    Optional<Import> find(String id, Account account, Instant now) {
        return shelf.find(id)
                .filter(each -> each.text("by").equals(bylines.of(account.login())))
                .filter(each -> now.isBefore(each.instant("at").plus(KEPT)))
                .map(MetadataImports::read);
    }

    void map(String id, MetadataTable.Mapping mapping) {
        shelf.change(Change.of(id).set("item", mapping.item()).set("places", places(mapping)));
    }

    void done(String id, byte[] undo) {
        shelf.change(Change.of(id).set("undo", undo));
    }

    /** Throws away what is older than a month; returns how many. */
    public int expire(Instant now) {
        List<String> old = shelf.all().stream()
                .filter(each -> !now.isBefore(each.instant("at").plus(KEPT)))
                .map(Fields::id)
                .toList();
        shelf.delete(old);
        return old.size();
    }

    private static Map<String, Object> places(MetadataTable.Mapping mapping) {
        Map<String, Object> places = new LinkedHashMap<>();
        mapping.places().forEach((field, place) -> places.put(field.code(), place));
        return places;
    }

    private static Import read(Fields fields) {
        Map<MetaField, Integer> places = new EnumMap<>(MetaField.class);
        fields.map("places")
                .forEach((code, place) ->
                        MetaField.of(code).ifPresent(field -> places.put(field, ((Number) place).intValue())));
        return new Import(
                fields.id(),
                fields.bytes("file"),
                new MetadataTable.Mapping(fields.number("item"), places),
                fields.values().containsKey("undo") ? fields.bytes("undo") : new byte[0]);
    }
}
