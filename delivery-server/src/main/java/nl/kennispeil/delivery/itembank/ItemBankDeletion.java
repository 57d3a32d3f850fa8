package nl.kennispeil.delivery.itembank;

import java.util.Set;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.Subject;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * Takes somebody's name off all that was written, reviewed and said in the item bank, and what was kept for the account:
 * saved views and the promise of confidentiality. The items and their histories stay (T13).
 */
public final class ItemBankDeletion implements DeletionStep {

    private final Bylines bylines;
    private final Confidentiality confidentiality;
    private final SavedViews views;

    public ItemBankDeletion(Shelves shelves, ServerSecret secret) {
        this.bylines = new Bylines(shelves, secret);
        this.confidentiality = new Confidentiality(shelves);
        this.views = new SavedViews(shelves);
    }

    @Override
    public String name() {
        return "bylines";
    }

    @Override
    public int order() {
        return 17;
    }

    @Override
    public Set<String> shelves() {
        return Set.of(Bylines.SHELF, Confidentiality.SHELF, SavedViews.SHELF);
    }

    @Override
    public int delete(Subject subject) {
        return bylines.forget(subject.logins())
                + confidentiality.forget(subject.logins())
                + views.forget(subject.logins());
    }

    @Override
    public int remaining(Subject subject) {
        return bylines.count(subject.logins())
                + confidentiality.count(subject.logins())
                + views.count(subject.logins());
    }
}
