package nl.kennispeil.delivery.purge;

import java.util.Set;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.Subject;

/** Removes what was confirmed about an enrolment, just before the enrolment itself. */
public final class ConfirmationDeletion implements DeletionStep {

    private final Confirmations confirmations;

    public ConfirmationDeletion(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    @Override
    public String name() {
        return "confirmations";
    }

    @Override
    public int order() {
        return 85;
    }

    @Override
    public Set<String> shelves() {
        return Set.of(Confirmations.SHELF);
    }

    @Override
    public int delete(Subject subject) {
        return confirmations.delete(subject.enrolment());
    }

    @Override
    public int remaining(Subject subject) {
        return confirmations.remaining(subject.enrolment());
    }
}
