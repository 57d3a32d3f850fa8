package nl.kennispeil.delivery.attempt;

import java.time.Instant;
import java.util.List;
import nl.kennispeil.bank.item.AnswerProblem;
import org.jspecify.annotations.Nullable;

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

    /**
     * Nothing was stored.
     *
     * @param answer what is wrong with the first answer that is none to its item, if that is why
     */
    record Refused(Refusal why, @Nullable AnswerProblem answer) implements SaveOutcome {
        public Refused(Refusal why) {
            this(why, null);
        }
    }

    /** Why nothing was stored. */
    enum Refusal {
        NOT_STARTED,
        SUBMITTED,
        AFTER_DEADLINE,
        /** An item, answer or epoch that this attempt does not have. */
        MALFORMED
    }
}
