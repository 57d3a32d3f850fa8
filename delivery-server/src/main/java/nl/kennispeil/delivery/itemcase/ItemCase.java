package nl.kennispeil.delivery.itemcase;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.bank.content.CaseRef;
import nl.kennispeil.bank.item.ItemId;

/**
 * The card of a case: what changes without a new version of what it tells. Immutable; a change is the next revision.
 *
 * @param id as {@link CaseRef} has it
 * @param revision 1 for a new card, one more for every change
 * @param version the newest version of what it tells; 0 while there is only a draft
 * @param title of the newest version; empty while there is none
 * @param items in the order in which they ask, each once, at most {@value #MOST_ITEMS}
 * @param owner organisation it belongs to
 * @param authors logins of those who wrote at it
 */
public record ItemCase(
        String id, int revision, int version, String title, List<ItemId> items, String owner, List<String> authors) {

    /** Items of one case. */
    public static final int MOST_ITEMS = 40;

    public ItemCase {
        items = List.copyOf(items);
        authors = List.copyOf(authors);
        if (!CaseRef.ID.matcher(id).matches() || revision < 1 || version < 0) {
            throw new IllegalArgumentException("case " + id + " has revision " + revision + " and version " + version
                    + ": allowed is " + CaseRef.ID + ", from 1 and from 0");
        }
        if (items.size() > MOST_ITEMS || new HashSet<>(items).size() < items.size()) {
            throw new IllegalArgumentException(
                    "case " + id + " has " + items.size() + " items: allowed are " + MOST_ITEMS + ", each once");
        }
    }

    /** A case as it begins. */
    public static ItemCase begun(String id, String author, String owner) {
        return new ItemCase(id, 1, 0, "", List.of(), owner, List.of(author));
    }

    /** Its newest version; empty while there is only a draft. */
    public Optional<CaseRef> newest() {
        return version == 0 ? Optional.empty() : Optional.of(new CaseRef(id, version));
    }

    /** The next revision, with these items in this order. */
    public ItemCase with(List<ItemId> items) {
        return new ItemCase(id, revision + 1, version, title, items, owner, authors);
    }

    /** The next revision, with a newer version by somebody. */
    public ItemCase with(int version, String title, String author) {
        List<String> all = authors.contains(author)
                ? authors
                : java.util.stream.Stream.concat(authors.stream(), java.util.stream.Stream.of(author))
                        .toList();
        return new ItemCase(id, revision + 1, version, title, items, owner, all);
    }
}
