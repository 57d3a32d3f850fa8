package nl.kennispeil.bank.card;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import org.jspecify.annotations.Nullable;

/**
 * The card of one item. Immutable: a change is a new card with the next revision.
 *
 * @param id the item
 * @param revision 1 for a new card, one more for every change; who writes must have read the newest
 * @param state where the newest version is on its way
 * @param version number of the newest version of its content; 0 while there is only a working draft
 * @param authors who wrote it, as account ids; the first is who answers for it
 * @param owner organisation the item belongs to (R58), such as {@code HN}; not blank
 * @param licence under what it may be used; may be empty
 * @param theme subject in the words of the editors; may be empty
 * @param targetGroups for whom it is meant, such as {@code aios-jaar-1}
 * @param references what it rests on, first the most important
 * @param enemies names of sets of which a form holds at most one item
 * @param reviewBy on this day its actuality must have been checked again (R54), or null when never checked
 * @param checkedOn when its actuality was checked last, or null
 * @param consents proof for recognisable persons in its media
 * @param block why it may not be used for now; empty when it may
 */
public record ItemCard(
        ItemId id,
        int revision,
        ItemState state,
        int version,
        List<String> authors,
        String owner,
        String licence,
        String theme,
        Set<String> targetGroups,
        List<Reference> references,
        Set<String> enemies,
        @Nullable LocalDate reviewBy,
        @Nullable LocalDate checkedOn,
        List<Consent> consents,
        String block) {

    public ItemCard {
        if (revision < 1 || version < 0) {
            throw new IllegalArgumentException("card of " + id + " has revision " + revision + " and version " + version
                    + ": allowed is from 1 and from 0");
        }
        if (owner.isBlank()) {
            throw new IllegalArgumentException("card of " + id + " has no owner");
        }
        authors = List.copyOf(authors);
        targetGroups = Collections.unmodifiableSet(new TreeSet<>(targetGroups));
        references = List.copyOf(references);
        enemies = Collections.unmodifiableSet(new TreeSet<>(enemies));
        consents = List.copyOf(consents);
    }

    /** A card as it begins. */
    public static ItemCard draft(ItemId id, String author, String owner) {
        return new ItemCard(
                id,
                1,
                ItemState.DRAFT,
                0,
                List.of(author),
                owner,
                "",
                "",
                Set.of(),
                List.of(),
                Set.of(),
                null,
                null,
                List.of(),
                "");
    }

    /** Starts the next revision of this card. */
    public CardEdit edit() {
        return new CardEdit(this);
    }

    /** True when this account wrote it, or wrote at it. */
    public boolean writtenBy(String account) {
        return authors.contains(account);
    }

    /** The newest version, when there is one. */
    public Optional<ItemRef> newest() {
        return version == 0 ? Optional.empty() : Optional.of(new ItemRef(id, version));
    }

    /** True when a recognisable person withdrew consent, or somebody blocked the item. */
    public boolean blocked() {
        return !block.isEmpty() || consents.stream().anyMatch(each -> each.withdrawn() != null);
    }

    /** True when the last check of actuality still counts on {@code today} (R55). */
    public boolean actual(LocalDate today) {
        return checkedOn != null && reviewBy != null && !today.isAfter(reviewBy);
    }
}
