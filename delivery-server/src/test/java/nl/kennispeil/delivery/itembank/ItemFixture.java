package nl.kennispeil.delivery.itembank;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.card.Reference;
import nl.kennispeil.bank.demo.DemoBank;
import nl.kennispeil.bank.icpc.IcpcList;
import nl.kennispeil.bank.item.Classification;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Items;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.InMemoryShelves;

/** An item bank in memory with the demo items, and people to work in it. */
public final class ItemFixture {

    public static final Instant NOW = Instant.parse("2026-11-18T10:00:00Z");
    public static final Account AN = new Account("an", Role.AUTHOR, "An Auteur", null, null);
    public static final Account BEA = new Account("bea", Role.REVIEWER, "Bea Lezer", null, null);
    public static final Account CEES = new Account("cees", Role.REVIEWER, "Cees Lezer", null, null);

    public final InMemoryShelves shelves = new InMemoryShelves();
    public final ServerSecret secret = ServerSecret.random();
    public final Bylines bylines = new Bylines(shelves, secret);
    public final ShelfItemCards cards = new ShelfItemCards(shelves, bylines);
    public final Items items = new HeldItems();
    public final AuditTrail audit = new AuditTrail(shelves, secret);
    public final ItemReviews reviews = new ItemReviews(shelves, bylines);
    public final ItemHistory history = new ItemHistory(shelves, bylines);
    public final Production production = new Production(shelves);
    public final Overview overview = new Overview(shelves, cards, items, reviews, IcpcList.byStructure());
    public final Reviewing reviewing = new Reviewing(cards, items, reviews, history, production, audit);
    final Describing describing = new Describing(cards, items, overview, history, audit);

    public ItemFixture() {
        items.add(DemoBank.create().items());
    }

    /** Items in memory; this module's tests have no other. */
    private static final class HeldItems implements Items {

        private final Map<ItemRef, ItemVersion> all = new LinkedHashMap<>();

        @Override
        public Optional<ItemVersion> find(ItemRef ref) {
            return Optional.ofNullable(all.get(ref));
        }

        @Override
        public List<ItemVersion> findAll(Collection<ItemRef> refs) {
            return refs.stream().flatMap(each -> find(each).stream()).toList();
        }

        @Override
        public void add(Collection<ItemVersion> items) {
            items.forEach(each -> all.put(each.ref(), each));
        }

        @Override
        public List<ItemRef> refs() {
            return new ArrayList<>(all.keySet());
        }
    }

    /** A demo item of An's, in a state. */
    public ItemId item(String id, ItemState state) {
        ItemId item = new ItemId(id);
        cards.insertAll(List.of(ItemCard.draft(item, AN.login(), "HN")
                .edit()
                .version(1)
                .state(state)
                .references(List.of(new Reference("", "Een richtlijn", null)))
                .done()));
        return item;
    }

    /** Another version with equal content, as after an edit by somebody. */
    void edited(ItemId item, String by) {
        ItemCard card = cards.find(item).orElseThrow();
        ItemVersion old = items.find(card.newest().orElseThrow()).orElseThrow();
        ItemRef ref = new ItemRef(item, card.version() + 1);
        items.add(List.of(new ItemVersion(
                ref,
                old.language(),
                old.synthetic(),
                old.tests(),
                new Classification("K", null, null, "18-44", "behandeling", "regulier"),
                old.content(),
                old.rationale(),
                null)));
        cards.replace(card.edit().version(ref.version()).author(by).done());
    }

    public ItemState state(ItemId item) {
        return cards.find(item).orElseThrow().state();
    }
}
