package nl.kennispeil.delivery.candidate;

import java.util.Set;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.Subject;

/** Removes what sittings know of somebody, and the entry on the list of the institute. */
public final class CandidateDeletion implements DeletionStep {

    private final Candidates candidates;
    private final Institutes institutes;

    public CandidateDeletion(Candidates candidates, Institutes institutes) {
        this.candidates = candidates;
        this.institutes = institutes;
    }

    @Override
    public String name() {
        return "candidates";
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public Set<String> shelves() {
        return Set.of(Candidates.SHELF, Candidates.LISTS);
    }

    @Override
    public int delete(Subject subject) {
        int before = remaining(subject);
        candidates.delete(
                subject.enrolment(),
                institutes.all().stream().map(Institute::id).toList());
        return before;
    }

    @Override
    public int remaining(Subject subject) {
        return candidates.remaining(
                subject.enrolment(),
                institutes.all().stream().map(Institute::id).toList());
    }
}
