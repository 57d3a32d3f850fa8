package nl.kennispeil.delivery.itemexchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Items;
import nl.kennispeil.bank.search.Likeness;
import nl.kennispeil.bank.search.NearDuplicates;
import nl.kennispeil.delivery.itembank.Overview;

/**
 * What the bank holds, to hold an item that comes in against. The newest version of each item is read once; after that only
 * what changed. Safe for many threads.
 */
final class BankContents {

    private static final int AT_A_TIME = 200;
    private static final int MOST_LIKE = 3;

    private final Overview overview;
    private final Items items;
    private final UnaryOperator<String> named;
    private final NearDuplicates near = new NearDuplicates();
    private final Map<ItemId, Integer> read = new HashMap<>();
    private Map<String, ItemCard> cards = Map.of();

    /** @param named the name of a file by its content, for a name as an item gives it */
    BankContents(Overview overview, Items items, UnaryOperator<String> named) {
        this.overview = overview;
        this.items = items;
        this.named = named;
    }

    /**
     * Reads what is new.
     *
     * @param done is told now and then how many versions were read
     */
    synchronized void refresh(IntConsumer done) {
        List<ItemRef> fresh = new ArrayList<>();
        Map<String, ItemCard> all = new HashMap<>();
        for (Overview.Row each : overview.all()) {
            ItemCard card = each.card();
            all.put(card.id().value(), card);
            if (read.getOrDefault(card.id(), 0) != card.version()) {
                card.newest().ifPresent(fresh::add);
            }
        }
        cards = all;
        for (int from = 0; from < fresh.size(); from += AT_A_TIME) {
            for (ItemVersion each : items.findAll(fresh.subList(from, Math.min(fresh.size(), from + AT_A_TIME)))) {
                near.put(each.ref().id().value(), each.content());
                read.put(each.ref().id(), each.ref().version());
            }
            done.accept(from);
        }
    }

    /**
     * An item that came in, held against the bank.
     *
     * @param equal the version with this content
     * @param like items that are nearly the same, the most alike first
     */
    record Found(Optional<ItemRef> equal, List<Likeness> like) {}

    /**
     * Looks for an item among those that may be seen.
     *
     * @param own the item it says it is, of which every version is looked at
     */
    synchronized Found find(ItemContent content, Optional<ItemCard> own, Predicate<ItemCard> seen) {
        String digest = ExchangeForm.digest(content, named);
        List<ItemRef> candidates = new ArrayList<>();
        own.ifPresent(card -> {
            for (int version = card.version(); version > 0; version--) {
                candidates.add(new ItemRef(card.id(), version));
            }
        });
        List<Likeness> like = new ArrayList<>();
        for (Likeness each : near.like("", content)) {
            ItemCard card = cards.get(each.other());
            if (card != null && seen.test(card)) {
                card.newest().ifPresent(candidates::add);
                like.add(each);
            }
        }
        Optional<ItemRef> equal = candidates.stream()
                .distinct()
                .flatMap(each -> items.find(each).stream())
                .filter(each -> ExchangeForm.digest(each.content(), named).equals(digest))
                .map(ItemVersion::ref)
                .findFirst();
        return new Found(
                equal,
                like.stream()
                        .filter(each -> own.filter(card -> card.id().value().equals(each.other()))
                                .isEmpty())
                        .limit(MOST_LIKE)
                        .toList());
    }

    synchronized Optional<ItemCard> card(String id) {
        return Optional.ofNullable(cards.get(id));
    }
}
