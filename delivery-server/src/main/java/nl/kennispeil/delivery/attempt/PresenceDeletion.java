package nl.kennispeil.delivery.attempt;

import java.util.List;
import java.util.Set;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.Subject;

/** Removes when somebody was last heard of. */
public final class PresenceDeletion implements DeletionStep {

    private final Presence presence;

    public PresenceDeletion(Presence presence) {
        this.presence = presence;
    }

    @Override
    public String name() {
        return "presence";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Set<String> shelves() {
        return Set.of(Presence.SHELF);
    }

    @Override
    public int delete(Subject subject) {
        return subject.attempts().stream()
                .mapToInt(each -> presence.forget(each.sitting(), List.of(each.attempt())))
                .sum();
    }

    @Override
    public int remaining(Subject subject) {
        return subject.attempts().stream()
                .mapToInt(each -> presence.remaining(each.sitting(), List.of(each.attempt())))
                .sum();
    }
}
