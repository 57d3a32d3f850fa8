package nl.kennispeil.delivery.research;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.kennispeil.delivery.sitting.Sitting;
import org.jspecify.annotations.Nullable;

/**
 * What the screen about the research set shows.
 *
 * @param configured whether this installation has a place for the key
 * @param present whether the key is there now
 * @param waiting objections that wait for the key
 * @param sizes records per half-year
 * @param candidates sittings that may be copied
 * @param login of who looks
 */
public record ResearchScreen(
        boolean configured,
        boolean present,
        int waiting,
        Map<String, Integer> sizes,
        List<Sitting> candidates,
        List<Row> runs,
        String login) {

    /** A proposal, or what became of it. */
    public record Row(
            String id,
            String sittings,
            String proposedBy,
            Instant proposedAt,
            @Nullable String approvedBy,
            int records) {}

    static ResearchScreen of(Research research, String login) {
        return new ResearchScreen(
                research.configured(),
                research.keyPresent(),
                research.waiting(),
                research.sizes(),
                research.candidates(),
                research.runs().stream()
                        .map(each -> new Row(
                                each.id(),
                                String.join(
                                        ", ",
                                        each.sittings().stream()
                                                .map(Object::toString)
                                                .toList()),
                                each.proposedBy(),
                                each.proposedAt(),
                                each.approvedBy(),
                                each.records()))
                        .toList(),
                login);
    }

    public int total() {
        return sizes.values().stream().mapToInt(each -> each).sum();
    }
}
