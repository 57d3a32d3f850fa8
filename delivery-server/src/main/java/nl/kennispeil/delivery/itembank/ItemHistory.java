package nl.kennispeil.delivery.itembank;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/** What was done with each item, by whom and when: one document per item that only grows. People are kept as bylines. */
public final class ItemHistory {

    private static final String EVENTS = "e";

    private final Shelf shelf;
    private final Bylines bylines;

    public ItemHistory(Shelves shelves, Bylines bylines) {
        this.shelf = shelves.shelf("item_history", Holds.NOBODY);
        this.bylines = bylines;
    }

    /** Notes an event; noting it again changes nothing. */
    public void add(ItemId item, ItemEvent event) {
        shelf.changeAll(List.of(
                Change.ofOrCreate(item.value()).set("schema", 1).set(EVENTS + "." + key(event), stored(event))));
    }

    /** Fills the history of items of which nothing is known yet. */
    public void putAll(Map<ItemId, List<ItemEvent>> histories) {
        List<Fields> documents = new ArrayList<>();
        histories.forEach((item, events) -> {
            Map<String, Object> stored = new HashMap<>();
            events.forEach(each -> stored.put(key(each), stored(each)));
            documents.add(Fields.of(item.value())
                    .with("schema", 1)
                    .with(EVENTS, stored)
                    .build());
        });
        shelf.putAll(documents);
    }

    /** The events of an item, the first one first. */
    public List<ItemEvent> of(ItemId item) {
        return of(List.of(item)).getOrDefault(item, List.of());
    }

    Map<ItemId, List<ItemEvent>> of(Collection<ItemId> items) {
        List<Fields> found = shelf.findAll(items.stream().map(ItemId::value).toList());
        Set<String> people = new HashSet<>();
        found.forEach(each -> events(each).forEach(event -> people.add(event.text("by"))));
        Map<String, String> logins = bylines.logins(people);
        Map<ItemId, List<ItemEvent>> histories = new HashMap<>();
        for (Fields each : found) {
            histories.put(
                    new ItemId(each.id()),
                    events(each).stream()
                            .map(event -> read(event, logins))
                            .sorted(Comparator.comparing(ItemEvent::at))
                            .toList());
        }
        return histories;
    }

    @SuppressWarnings("unchecked")
    private static List<Fields> events(Fields document) {
        return document.map(EVENTS).values().stream()
                .map(each -> Fields.nested((Map<String, Object>) each))
                .toList();
    }

    private Map<String, Object> stored(ItemEvent event) {
        return Map.of(
                "at", event.at(),
                "by", bylines.of(event.by()),
                "action", event.action(),
                "from", event.from(),
                "to", event.to(),
                "version", event.version(),
                "words", event.words());
    }

    private static ItemEvent read(Fields event, Map<String, String> logins) {
        Instant at = event.instant("at");
        String by = event.text("by");
        return new ItemEvent(
                at,
                logins.getOrDefault(by, by),
                event.text("action"),
                event.text("from"),
                event.text("to"),
                event.number("version"),
                event.text("words"));
    }

    private String key(ItemEvent event) {
        String by = bylines.computed(event.by());
        return String.format(Locale.ROOT, "%013d", event.at().toEpochMilli()) + "-" + event.action() + "-"
                + by.substring(by.length() - 4);
    }
}
