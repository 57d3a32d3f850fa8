package nl.kennispeil.delivery.rights;

import static nl.kennispeil.delivery.accesscopy.CopyTable.Reach.ACCESS;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.kennispeil.delivery.accesscopy.CopyPart;
import nl.kennispeil.delivery.accesscopy.CopySubject;
import nl.kennispeil.delivery.accesscopy.CopyTable;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.retention.Hold;

/** What was asked, said and decided about the data itself, for the copy. */
public final class RightsPart implements CopyPart {

    private final Rights rights;

    public RightsPart(Rights rights) {
        this.rights = rights;
    }

    @Override
    public Set<String> shelves() {
        return new RightsDeletion(rights).shelves();
    }

    @Override
    public List<CopyTable> of(CopySubject subject) {
        CopyTable.Builder requests = CopyTable.of(
                "verzoeken", ACCESS, "kind", "received", "due", "channel", "text", "outcome", "reason", "answered");
        CopyTable.Builder steps = CopyTable.of("verzoeken-stappen", ACCESS, "kind", "received", "at", "what", "note");
        CopyTable.Builder holds = CopyTable.of("bewaring", ACCESS, "reason", "from", "reviewBy", "until", "text");
        CopyTable.Builder restrictions = CopyTable.of("beperking", ACCESS, "from", "until");
        CopyTable.Builder objections = CopyTable.of("bezwaar-onderzoek", ACCESS, "from");
        for (CandidateId each : subject.enrolmentIds()) {
            rights.requests().of(each).forEach(request -> requests(request, requests, steps));
            for (HoldRegister.Entry entry : rights.holds().of(each)) {
                Hold hold = entry.hold();
                holds.row(hold.reason().code(), hold.setOn(), hold.reviewBy(), hold.until(), entry.text());
            }
            rights.restrictions().of(each).forEach(period -> restrictions.row(period.from(), period.until()));
            rights.objections().since(each).ifPresent(objections::row);
        }
        return List.of(
                requests.build(),
                steps.build(),
                holds.build(),
                restrictions.build(),
                objections.build(),
                statements(subject),
                confirmations(subject));
    }

    private static void requests(Request request, CopyTable.Builder requests, CopyTable.Builder steps) {
        Request.Decision decision = request.decision();
        requests.row(
                request.kind().code(),
                request.clock().received(),
                request.clock().due(),
                request.channel().code(),
                request.text(),
                decision == null ? null : decision.outcome().name().toLowerCase(Locale.ROOT),
                decision == null ? null : decision.reason(),
                decision == null ? null : decision.day());
        request.steps()
                .forEach(each -> steps.row(
                        request.kind().code(), request.clock().received(), each.at(), each.what(), each.note()));
    }

    private CopyTable statements(CopySubject subject) {
        CopyTable.Builder table = CopyTable.of("verklaringen", CopyTable.Reach.PORTABLE, "sitting", "at", "text");
        for (Attempt each : subject.attempts()) {
            notes(each).statements().forEach(said -> table.row(each.sitting().value(), said.at(), said.text()));
        }
        return table.build();
    }

    private CopyTable confirmations(CopySubject subject) {
        CopyTable.Builder table = CopyTable.of("bevestigingen", ACCESS, "sitting", "at", "note");
        for (Attempt each : subject.attempts()) {
            ResultNotes.Confirmation confirmation = notes(each).confirmation();
            if (confirmation != null) {
                table.row(each.sitting().value(), confirmation.at(), confirmation.note());
            }
        }
        return table.build();
    }

    private ResultNotes.Notes notes(Attempt attempt) {
        CandidateId owner = attempt.candidate();
        return owner == null ? ResultNotes.Notes.NONE : rights.notes().of(attempt.id(), owner);
    }
}
