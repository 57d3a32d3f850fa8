package nl.kennispeil.delivery.result;

import java.util.Set;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.Subject;

/** Removes the results, every version. */
public final class ResultDeletion implements DeletionStep {

    private final Results results;

    public ResultDeletion(Results results) {
        this.results = results;
    }

    @Override
    public String name() {
        return "results";
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Set<String> shelves() {
        return Set.of(Results.SHELF);
    }

    @Override
    public int delete(Subject subject) {
        int before = remaining(subject);
        results.delete(subject.attemptIds());
        return before;
    }

    @Override
    public int remaining(Subject subject) {
        return results.count(subject.attemptIds());
    }
}
