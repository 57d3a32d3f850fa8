package nl.kennispeil.delivery.attempt;

import java.util.Set;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.Subject;

/** Removes the attempts, after everything that hangs on them. */
public final class AttemptDeletion implements DeletionStep {

    private final Attempts attempts;

    public AttemptDeletion(Attempts attempts) {
        this.attempts = attempts;
    }

    @Override
    public String name() {
        return "attempts";
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public Set<String> shelves() {
        return Set.of(Attempts.SHELF);
    }

    @Override
    public int delete(Subject subject) {
        int before = remaining(subject);
        attempts.delete(subject.attemptIds());
        return before;
    }

    @Override
    public int remaining(Subject subject) {
        return attempts.count(subject.attemptIds());
    }
}
