package nl.kennispeil.delivery.medialibrary;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kennispeil.bank.card.CardEdit;
import nl.kennispeil.bank.card.Consent;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemCards;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Items;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.itembank.ItemEvent;
import nl.kennispeil.delivery.itembank.ItemHistory;

/** Which versions of items show which files. Versions never change, so each is looked at once. */
final class MediaUse {

    private static final Set<String> ADDRESSES = Set.of("src", "data", "href", "poster");
    private static final int AT_ONCE = 200;
    private static final int TRIES = 5;

    private final Items items;
    private final ItemCards cards;
    private final ItemHistory history;
    private final Function<String, Optional<String>> contentName;
    private final Cache<ItemRef, Set<String>> files =
            Caffeine.newBuilder().maximumSize(100_000).build();

    /** @param contentName what a file that ships with the program is called by its content; empty for any other */
    MediaUse(Items items, ItemCards cards, ItemHistory history, Function<String, Optional<String>> contentName) {
        this.contentName = contentName;
        this.items = items;
        this.cards = cards;
        this.history = history;
    }

    /** The items in which each file stands, in any version; files that stand in none are left out. */
    Map<String, Set<ItemId>> byFile() {
        List<ItemRef> refs = items.refs();
        List<ItemRef> unseen = new ArrayList<>();
        for (ItemRef each : refs) {
            if (files.getIfPresent(each) == null) {
                unseen.add(each);
            }
        }
        for (int from = 0; from < unseen.size(); from += AT_ONCE) {
            items.findAll(unseen.subList(from, Math.min(unseen.size(), from + AT_ONCE)))
                    .forEach(each -> files.put(each.ref(), names(each)));
        }
        Map<String, Set<ItemId>> use = new TreeMap<>();
        for (ItemRef each : refs) {
            Set<String> shown = files.getIfPresent(each);
            if (shown != null) {
                shown.forEach(name -> use.computeIfAbsent(
                                name, any -> new TreeSet<>(java.util.Comparator.comparing(ItemId::value)))
                        .add(each.id()));
            }
        }
        return use;
    }

    private Set<String> names(ItemVersion version) {
        return version.content()
                .root()
                .walk()
                .flatMap(each -> each.attributes().entrySet().stream())
                .filter(each -> ADDRESSES.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .flatMap(each -> Stream.concat(Stream.of(each), contentName.apply(each).stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Puts the consents of a file on the card of every item that shows it; one that is withdrawn blocks the item.
     *
     * @param action what the history of each item says of it
     * @param document the consent it is about
     */
    void tell(MediaCard media, String action, String document, Account account, Instant now) {
        for (ItemId id : byFile().getOrDefault(media.name(), Set.of())) {
            for (int i = 0; i < TRIES && !told(id, media, action, document, account, now); i++) {
                Thread.onSpinWait();
            }
        }
    }

    private boolean told(ItemId id, MediaCard media, String action, String document, Account account, Instant now) {
        ItemCard card = cards.find(id).orElse(null);
        if (card == null) {
            return true;
        }
        List<Consent> consents = new ArrayList<>(card.consents().stream()
                .filter(each -> !each.media().equals(media.name()))
                .toList());
        consents.addAll(media.consents());
        CardEdit edit = card.edit().consents(consents);
        if (edit.same()) {
            return true;
        }
        ItemCard next = edit.done();
        if (!cards.replace(next)) {
            return false;
        }
        String state = next.state().name();
        history.add(id, new ItemEvent(now, account.login(), action, state, state, next.version(), document));
        return true;
    }
}
