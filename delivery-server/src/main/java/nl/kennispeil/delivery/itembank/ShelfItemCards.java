package nl.kennispeil.delivery.itembank;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemCards;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * The cards on shelves, without transactions. A revision is a document of its own that is inserted once: who inserts it
 * was first. The card is a document with the newest revisions by number, of which the highest counts, so that a write
 * that comes late never takes the place of a newer one. Revisions stay, and are the history of a card.
 *
 * <p>Neither holds anybody: authors are kept as {@link Bylines}.
 */
public final class ShelfItemCards implements ItemCards {

    private static final String REVISIONS = "r";

    private final Shelf cards;
    private final Shelf revisions;
    private final Bylines bylines;
    private final ItemChanges changes;

    public ShelfItemCards(Shelves shelves, Bylines bylines) {
        this.cards = shelves.shelf("item_cards", Holds.NOBODY);
        this.revisions = shelves.shelf("item_card_revisions", Holds.NOBODY);
        this.bylines = bylines;
        this.changes = new ItemChanges(shelves);
    }

    @Override
    public Optional<ItemCard> find(ItemId id) {
        return cards.find(id.value()).map(each -> read(List.of(each)).get(0));
    }

    @Override
    public List<ItemCard> findAll(Collection<ItemId> ids) {
        return read(cards.findAll(ids.stream().map(ItemId::value).toList()));
    }

    @Override
    public List<ItemCard> all() {
        return read(cards.all());
    }

    @Override
    public boolean insert(ItemCard card) {
        return card.revision() == 1 && add(card);
    }

    /** Stores many cards of revision 1 that nobody else knows of yet, as when a bank is filled. */
    public void insertAll(Collection<ItemCard> fresh) {
        revisions.putAll(fresh.stream().map(this::revision).toList());
        cards.putAll(fresh.stream()
                .map(each -> Fields.of(each.id().value())
                        .with("schema", 1)
                        .with(REVISIONS, Map.of(number(each.revision()), CardFields.of(each, bylines::of)))
                        .build())
                .toList());
        changes.note(fresh.stream().map(ItemCard::id).toList());
    }

    @Override
    public boolean replace(ItemCard card) {
        if (card.revision() < 2) {
            throw new IllegalArgumentException("revision " + card.revision() + " of the card of " + card.id()
                    + " replaces nothing: allowed is 2 or higher");
        }
        int stored = find(card.id()).map(ItemCard::revision).orElse(0);
        return stored == card.revision() - 1 && add(card);
    }

    /** A card as it was; empty when there is no such revision. */
    public Optional<ItemCard> revision(ItemId id, int revision) {
        return revisions.find(id(id, revision)).map(each -> CardFields.read(id, each.map("card"), bylines::login));
    }

    private boolean add(ItemCard card) {
        boolean first = revisions.insert(revision(card));
        if (first) {
            show(card.id(), card.revision(), CardFields.of(card, bylines::of));
        } else {
            // whoever was first may have been stopped before the card showed it
            revisions
                    .find(id(card.id(), card.revision()))
                    .ifPresent(each -> show(card.id(), card.revision(), each.map("card")));
        }
        return first;
    }

    private void show(ItemId id, int revision, Map<String, Object> stored) {
        Change change = Change.ofOrCreate(id.value()).set("schema", 1).set(REVISIONS + "." + number(revision), stored);
        if (revision > 2) {
            change.unset(REVISIONS + "." + number(revision - 2));
        }
        cards.changeAll(List.of(change));
        changes.note(List.of(id));
    }

    private Fields revision(ItemCard card) {
        return Fields.of(id(card.id(), card.revision()))
                .with("schema", 1)
                .with("card", CardFields.of(card, bylines::of))
                .build();
    }

    private static String id(ItemId id, int revision) {
        return id + "|" + number(revision);
    }

    /** In order of text as of number. */
    private static String number(int revision) {
        return String.format(java.util.Locale.ROOT, "%08d", revision);
    }

    private List<ItemCard> read(List<Fields> documents) {
        List<Map.Entry<ItemId, Map<String, Object>>> newest = new ArrayList<>();
        Set<String> wanted = new HashSet<>();
        for (Fields each : documents) {
            Map<String, Object> stored = newest(each);
            newest.add(Map.entry(new ItemId(each.id()), stored));
            wanted.addAll(Fields.nested(stored).texts("authors"));
        }
        Map<String, String> logins = bylines.logins(wanted);
        UnaryOperator<String> author = each -> logins.getOrDefault(each, each);
        return newest.stream()
                .map(each -> CardFields.read(each.getKey(), each.getValue(), author))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> newest(Fields document) {
        return (Map<String, Object>)
                new TreeMap<>(document.map(REVISIONS)).lastEntry().getValue();
    }
}
