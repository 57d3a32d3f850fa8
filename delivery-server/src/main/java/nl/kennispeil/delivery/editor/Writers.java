package nl.kennispeil.delivery.editor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/** Who has which draft open, as bylines; known on every node. */
final class Writers {

    private static final Duration THERE = Duration.ofSeconds(45);

    private final Shelf shelf;

    Writers(Shelves shelves) {
        this(shelves, "item_draft_writers");
    }

    private Writers(Shelves shelves, String name) {
        this.shelf = shelves.shelf(name, Holds.NOBODY);
    }

    static Writers ofCases(Shelves shelves) {
        return new Writers(shelves, "item_case_writers");
    }

    /** Notes that somebody is there, and tells who else is. */
    List<String> others(ItemId item, String byline, Instant now) {
        Map<String, Object> seen = shelf.change(
                        Change.ofOrCreate(item.value()).set("schema", 1).set("seen." + byline, now.toEpochMilli()))
                .map(each -> each.map("seen"))
                .orElse(Map.of());
        long since = now.minus(THERE).toEpochMilli();
        List<String> gone = seen.entrySet().stream()
                .filter(each -> at(each) < since)
                .map(Map.Entry::getKey)
                .toList();
        if (!gone.isEmpty()) {
            Change change = Change.of(item.value());
            gone.forEach(each -> change.unset("seen." + each));
            shelf.changeAll(List.of(change));
        }
        return seen.entrySet().stream()
                .filter(each -> at(each) >= since && !each.getKey().equals(byline))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static long at(Map.Entry<String, Object> seen) {
        return ((Number) seen.getValue()).longValue();
    }
}
