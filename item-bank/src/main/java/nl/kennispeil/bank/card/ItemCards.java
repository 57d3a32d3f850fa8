package nl.kennispeil.bank.card;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.bank.item.ItemId;

/** The stored cards. Safe for use by several threads. */
public interface ItemCards {

    Optional<ItemCard> find(ItemId id);

    /** The stored ones among {@code ids}, in no particular order. */
    List<ItemCard> findAll(Collection<ItemId> ids);

    /** Every card of the bank, in no particular order. */
    List<ItemCard> all();

    /** Stores a card of revision 1; false when the item has a card already. */
    boolean insert(ItemCard card);

    /**
     * Replaces a card by its next revision.
     *
     * @return false when somebody else was first: the stored revision is not the one before {@code card}'s
     */
    boolean replace(ItemCard card);
}
