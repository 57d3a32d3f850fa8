package nl.kennispeil.bank.form;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;

/**
 * A fixed list of item versions with the rules they are taken under. Immutable; the position of an item is its place in
 * the list, counted from 1.
 *
 * @param ref id and version
 * @param kind kind of test: {@code LHK}, {@code KOV}, {@code OEFEN}; not blank
 * @param title what a candidate reads; not blank
 * @param items at least one; no item twice, not even in two versions
 * @param rules time, navigation, scoring and feedback
 */
public record TestForm(FormRef ref, String kind, String title, List<FormItem> items, FormRules rules) {

    public TestForm {
        items = List.copyOf(items);
        if (kind.isBlank() || title.isBlank()) {
            throw new IllegalArgumentException("form " + ref + " needs a kind and a title");
        }
        if (items.isEmpty()) {
            throw new IllegalArgumentException("form " + ref + " has no items: it needs at least 1");
        }
        Set<ItemId> seen = new HashSet<>();
        for (FormItem item : items) {
            if (!seen.add(item.item().id())) {
                throw new IllegalArgumentException(
                        "form " + ref + " has item " + item.item().id() + " twice");
            }
        }
    }

    /** The item versions in order. */
    public List<ItemRef> refs() {
        return items.stream().map(FormItem::item).toList();
    }
}
