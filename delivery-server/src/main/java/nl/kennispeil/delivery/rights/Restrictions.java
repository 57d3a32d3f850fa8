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

    /** Writes down, where it is not lost with the store, that a restriction is about to begin or to end. */
    @FunctionalInterface
    public interface Before {
        void write(CandidateId enrolment, boolean begins, Instant now);
    }

    /** A restriction began, or else ended, as it was written down elsewhere. */
    public record Turn(boolean begins, Instant at) {}

    private final Shelf shelf;
    private final LoadingCache<String, Set<String>> inForce;
    private volatile Before before = (enrolment, begins, now) -> {};

    public Restrictions(Shelves shelves) {
        this.shelf = shelves.shelf(SHELF, Holds.PERSONS);
        this.inForce = Caffeine.newBuilder().expireAfterWrite(FRESH).build(any -> restricted());
    }

    /** Whether this enrolment is out of sight. Asked for thousands at a time: it seldom waits for the store. */
    public boolean hidden(CandidateId enrolment) {
        return inForce.get(SHELF).contains(enrolment.value());
    }

    /** Has something else done before each beginning and end; one thing only. */
    public void before(Before what) {
        before = what;
    }

    /** Begins today; nothing happens when it is in force. */
    public void begin(CandidateId enrolment, Instant now) {
        turn(enrolment, new Turn(true, now), before);
    }

    /** Ends today, because the person says so; nothing happens when it is not in force. */
    public void end(CandidateId enrolment, Instant now) {
        turn(enrolment, new Turn(false, now), before);
    }

    /**
     * Begins and ends as it was written down elsewhere, when this store may be of before that.
     *
     * @param turns all that is known, the oldest first
     */
    public void bringBack(CandidateId enrolment, List<Turn> turns) {
        List<String> days = days(enrolment);
        LocalDate known = days.isEmpty() ? LocalDate.MIN : LocalDate.parse(days.get(days.size() - 1));
        for (Turn each : turns) {
            if (!Amsterdam.day(each.at()).isBefore(known)) {
                turn(enrolment, each, (any, begins, now) -> {});
            }
        }
    }

    private void turn(CandidateId enrolment, Turn turn, Before first) {
        if (restricted().contains(enrolment.value()) != turn.begins()) {
            first.write(enrolment, turn.begins(), turn.at());
            shelf.change(Change.ofOrCreate(enrolment.value())
                    .setOnInsert("schema", 1)
                    .set("inForce", turn.begins())
                    .push("days", Amsterdam.day(turn.at()).toString()));
        }
        inForce.invalidateAll();
    }

    /** Every period, past ones too. */
    public List<RetentionFacts.Restriction> of(CandidateId enrolment) {
        // first days and last days by turns
        List<String> days = days(enrolment);
        List<RetentionFacts.Restriction> periods = new ArrayList<>();
        for (int i = 0; i < days.size(); i += 2) {
            periods.add(new RetentionFacts.Restriction(
                    LocalDate.parse(days.get(i)), i + 1 < days.size() ? LocalDate.parse(days.get(i + 1)) : null));
        }
        return periods;
    }

    private List<String> days(CandidateId enrolment) {
        return shelf.find(enrolment.value()).map(each -> each.texts("days")).orElse(List.of());
    }

    int delete(CandidateId enrolment) {
        int there = remaining(enrolment);
        shelf.delete(List.of(enrolment.value()));
        inForce.invalidateAll();
        return there;
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
