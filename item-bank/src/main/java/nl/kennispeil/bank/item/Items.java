package nl.kennispeil.bank.item;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The stored item versions. Safe for use by several threads. Versions never change, so callers may keep what they
 * found for as long as they like.
 */
public interface Items {

    /** The version, or empty when it is not stored. */
    Optional<ItemVersion> find(ItemRef ref);

    /** The stored ones among {@code refs}, in the order of {@code refs}; unknown references are left out. */
    List<ItemVersion> findAll(Collection<ItemRef> refs);

    /**
     * Stores versions; a version that is stored already with equal content is left as it is.
     *
     * @throws IllegalArgumentException when a reference is stored, or occurs in {@code items}, with other content;
     *     then nothing of {@code items} is stored
     */
    void add(Collection<ItemVersion> items);

    /** All references, ordered by id and version. */
    List<ItemRef> refs();
}
