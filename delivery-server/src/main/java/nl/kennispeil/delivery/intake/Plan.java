package nl.kennispeil.delivery.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kennispeil.delivery.person.Enrolling;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.secret.Digests;

/**
 * What an import would do. Nothing is written before it is confirmed.
 *
 * @param outcomes one per row, in the order of the file
 * @param wanted what is to be, once confirmed
 * @param known persons who are in the file and already here
 */
public record Plan(List<Outcome> outcomes, List<Enrolling.Wanted> wanted, Set<PersonId> known, MassEnd massEnd) {

    /** How many rows have each outcome. */
    public Map<Outcome.Kind, Long> counts() {
        return outcomes.stream().collect(Collectors.groupingBy(Outcome::kind, Collectors.counting()));
    }

    public long count(Outcome.Kind kind) {
        return counts().getOrDefault(kind, 0L);
    }

    public List<Outcome> only(Outcome.Kind kind) {
        return outcomes.stream().filter(each -> each.kind() == kind).toList();
    }

    /** Differs when the same file would do something else, because something changed here meanwhile. */
    public String digest() {
        StringBuilder all = new StringBuilder();
        for (Outcome each : outcomes) {
            all.append(each.line()).append(each.kind()).append(each.changes()).append(each.problem());
        }
        return Digests.sha256Hex(all.toString()).substring(0, 32);
    }

    /** Counts only: this may reach a log. */
    @Override
    public String toString() {
        return "Plan" + counts();
    }
}
