package nl.kennispeil.delivery.medialibrary;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemCards;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.account.Reach;
import nl.kennispeil.delivery.itembank.Bylines;
import nl.kennispeil.delivery.itembank.ItemAccess;

/**
 * Which files of the library an account reaches. Who may change own items only reaches what that person uploaded and what
 * the own items show or are being written with; a file tells what another's item asks.
 */
final class MediaReach {

    private final StoredMedia media;
    private final MediaUse use;
    private final ItemCards cards;
    private final Bylines bylines;
    private final Function<String, Set<String>> drafted;

    /** @param drafted the names of files in what a login is writing */
    MediaReach(
            StoredMedia media, MediaUse use, ItemCards cards, Bylines bylines, Function<String, Set<String>> drafted) {
        this.media = media;
        this.use = use;
        this.cards = cards;
        this.bylines = bylines;
        this.drafted = drafted;
    }

    /** The files of the library for this account, newest first. */
    List<MediaCard> all(Account account) {
        List<MediaCard> all = media.all();
        if (all(account.role().reach(Permission.EDIT_ITEMS))) {
            return all;
        }
        Set<String> reached = reached(account);
        return all.stream().filter(each -> reached.contains(each.name())).toList();
    }

    /** Whether the account may see and change a file; {@code name} as items name it. */
    boolean reaches(Account account, String name) {
        return account.may(Permission.EDIT_ITEMS)
                && (all(account.role().reach(Permission.EDIT_ITEMS))
                        || reached(account).contains(name));
    }

    /** The items that show each file, of those this account may see. */
    Map<String, Set<ItemId>> use(Account account) {
        Map<String, Set<ItemId>> all = use.byFile();
        if (all(account.role().reach(Permission.EDIT_ITEMS))) {
            return all;
        }
        Set<ItemId> own = own(account);
        all.values().forEach(each -> each.retainAll(own));
        return all;
    }

    private static boolean all(Reach reach) {
        return reach == Reach.COUNTRY;
    }

    private Set<ItemId> own(Account account) {
        return cards.all().stream()
                .filter(each -> ItemAccess.edits(account, each))
                .map(ItemCard::id)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Set<String> reached(Account account) {
        Set<ItemId> own = own(account);
        Set<String> names = new TreeSet<>(drafted.apply(account.login()));
        use.byFile().forEach((name, items) -> {
            if (items.stream().anyMatch(own::contains)) {
                names.add(name);
            }
        });
        String byline = bylines.of(account.login());
        for (MediaCard each : media.all()) {
            if (each.by().contains(byline) || names.contains(each.name())) {
                names.add(each.name());
                // captions go with their film
                names.addAll(each.captions().values());
            }
        }
        return names;
    }
}
