package nl.kennispeil.delivery.grant;

import java.time.Instant;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.candidate.CandidateId;
import org.jspecify.annotations.Nullable;

/**
 * Leave that an aios gives one trainer.
 *
 * @param id computed from who, to whom and what, so that giving twice gives once
 * @param login of the trainer
 * @param address what the aios typed to name the trainer: the login or a mail address
 * @param attempt whose result it is for; null for every result, later ones too
 */
record Grant(
        String id,
        CandidateId aios,
        String login,
        String address,
        @Nullable AttemptId attempt,
        Instant since) {

    boolean covers(AttemptId other) {
        return attempt == null || attempt.equals(other);
    }

    /** Nobody: this may reach a log. */
    @Override
    public String toString() {
        return "Grant[" + id + "]";
    }
}
