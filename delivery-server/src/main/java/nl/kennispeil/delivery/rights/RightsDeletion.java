package nl.kennispeil.delivery.rights;

import java.util.Set;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.Subject;

/**
 * Removes requests, holds, restrictions, objections and what stands beside results. Of each request an entry with the
 * ledger id and its dates stays, to show that it was handled in time (AVG art. 5(2)).
 */
public final class RightsDeletion implements DeletionStep {

    private final Rights rights;

    public RightsDeletion(Rights rights) {
        this.rights = rights;
    }

    @Override
    public String name() {
        return "requests";
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public Set<String> shelves() {
        return Set.of(
                RightsFiles.SHELF,
                Requests.SHELF,
                HoldRegister.SHELF,
                Restrictions.SHELF,
                ResearchObjections.SHELF,
                ResultNotes.SHELF);
    }

    @Override
    public int delete(Subject subject) {
        CandidateId enrolment = subject.enrolment();
        int gone = rights.requests().delete(enrolment, subject.ledger())
                + rights.holds().delete(enrolment)
                + rights.restrictions().delete(enrolment)
                + rights.objections().delete(enrolment)
                + rights.notes().delete(subject.attemptIds());
        // last: the count leads to the others
        return gone + rights.files().delete(enrolment);
    }

    @Override
    public int remaining(Subject subject) {
        CandidateId enrolment = subject.enrolment();
        return rights.requests().remaining(enrolment)
                + rights.holds().remaining(enrolment)
                + rights.restrictions().remaining(enrolment)
                + rights.objections().remaining(enrolment)
                + rights.notes().remaining(subject.attemptIds())
                + rights.files().remaining(enrolment);
    }
}
