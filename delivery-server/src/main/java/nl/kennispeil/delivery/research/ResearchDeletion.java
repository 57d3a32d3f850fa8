package nl.kennispeil.delivery.research;

import java.util.Set;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.Subject;

/**
 * Removes an objection that waits, but not what it asks for: see {@link Withdrawals#seal}. The records themselves stay
 * (T18): with the person the way to tell whose they are goes.
 */
public final class ResearchDeletion implements DeletionStep {

    private final Research research;

    public ResearchDeletion(Research research) {
        this.research = research;
    }

    @Override
    public String name() {
        return "research objections";
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public Set<String> shelves() {
        return Set.of(Withdrawals.WAITING, Withdrawals.LEFT);
    }

    @Override
    public int delete(Subject subject) {
        return subject.last() ? research.withdrawals().seal(subject.person()) : 0;
    }

    @Override
    public int remaining(Subject subject) {
        return subject.last() ? research.withdrawals().plain(subject.person()) : 0;
    }
}
