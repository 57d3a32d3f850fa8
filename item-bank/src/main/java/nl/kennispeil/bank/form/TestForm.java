package nl.kennispeil.bank.form;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import org.jspecify.annotations.Nullable;

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
        requirePool(ref, items, rules.adaptive());
    }

    /** What counts in an adaptive form must be calibrated, and what is calibrated must be in it. */
    private static void requirePool(FormRef ref, List<FormItem> items, @Nullable AdaptivePart adaptive) {
        if (adaptive == null) {
            return;
        }
        for (FormItem each : items) {
            if (each.scored() && !adaptive.pool().containsKey(each.item())) {
                throw new IllegalArgumentException(
                        "adaptive form " + ref + " has no parameters of item " + each.item() + ", which counts");
            }
        }
        Set<ItemRef> left = new HashSet<>(adaptive.pool().keySet());
        items.forEach(each -> left.remove(each.item()));
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(
                    "adaptive form " + ref + " has parameters of items that are not in it: " + left);
        }
    }

    /** The item versions in order. */
    public List<ItemRef> refs() {
        return items.stream().map(FormItem::item).toList();
    }
}
