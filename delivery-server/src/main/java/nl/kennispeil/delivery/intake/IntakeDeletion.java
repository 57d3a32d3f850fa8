package nl.kennispeil.delivery.intake;

import java.util.List;
import java.util.Set;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.Subject;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.vault.Vault;

/** Removes files that wait to be taken and hold the person; they can be sent again without that row. */
public final class IntakeDeletion implements DeletionStep {

    private final Uploads uploads;

    public IntakeDeletion(Shelves shelves, Vault vault) {
        this.uploads = new Uploads(shelves, vault);
    }

    @Override
    public String name() {
        return "uploads";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Set<String> shelves() {
        return Set.of(Uploads.SHELF, Uploads.PIECES);
    }

    @Override
    public int delete(Subject subject) {
        List<Upload> theirs = uploads.with(subject.person().value());
        theirs.forEach(uploads::remove);
        return theirs.size();
    }

    @Override
    public int remaining(Subject subject) {
        return uploads.with(subject.person().value()).size();
    }
}
