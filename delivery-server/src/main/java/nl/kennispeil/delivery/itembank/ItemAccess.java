package nl.kennispeil.delivery.itembank;

import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.account.Reach;

/** Which items an account reaches with its permissions (domain.md §5): an author only those it wrote at. */
public final class ItemAccess {

    private ItemAccess() {}

    public static boolean sees(Account account, ItemCard card) {
        return reaches(account, Permission.SEE_ITEMS, card) || edits(account, card);
    }

    /** Whether the content may be changed, as far as the account goes. */
    public static boolean edits(Account account, ItemCard card) {
        return reaches(account, Permission.EDIT_ITEMS, card);
    }

    /** Whether what stands on the card may be changed: by an author while the item is not approved. */
    static boolean describes(Account account, ItemCard card) {
        boolean begun = card.state() == ItemState.DRAFT
                || card.state() == ItemState.IN_REVIEW
                || card.state() == ItemState.REPAIR;
        return edits(account, card) && (begun || !own(account, Permission.EDIT_ITEMS));
    }

    /** True when only what is one's own is reached. */
    static boolean own(Account account, Permission permission) {
        return account.role().reach(permission) == Reach.OWN;
    }

    private static boolean reaches(Account account, Permission permission, ItemCard card) {
        return account.may(permission) && (!own(account, permission) || card.writtenBy(account.login()));
    }
}
