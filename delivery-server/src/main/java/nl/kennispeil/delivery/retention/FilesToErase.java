package nl.kennispeil.delivery.retention;

import java.time.Instant;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * Whether the store's files must be written anew because something in them was deleted. It stands in the store, so that
 * an erasure that fails or is broken off is wanted until one succeeds.
 */
public final class FilesToErase {

    private static final String SHELF = "files_to_erase";
    private static final String ID = "store";

    private final Shelf shelf;

    public FilesToErase(Shelves shelves) {
        this.shelf = shelves.shelf(SHELF, Holds.NOBODY);
    }

    /** Something was deleted that must leave no byte behind. */
    public void want(Instant now) {
        shelf.change(Change.ofOrCreate(ID).setOnInsert("schema", 1).max("wanted", now));
    }

    public boolean wanted() {
        Fields found = shelf.find(ID).orElse(null);
        if (found == null) {
            return false;
        }
        Instant wanted = found.instantOrNull("wanted");
        Instant erased = found.instantOrNull("erased");
        return wanted != null && (erased == null || wanted.isAfter(erased));
    }

    /**
     * The files hold nothing any more that was deleted before the erasure began; what was wanted later still is.
     *
     * @param begun when it began
     */
    public void erased(Instant begun) {
        shelf.change(Change.ofOrCreate(ID).setOnInsert("schema", 1).max("erased", begun));
    }
}
