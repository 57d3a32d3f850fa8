package nl.kennispeil.delivery.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/** Consent that was given and taken back, and notices that were read. Per enrolment a list that only grows. */
public final class Consents {

    static final String SHELF = "consents";

    private static final String EVENTS = "events";

    /** What happened. */
    public enum What {
        PHOTO_GIVEN,
        PHOTO_WITHDRAWN,
        NOTICE_READ;

        /** The name in files and message keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @param version of the text that was shown */
    public record Event(What what, int version, Instant at) {}

    private final Shelf shelf;

    public Consents(Shelves shelves) {
        this.shelf = shelves.shelf(SHELF, Holds.PERSONS);
    }

    /** What happened, the oldest first. */
    public List<Event> of(CandidateId enrolment) {
        List<Event> events = new ArrayList<>();
        shelf.find(enrolment.value()).ifPresent(document -> {
            for (Fields each : document.documents(EVENTS)) {
                events.add(new Event(What.valueOf(each.text("what")), each.number("version"), each.instant("at")));
            }
        });
        return events;
    }

    /** The last time one of these happened. */
    Optional<Event> last(CandidateId enrolment, What... any) {
        List<What> wanted = List.of(any);
        return of(enrolment).stream()
                .filter(each -> wanted.contains(each.what()))
                .reduce((before, after) -> after);
    }

    void add(CandidateId enrolment, What what, int version, Instant now) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("what", what.name());
        event.put("version", version);
        event.put("at", now);
        shelf.change(
                Change.ofOrCreate(enrolment.value()).setOnInsert("schema", 1).push(EVENTS, event));
    }

    int delete(CandidateId enrolment) {
        int before = remaining(enrolment);
        shelf.delete(List.of(enrolment.value()));
        return before;
    }

    int remaining(CandidateId enrolment) {
        return shelf.findAll(List.of(enrolment.value())).size();
    }
}
