package nl.kennispeil.delivery.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.Subject;

/** Destroys the keys, last: whatever of the person a copy somewhere still holds cannot be read from then on. */
public final class KeyDeletion implements DeletionStep {

    private final Vault vault;

    public KeyDeletion(Vault vault) {
        this.vault = vault;
    }

    @Override
    public String name() {
        return "keys";
    }

    @Override
    public int order() {
        return 99;
    }

    @Override
    public Set<String> shelves() {
        return Set.of(Vault.SHELF);
    }

    @Override
    public int delete(Subject subject) {
        int before = remaining(subject);
        vault.destroy(owners(subject));
        return before;
    }

    @Override
    public int remaining(Subject subject) {
        return (int) owners(subject).stream().filter(vault::holds).count();
    }

    private static List<String> owners(Subject subject) {
        List<String> owners = new ArrayList<>(List.of(subject.enrolment().value()));
        if (subject.last()) {
            owners.add(subject.person().value());
        }
        return owners;
    }
}
