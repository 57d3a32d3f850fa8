package nl.kennispeil.delivery.rights;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.retention.Hold;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.vault.Vault;
import org.jspecify.annotations.Nullable;

/** The legal holds (T6): set by one, approved by another, reviewed at least every six months, ended by a decision. */
public final class HoldRegister {

    static final String SHELF = "rights_holds";

    private static final String KIND = "hold";
    private static final String TEXT = "rights_holds/text";

    /**
     * A hold with what is written about it.
     *
     * @param text why, for whoever approves and reviews it
     */
    public record Entry(String id, CandidateId enrolment, Hold hold, String text) {

        /** Whether it still stands on that day. */
        public boolean open(LocalDate today) {
            LocalDate until = hold.until();
            return until == null || !until.isBefore(today);
        }

        public boolean approved() {
            return hold.approval() != null;
        }

        public boolean reviewLate(LocalDate today) {
            return open(today) && hold.reviewBy().isBefore(today);
        }

        /** No text: this may reach a log. */
        @Override
        public String toString() {
            return "Entry[" + hold.reason() + "]";
        }
    }

    private final Shelf shelf;
    private final RightsFiles files;
    private final Vault vault;

    HoldRegister(Shelves shelves, RightsFiles files, Vault vault) {
        this.shelf = shelves.shelf(SHELF, Holds.PERSONS);
        this.files = files;
        this.vault = vault;
    }

    /** Sets one; it stops nothing before a second person approves it. */
    public Entry set(CandidateId enrolment, Hold.Reason reason, String text, String by, Instant now) {
        Hold hold = Hold.set(reason, by, Amsterdam.day(now));
        String id = files.next(enrolment, KIND);
        shelf.insert(Fields.of(id)
                .with("schema", 1)
                .with("enrolment", enrolment.value())
                .with("reason", reason.name())
                .with("text", vault.seal(enrolment.value(), TEXT, text))
                .with("setBy", by)
                .with("setOn", hold.setOn().toString())
                .with("reviewBy", hold.reviewBy().toString())
                .build());
        return require(id);
    }

    /** @throws BadRequest 404 when there is none */
    public Entry require(String id) {
        return shelf.find(id).map(this::read).orElseThrow(() -> new BadRequest(404, "not-found"));
    }

    public List<Entry> of(CandidateId enrolment) {
        return read(shelf.findAll(files.ids(enrolment, KIND)));
    }

    /** All, the latest first; a few dozen. */
    public List<Entry> all() {
        return read(shelf.all());
    }

    /** @throws BadRequest 409 when it is the same person, or it was approved before */
    public Entry approve(String id, String by, Instant now) {
        Entry entry = require(id);
        if (entry.hold().setBy().equals(by)) {
            throw new BadRequest(409, "second-person");
        }
        if (entry.approved()) {
            throw new BadRequest(409, "hold-approved");
        }
        return change(Change.of(id)
                .set("approvedBy", by)
                .set("approvedOn", Amsterdam.day(now).toString()));
    }

    /** Looked at again and still needed. */
    public Entry review(String id, Instant now) {
        Hold hold = requireOpen(id, now).hold().review(Amsterdam.day(now));
        return change(Change.of(id)
                .set("reviewedOn", Amsterdam.day(now).toString())
                .set("reviewBy", hold.reviewBy().toString()));
    }

    /**
     * The dispute was decided: the hold ends six weeks after that day.
     *
     * @throws BadRequest 400 when the day is before the hold or after today; 409 when it was decided before: the weeks do
     *     not begin again
     */
    public Entry decide(String id, LocalDate decided, Instant now) {
        Entry entry = requireOpen(id, now);
        if (entry.hold().decidedOn() != null) {
            throw new BadRequest(409, "hold-decided-before");
        }
        if (decided.isAfter(Amsterdam.day(now)) || decided.isBefore(entry.hold().setOn())) {
            throw new BadRequest(400, "hold-decided");
        }
        return change(Change.of(id).set("decidedOn", decided.toString()));
    }

    /** Ends today, or six weeks after the decision when that is later. */
    public Entry release(String id, Instant now) {
        requireOpen(id, now);
        return change(Change.of(id).set("releasedOn", Amsterdam.day(now).toString()));
    }

    int delete(CandidateId enrolment) {
        int before = remaining(enrolment);
        shelf.delete(files.possible(enrolment, KIND));
        return before;
    }

    int remaining(CandidateId enrolment) {
        return shelf.findAll(files.possible(enrolment, KIND)).size();
    }

    private Entry requireOpen(String id, Instant now) {
        Entry entry = require(id);
        if (!entry.open(Amsterdam.day(now))) {
            throw new BadRequest(409, "hold-over");
        }
        return entry;
    }

    private Entry change(Change change) {
        return shelf.change(change).map(this::read).orElseThrow(() -> new BadRequest(404, "not-found"));
    }

    private List<Entry> read(List<Fields> documents) {
        return documents.stream()
                .map(this::read)
                .sorted(Comparator.comparing((Entry each) -> each.hold().setOn())
                        .reversed())
                .toList();
    }

    private Entry read(Fields fields) {
        String owner = fields.text("enrolment");
        Optional<String> approvedBy = fields.optionalText("approvedBy");
        return new Entry(
                fields.id(),
                new CandidateId(owner),
                new Hold(
                        Hold.Reason.valueOf(fields.text("reason")),
                        fields.text("setBy"),
                        LocalDate.parse(fields.text("setOn")),
                        approvedBy
                                .map(by -> new Hold.Approval(by, LocalDate.parse(fields.text("approvedOn"))))
                                .orElse(null),
                        day(fields, "reviewedOn"),
                        LocalDate.parse(fields.text("reviewBy")),
                        day(fields, "decidedOn"),
                        day(fields, "releasedOn")),
                vault.open(owner, TEXT, fields.bytes("text")).orElse(""));
    }

    private static @Nullable LocalDate day(Fields fields, String name) {
        return fields.optionalText(name).map(LocalDate::parse).orElse(null);
    }
}
