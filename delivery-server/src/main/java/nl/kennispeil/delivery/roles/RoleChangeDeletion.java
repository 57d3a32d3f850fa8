package nl.kennispeil.delivery.roles;

import java.util.List;
import java.util.Set;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.Subject;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.vault.Vault;

/** Removes what waits for a second administrator about somebody who goes. */
public final class RoleChangeDeletion implements DeletionStep {

    private final RoleChangeShelf changes;

    public RoleChangeDeletion(Shelves shelves, Vault vault) {
        this.changes = new RoleChangeShelf(shelves, vault);
    }

    @Override
    public String name() {
        return "role-changes";
    }

    @Override
    public int order() {
        return 16;
    }

    @Override
    public Set<String> shelves() {
        return Set.of(RoleChangeShelf.SHELF);
    }

    @Override
    public int delete(Subject subject) {
        List<String> theirs = theirs(subject);
        theirs.forEach(changes::remove);
        return theirs.size();
    }

    @Override
    public int remaining(Subject subject) {
        return theirs(subject).size();
    }

    private List<String> theirs(Subject subject) {
        return subject.last() ? changes.about(subject.person()) : List.of();
    }
}
