package nl.kennispeil.delivery.attempt;

import java.time.Instant;
import java.util.List;

/** What came of a request to save: everything in it is durable, or why not. */
public sealed interface SaveOutcome {

    /**
     * The events are durable, but for those in {@code refused}, which were made after the deadline.
     *
     * @param acknowledged highest seq of the epoch up to which nothing is missing
     * @param epoch the newest epoch of the attempt; higher than the sender's when another device took over
     */
    record Saved(int acknowledged, int epoch, Instant deadline, int revision, boolean late, List<Integer> refused)
            implements SaveOutcome {}

    /** Nothing was stored. */
    record Refused(Refusal why) implements SaveOutcome {}

    /** Why nothing was stored. */
    enum Refusal {
        NOT_STARTED,
        SUBMITTED,
        AFTER_DEADLINE,
        /** An item, letter or epoch that this attempt does not have. */
        MALFORMED
    }
}
