package nl.kennispeil.delivery.itembank;

import nl.kennispeil.bank.item.ItemId;

/** Where the screens of the item bank live. */
public final class ItemPaths {

    /** The list of items. */
    public static final String HOME = "/beheer/vragen";

    /** One item. */
    public static final String ITEM = HOME + "/vraag/:item";

    private ItemPaths() {}

    /** The page of an item. */
    public static String of(ItemId item) {
        return HOME + "/vraag/" + item;
    }
}
