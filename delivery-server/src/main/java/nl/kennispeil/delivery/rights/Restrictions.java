package nl.kennispeil.delivery.rights;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.retention.RetentionFacts;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * Whose data may only be kept and not be used (AVG art. 18; T8). It begins when the privacy officer grants it, and only
 * the person ends it. Meanwhile nobody but the privacy officer and the person sees the data.
 */
public final class Restrictions {

    static final String SHELF = "restrictions";

    /** How long another node's change may stay unseen. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Shelf shelf;
    private final LoadingCache<String, Set<String>> inForce;

    public Restrictions(Shelves shelves) {
        this.shelf = shelves.shelf(SHELF, Holds.PERSONS);
        this.inForce = Caffeine.newBuilder().expireAfterWrite(FRESH).build(any -> restricted());
    }

    /** Whether this enrolment is out of sight. Asked for thousands at a time: it seldom waits for the store. */
    public boolean hidden(CandidateId enrolment) {
        return inForce.get(SHELF).contains(enrolment.value());
    }

    /** Begins today; nothing happens when it is in force. */
    public void begin(CandidateId enrolment, Instant now) {
        if (!restricted().contains(enrolment.value())) {
            shelf.change(Change.ofOrCreate(enrolment.value())
                    .setOnInsert("schema", 1)
                    .set("inForce", true)
                    .push("days", Amsterdam.day(now).toString()));
        }
        inForce.invalidateAll();
    }

    /** Ends today, because the person says so; nothing happens when it is not in force. */
    public void end(CandidateId enrolment, Instant now) {
        if (restricted().contains(enrolment.value())) {
            shelf.change(Change.of(enrolment.value())
                    .set("inForce", false)
                    .push("days", Amsterdam.day(now).toString()));
        }
        inForce.invalidateAll();
    }

    /** Every period, past ones too. */
    public List<RetentionFacts.Restriction> of(CandidateId enrolment) {
        // first days and last days by turns
        List<String> days =
                shelf.find(enrolment.value()).map(each -> each.texts("days")).orElse(List.of());
        List<RetentionFacts.Restriction> periods = new ArrayList<>();
        for (int i = 0; i < days.size(); i += 2) {
            periods.add(new RetentionFacts.Restriction(
                    LocalDate.parse(days.get(i)), i + 1 < days.size() ? LocalDate.parse(days.get(i + 1)) : null));
        }
        return periods;
    }

    int delete(CandidateId enrolment) {
        int before = remaining(enrolment);
        shelf.delete(List.of(enrolment.value()));
        inForce.invalidateAll();
        return before;
    }

    int remaining(CandidateId enrolment) {
        return shelf.findAll(List.of(enrolment.value())).size();
    }

    private Set<String> restricted() {
        return shelf.all().stream()
                .filter(each -> each.flag("inForce"))
                .map(Fields::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
