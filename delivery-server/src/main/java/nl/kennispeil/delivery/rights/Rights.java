package nl.kennispeil.delivery.rights;

import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.retention.RetentionFacts;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.vault.Vault;

/** The stores of this feature, and what the retention engine needs to know of them. */
public final class Rights {

    private final RightsFiles files;
    private final Requests requests;
    private final HoldRegister holds;
    private final Restrictions restrictions;
    private final ResearchObjections objections;
    private final ResultNotes notes;

    public Rights(Shelves shelves, Vault vault, ServerSecret secret) {
        this.files = new RightsFiles(shelves, secret);
        this.requests = new Requests(shelves, files, vault);
        this.holds = new HoldRegister(shelves, files, vault);
        this.restrictions = new Restrictions(shelves);
        this.objections = new ResearchObjections(shelves);
        this.notes = new ResultNotes(shelves, vault);
    }

    public Requests requests() {
        return requests;
    }

    public HoldRegister holds() {
        return holds;
    }

    public Restrictions restrictions() {
        return restrictions;
    }

    public ResearchObjections objections() {
        return objections;
    }

    public ResultNotes notes() {
        return notes;
    }

    RightsFiles files() {
        return files;
    }

    /** The requests that may make data wait past its day: for access or portability, answered or not (T7). */
    public List<RetentionFacts.OpenRequest> openRequests(CandidateId enrolment) {
        List<RetentionFacts.OpenRequest> open = new ArrayList<>();
        for (Request each : requests.of(enrolment)) {
            if (each.kind().keepsData()) {
                Request.Decision decision = each.decision();
                open.add(new RetentionFacts.OpenRequest(
                        each.clock().received(), decision == null ? null : decision.day()));
            }
        }
        return open;
    }

    /**
     * The restrictions, and the requests for one (AVG art. 18): the data stays from receipt to the decision, or there
     * would be nothing left to restrict (T8).
     */
    public List<RetentionFacts.Restriction> restrictions(CandidateId enrolment) {
        List<RetentionFacts.Restriction> all = new ArrayList<>(restrictions.of(enrolment));
        for (Request each : requests.of(enrolment)) {
            if (each.kind() == Request.Kind.RESTRICTION) {
                Request.Decision decision = each.decision();
                all.add(new RetentionFacts.Restriction(
                        each.clock().received(), decision == null ? null : decision.day()));
            }
        }
        return all;
    }

    /** The facts with all that holds, restricts or waits for this enrolment (T6 to T8). */
    public RetentionFacts with(RetentionFacts facts) {
        CandidateId enrolment = facts.enrolment().id();
        return facts.withHolds(holds.of(enrolment).stream()
                        .map(HoldRegister.Entry::hold)
                        .toList())
                .withRestrictions(restrictions(enrolment))
                .withRequests(openRequests(enrolment));
    }

    /** Whether a request for erasure was granted (AVG art. 17), so that the data may go before its day. */
    public boolean erasureGranted(CandidateId enrolment) {
        return requests.of(enrolment).stream()
                .filter(each -> each.kind() == Request.Kind.ERASURE)
                .anyMatch(each ->
                        each.decision() != null && each.decision().outcome().honours());
    }
}
