package nl.kennispeil.delivery.purge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.retention.MassPurgeGuard;
import nl.kennispeil.delivery.retention.RetentionFacts;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import org.jspecify.annotations.Nullable;

/**
 * What two privacy officers must say before something unusual is deleted (domain.md §5): that an end which was moved far
 * back is right, that so many go at once, that one goes before its time.
 */
public final class Confirmations {

    /**
     * A run that stopped because it would have deleted too many.
     *
     * @param list digest of exactly these enrolments
     * @param first who said first that it is right; null when nobody has
     */
    public record Stop(
            String list,
            int due,
            long active,
            Instant at,
            @Nullable String first,
            @Nullable String second,
            boolean spent) {

        boolean open() {
            return !spent && second == null;
        }
    }

    /**
     * An erasure before its time, on request (AVG art. 17).
     *
     * @param request id of the request that was granted; null when there is none in the register
     */
    public record Erasure(
            CandidateId enrolment,
            String askedBy,
            Instant at,
            @Nullable String confirmedBy,
            @Nullable String request) {}

    static final String SHELF = "purge_confirmations";

    private final Shelf byEnrolment;
    private final Shelf stops;

    public Confirmations(Shelves shelves) {
        this.byEnrolment = shelves.shelf(SHELF, Holds.PERSONS);
        this.stops = shelves.shelf("purge_stops", Holds.NOBODY);
    }

    /**
     * Somebody says that this end is right.
     *
     * @throws BadRequest 409 when the same person said so already since it was recorded
     */
    public void confirmEnd(CandidateId enrolment, Ending ending, String by, Instant now) {
        LocalDate end = ending.day();
        LocalDate recorded = Amsterdam.day(ending.recordedAt());
        boolean said = ends(enrolment).stream()
                .filter(each -> each.end().equals(end) && !each.on().isBefore(recorded))
                .anyMatch(each -> each.by().equals(by));
        if (said) {
            throw new BadRequest(409, "second-person");
        }
        add(enrolment, end, by, now);
    }

    private void add(CandidateId enrolment, LocalDate end, String by, Instant now) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("by", by);
        said.put("on", Amsterdam.day(now).toString());
        said.put("end", end.toString());
        byEnrolment.change(Change.ofOrCreate(enrolment.value()).push("ends", said));
    }

    /** Adds what was confirmed about the end of an enrolment. */
    public RetentionFacts with(RetentionFacts facts) {
        List<RetentionFacts.Confirmation> said = ends(facts.enrolment().id());
        return said.isEmpty() ? facts : facts.withConfirmations(said);
    }

    private List<RetentionFacts.Confirmation> ends(CandidateId enrolment) {
        return byEnrolment.find(enrolment.value()).map(each -> each.documents("ends")).orElse(List.of()).stream()
                .map(each -> new RetentionFacts.Confirmation(
                        each.text("by"), LocalDate.parse(each.text("on")), LocalDate.parse(each.text("end"))))
                .toList();
    }

    /** Somebody asks that an enrolment goes now. */
    public void askErasure(CandidateId enrolment, String by, Instant now) {
        askErasure(enrolment, null, by, now);
    }

    /** The same because a request was granted; who asked before stays the first person. */
    public void askErasure(CandidateId enrolment, @Nullable String request, String by, Instant now) {
        if (request != null && erasure(enrolment).isPresent()) {
            byEnrolment.change(Change.of(enrolment.value()).set("erase.request", request));
            return;
        }
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("by", by);
        asked.put("at", now);
        if (request != null) {
            asked.put("request", request);
        }
        byEnrolment.change(Change.ofOrCreate(enrolment.value()).set("erase", asked));
    }

    /** @throws BadRequest 409 when it is the one who asked; 404 when nobody asked */
    public void confirmErasure(CandidateId enrolment, String by) {
        Erasure asked = erasure(enrolment).orElseThrow(() -> new BadRequest(404, "not-found"));
        if (asked.askedBy().equals(by)) {
            throw new BadRequest(409, "second-person");
        }
        byEnrolment.change(Change.of(enrolment.value()).set("erase.confirmedBy", by));
    }

    /** Takes the question back. */
    public void withdrawErasure(CandidateId enrolment) {
        byEnrolment.change(Change.of(enrolment.value()).unset("erase"));
    }

    public Optional<Erasure> erasure(CandidateId enrolment) {
        return byEnrolment.find(enrolment.value()).flatMap(Confirmations::erasure);
    }

    /** All that were asked for and have not been carried out. */
    public List<Erasure> erasures() {
        return byEnrolment.all().stream()
                .flatMap(each -> erasure(each).stream())
                .sorted(Comparator.comparing(Erasure::at))
                .toList();
    }

    private static Optional<Erasure> erasure(Fields fields) {
        Map<String, Object> asked = fields.map("erase");
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        Fields nested = Fields.nested(asked);
        return Optional.of(new Erasure(
                new CandidateId(fields.id()),
                nested.text("by"),
                nested.instant("at"),
                nested.optionalText("confirmedBy").orElse(null),
                nested.optionalText("request").orElse(null)));
    }

    /** A run asks; asking again about the same list changes nothing. */
    void ask(MassPurgeGuard.Verdict.Ask ask, Instant now) {
        stops.insert(Fields.of(ask.list())
                .with("schema", 1)
                .with("due", ask.due())
                .with("active", ask.active())
                .with("at", now)
                .build());
    }

    /**
     * Somebody says that this list may go.
     *
     * @throws BadRequest 409 when it is the same person twice; 404 when there is no such list
     */
    public void allow(String list, String by) {
        Stop stop = stops().stream()
                .filter(each -> each.list().equals(list) && each.open())
                .findFirst()
                .orElseThrow(() -> new BadRequest(404, "not-found"));
        if (by.equals(stop.first())) {
            throw new BadRequest(409, "second-person");
        }
        stops.change(Change.of(list).set(stop.first() == null ? "first" : "second", by));
    }

    /** All runs that stopped, the newest first. */
    public List<Stop> stops() {
        return stops.all().stream()
                .map(each -> new Stop(
                        each.id(),
                        each.number("due"),
                        each.number("active"),
                        each.instant("at"),
                        each.optionalText("first").orElse(null),
                        each.optionalText("second").orElse(null),
                        each.flag("spent")))
                .sorted(Comparator.comparing(Stop::at).reversed())
                .toList();
    }

    List<MassPurgeGuard.Approval> approvals() {
        List<MassPurgeGuard.Approval> approvals = new ArrayList<>();
        for (Stop each : stops()) {
            String first = each.first();
            String second = each.second();
            if (first != null && second != null) {
                approvals.add(new MassPurgeGuard.Approval(each.list(), first, second, each.spent()));
            }
        }
        return approvals;
    }

    void spend(String list) {
        stops.change(Change.of(list).set("spent", true));
    }

    int delete(CandidateId enrolment) {
        int before = remaining(enrolment);
        byEnrolment.delete(List.of(enrolment.value()));
        return before;
    }

    int remaining(CandidateId enrolment) {
        return byEnrolment.findAll(List.of(enrolment.value())).size();
    }
}
