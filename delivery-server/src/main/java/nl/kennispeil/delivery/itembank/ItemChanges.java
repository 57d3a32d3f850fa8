package nl.kennispeil.delivery.itembank;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * Which items changed, numbered, so that every node keeps what it holds in memory fresh with one small look. A change is
 * noted after it was made; a number without a note means that whoever made it was stopped, or is about to note it.
 */
final class ItemChanges {

    private static final String COUNTER = "counter";

    /** More than this many behind, everything is read again. */
    private static final int FAR = 500;

    private final Shelf shelf;

    ItemChanges(Shelves shelves) {
        this.shelf = shelves.shelf("item_changes", Holds.NOBODY);
    }

    void note(Collection<ItemId> items) {
        if (items.isEmpty()) {
            return;
        }
        int number = shelf.change(Change.ofOrCreate(COUNTER).increment("n", 1))
                .orElseThrow()
                .number("n");
        shelf.insert(Fields.of(Integer.toString(number))
                .with("schema", 1)
                .with("items", items.stream().map(ItemId::value).toList())
                .build());
    }

    /** The number of the newest change; 0 before the first. */
    int newest() {
        return shelf.find(COUNTER).map(each -> each.number("n")).orElse(0);
    }

    /** The items that changed after one number up to another; empty when everything must be read again. */
    Optional<Set<ItemId>> between(int after, int upTo) {
        if (upTo - after > FAR) {
            return Optional.empty();
        }
        List<Fields> notes = shelf.findAll(IntStream.rangeClosed(after + 1, upTo)
                .mapToObj(Integer::toString)
                .toList());
        if (notes.size() < upTo - after) {
            return Optional.empty();
        }
        Set<ItemId> changed = new HashSet<>();
        notes.forEach(each -> each.texts("items").forEach(item -> changed.add(new ItemId(item))));
        return Optional.of(changed);
    }
}
