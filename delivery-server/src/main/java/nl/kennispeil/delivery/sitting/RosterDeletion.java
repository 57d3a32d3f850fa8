package nl.kennispeil.delivery.sitting;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.Subject;

/** Takes somebody off the lists of every sitting. */
public final class RosterDeletion implements DeletionStep {

    private final Rosters rosters;
    private final Supplier<List<String>> institutes;

    /** @param institutes ids of all institutes: somebody may have stood on the list of a former one */
    public RosterDeletion(Rosters rosters, Supplier<List<String>> institutes) {
        this.rosters = rosters;
        this.institutes = institutes;
    }

    @Override
    public String name() {
        return "lists of sittings";
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public Set<String> shelves() {
        return Set.of(Rosters.SHELF);
    }

    @Override
    public int delete(Subject subject) {
        List<String> all = institutes.get();
        return subject.attempts().stream()
                .mapToInt(each -> rosters.remove(each.sitting(), each.attempt().value(), all))
                .sum();
    }

    @Override
    public int remaining(Subject subject) {
        List<String> all = institutes.get();
        return (int) subject.attempts().stream()
                .flatMap(each -> rosters.of(each.sitting(), all).values().stream()
                        .filter(list -> list.contains(each.attempt().value())))
                .count();
    }
}
