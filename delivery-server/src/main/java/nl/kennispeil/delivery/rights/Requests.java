package nl.kennispeil.delivery.rights;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.calendar.RequestClock;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.vault.Vault;
import org.jspecify.annotations.Nullable;

/**
 * The register of requests. What people wrote stands sealed under the key of their enrolment. Once an enrolment is
 * deleted, an entry with its ledger id and dates is all that is left, to show that requests were handled in time.
 */
public final class Requests {

    static final String SHELF = "rights_requests";
    static final String PAST = "rights_past";

    private static final String KIND = "request";
    private static final String TEXT = "rights_requests/text";
    private static final String NOTE = "rights_requests/note";
    private static final String REASON = "rights_requests/reason";

    /**
     * A request that comes in.
     *
     * @param by login of whoever enters it
     * @param received the day it came in, not later than the day it is entered
     */
    public record Incoming(
            CandidateId enrolment,
            Request.Kind kind,
            Request.Channel channel,
            Request.Identity identity,
            String by,
            LocalDate received,
            @Nullable AttemptId about,
            String text) {}

    /**
     * What is left of a request when the person is gone.
     *
     * @param ledger the id that stands in the place of the person
     */
    public record Past(
            String ledger,
            Request.Kind kind,
            LocalDate received,
            LocalDate due,
            @Nullable LocalDate answered) {}

    private final Shelf shelf;
    private final Shelf past;
    private final RightsFiles files;
    private final Vault vault;

    Requests(Shelves shelves, RightsFiles files, Vault vault) {
        this.shelf = shelves.shelf(SHELF, Holds.PERSONS);
        this.past = shelves.shelf(PAST, Holds.NOBODY);
        this.files = files;
        this.vault = vault;
    }

    /** @throws BadRequest 400 when it was received later than now, or more than a year ago: a year that was mistyped */
    public Request add(Incoming incoming, Instant now) {
        if (incoming.received().isAfter(Amsterdam.day(now))) {
            throw new BadRequest(400, "received-later");
        }
        if (incoming.received().isBefore(Amsterdam.day(now).minusYears(1))) {
            throw new BadRequest(400, "received-long-ago");
        }
        String owner = incoming.enrolment().value();
        String id = files.next(incoming.enrolment(), KIND);
        AttemptId about = incoming.about();
        shelf.insert(Fields.of(id)
                .with("schema", 1)
                .with("enrolment", owner)
                .with("kind", incoming.kind().code())
                .with("channel", incoming.channel().name())
                .with("identity", incoming.identity().name())
                .with("by", incoming.by())
                .with("at", now)
                .with("received", incoming.received().toString())
                .with("about", about == null ? null : about.value())
                .with("text", vault.seal(owner, TEXT, incoming.text()))
                .with("steps", List.of(step(owner, incoming.by(), "received", "", now)))
                .build());
        return require(id);
    }

    public Optional<Request> find(String id) {
        return shelf.find(id).map(this::read);
    }

    /** @throws BadRequest 404 when there is none */
    public Request require(String id) {
        return find(id).orElseThrow(() -> new BadRequest(404, "not-found"));
    }

    /** Those of an enrolment, the latest first. */
    public List<Request> of(CandidateId enrolment) {
        return sorted(shelf.findAll(files.ids(enrolment, KIND)));
    }

    /** The whole register, the latest first; some hundreds a year. */
    public List<Request> all() {
        return sorted(shelf.all());
    }

    /** What is left of those whose data is deleted. */
    public List<Past> past() {
        return past.all().stream()
                .map(each -> new Past(
                        each.text("ledger"),
                        Request.Kind.of(each.text("kind")),
                        LocalDate.parse(each.text("received")),
                        LocalDate.parse(each.text("due")),
                        each.optionalText("answered").map(LocalDate::parse).orElse(null)))
                .sorted(Comparator.comparing(Past::received).reversed())
                .toList();
    }

    /** Writes down something that was done or said. */
    public Request note(String id, String what, String note, String by, Instant now) {
        Request request = require(id);
        return change(Change.of(id).push("steps", step(request.enrolment().value(), by, what, note, now)));
    }

    /**
     * Takes two months longer; the person was told so, and why.
     *
     * @throws BadRequest 409 when the first month is over, it was done before, or the request is answered
     */
    public Request extend(String id, String notice, String by, Instant now) {
        Request request = requireOpen(id);
        LocalDate today = Amsterdam.day(now);
        if (!request.clock().mayExtend(today)) {
            throw new BadRequest(409, "extend-late");
        }
        return change(Change.of(id)
                .set("extensionTold", today.toString())
                .push("steps", step(request.enrolment().value(), by, "extended", notice, now)));
    }

