package nl.kennispeil.delivery.editor;

import java.time.Instant;
import java.util.Optional;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.draft.ItemDraft;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Items;
import nl.kennispeil.delivery.itembank.Bylines;
import nl.kennispeil.delivery.shelf.Shelves;

/** Lays what came in from elsewhere on the desk of an item, as its draft; it becomes a version by hand like any other. */
public final class ImportedDrafts {

    private final Drafts drafts;
    private final Items items;
    private final Bylines bylines;

    public ImportedDrafts(Shelves shelves, Items items, Bylines bylines) {
        this.drafts = new Drafts(shelves);
        this.items = items;
        this.bylines = bylines;
    }

    /**
     * Makes a draft of an item; doing it again changes nothing. Earlier saves stay in the history of the draft.
     *
     * @param imported the words, as a version they would make
     * @return false when somebody wrote at the draft and that is no version yet: it is left alone
     */
    public boolean put(ItemCard card, ItemVersion imported, String login, Instant now) {
        ItemDraft wanted = VersionFields.draft(imported);
        Optional<Saved> newest = drafts.newest(card.id());
        if (newest.filter(each -> each.draft().equals(wanted)).isPresent()) {
            return true;
        }
        if (newest.filter(each -> written(card, each)).isPresent()) {
            return false;
        }
        Saved begun = drafts.begin(card.id(), wanted, card.version(), bylines.of(login), now);
        return begun.draft().equals(wanted);
    }

    private boolean written(ItemCard card, Saved newest) {
        boolean by = newest.kind().equals("save") || newest.kind().equals("restore");
        if (!by || newest.version() < card.version()) {
            return false;
        }
        Optional<ItemVersion> version =
                newest.version() == 0 ? Optional.empty() : items.find(new ItemRef(card.id(), newest.version()));
        return version.map(VersionFields::draft).filter(newest.draft()::equals).isEmpty();
    }
}
