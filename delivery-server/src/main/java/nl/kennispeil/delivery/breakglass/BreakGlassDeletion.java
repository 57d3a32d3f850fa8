package nl.kennispeil.delivery.breakglass;

import java.util.Set;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.Subject;

/** Lets go of who looked at a registration in an emergency; the log keeps that it happened. */
public final class BreakGlassDeletion implements DeletionStep {

    private final BreakGlass accesses;

    public BreakGlassDeletion(BreakGlass accesses) {
        this.accesses = accesses;
    }

    @Override
    public String name() {
        return "emergency-looks";
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public Set<String> shelves() {
        return Set.of(BreakGlass.SHELF);
    }

    @Override
    public int delete(Subject subject) {
        return accesses.delete(subject.enrolment());
    }

    @Override
    public int remaining(Subject subject) {
        return accesses.remaining(subject.enrolment());
    }
}