    /**
     * Answers it.
     *
     * @throws BadRequest 409 when it is answered already, or it is not sure yet who asks
     */
    public Request decide(String id, Request.Outcome outcome, String reason, String by, Instant now) {
        Request request = requireOpen(id);
        if (outcome.honours() && request.identity() == Request.Identity.TO_DO) {
            throw new BadRequest(409, "identity-open");
        }
        String owner = request.enrolment().value();
        return change(Change.of(id)
                .set("outcome", outcome.name())
                .set("reason", vault.seal(owner, REASON, reason))
                .set("decidedBy", by)
                // of two at the same moment the first one counts for the clock
                .min("decidedAt", now)
                .push("steps", step(owner, by, "decided", "", now)));
    }

    /** Notes how it was made sure who asks. */
    public Request identify(String id, Request.Identity how, String by, Instant now) {
        Request request = require(id);
        return change(Change.of(id)
                .set("identity", how.name())
                .push("steps", step(request.enrolment().value(), by, "identified", "", now)));
    }

    /** Leaves of each request an entry with dates only, then removes it; may be repeated. */
    int delete(CandidateId enrolment, String ledger) {
        List<Request> all = sorted(shelf.findAll(files.possible(enrolment, KIND)));
        List<Fields> entries = new ArrayList<>();
        for (Request each : all) {
            Request.Decision decision = each.decision();
            entries.add(Fields.of(ledger + ":" + each.id())
                    .with("schema", 1)
                    .with("ledger", ledger)
                    .with("kind", each.kind().code())
                    .with("received", each.clock().received().toString())
                    .with("due", each.clock().due().toString())
                    .with("answered", decision == null ? null : decision.day().toString())
                    .build());
        }
        past.putAll(entries);
        shelf.delete(all.stream().map(Request::id).toList());
        return all.size();
    }

    int remaining(CandidateId enrolment) {
        return shelf.findAll(files.possible(enrolment, KIND)).size();
    }

    private Request requireOpen(String id) {
        Request request = require(id);
        if (!request.open()) {
            throw new BadRequest(409, "request-answered");
        }
        return request;
    }

    private Request change(Change change) {
        return shelf.change(change).map(this::read).orElseThrow(() -> new BadRequest(404, "not-found"));
    }

    private Map<String, Object> step(String owner, String by, String what, String note, Instant now) {
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("at", now);
        step.put("by", by);
        step.put("what", what);
        if (!note.isEmpty()) {
            step.put("note", vault.seal(owner, NOTE, note));
        }
        return step;
    }

    private List<Request> sorted(List<Fields> documents) {
        vault.load(documents.stream().map(each -> each.text("enrolment")).toList());
        return documents.stream()
                .map(this::read)
                .sorted(Comparator.comparing(Request::registeredAt).reversed())
                .toList();
    }

    private Request read(Fields fields) {
        String owner = fields.text("enrolment");
        Instant decidedAt = fields.instantOrNull("decidedAt");
        return new Request(
                fields.id(),
                new CandidateId(owner),
                Request.Kind.of(fields.text("kind")),
                Request.Channel.valueOf(fields.text("channel")),
                Request.Identity.valueOf(fields.text("identity")),
                fields.text("by"),
                fields.instant("at"),
                fields.optionalText("about").map(AttemptId::new).orElse(null),
                open(owner, TEXT, fields, "text"),
                clock(fields),
                fields.documents("steps").stream()
                        .map(each -> new Request.Step(
                                each.instant("at"),
                                each.text("by"),
                                each.text("what"),
                                open(owner, NOTE, each, "note")))
                        .toList(),
                decidedAt == null
                        ? null
                        : new Request.Decision(
                                Request.Outcome.valueOf(fields.text("outcome")),
                                open(owner, REASON, fields, "reason"),
                                fields.text("decidedBy"),
                                decidedAt));
    }

    /** Never fails: one date that cannot be right must stop neither the register nor a deletion. */
    private static RequestClock clock(Fields fields) {
        LocalDate received = day(fields, "received").orElseGet(() -> Amsterdam.day(fields.instant("at")));
        try {
            return new RequestClock(received, day(fields, "extensionTold").orElse(null));
        } catch (IllegalArgumentException e) {
            // a notice outside the first month extends nothing
            return RequestClock.of(received);
        }
    }

    private static Optional<LocalDate> day(Fields fields, String name) {
        try {
            return fields.optionalText(name).map(LocalDate::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private String open(String owner, String place, Fields fields, String field) {
        return fields.values().containsKey(field)
                ? vault.open(owner, place, fields.bytes(field)).orElse("")
                : "";
    }
}
