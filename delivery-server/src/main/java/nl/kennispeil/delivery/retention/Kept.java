package nl.kennispeil.delivery.retention;

import java.time.LocalDate;
import nl.kennispeil.delivery.candidate.CandidateId;

/** What retention says of an enrolment to whoever is about to show or change it. */
public interface Kept {

    /** What may happen to it. */
    enum State {
        /** Anything. */
        OPEN,
        /** Only the privacy officer sees it; nobody else changes it. */
        APART,
        /** The same, but a recorded right to resume lasts: a new period makes it open again (T5). */
        RESUMABLE,
        /** Its last day is past: nothing brings it back, somebody who returns gets a new enrolment (T2). */
        OVER;

        /** Without regard to what the person asked for. */
        public static State of(Standing standing) {
            if (!standing.hidden()) {
                return OPEN;
            }
            if (standing.state() != Standing.State.RESTRICTED) {
                return OVER;
            }
            if (standing.has(Standing.Code.RESUMPTION)) {
                return standing.last() == null ? APART : RESUMABLE;
            }
            boolean doubtful = standing.has(Standing.Code.QUARANTINE_MOVED_BACK)
                    || standing.has(Standing.Code.QUARANTINE_UNCONFIRMED);
            return doubtful ? APART : OVER;
        }
    }

    /** Whether only the privacy officer sees it. Asked for thousands at a time; may be minutes old. */
    boolean hidden(CandidateId enrolment);

    /** Where it stands on a day, as it is now. */
    State state(CandidateId enrolment, LocalDate today);
}
