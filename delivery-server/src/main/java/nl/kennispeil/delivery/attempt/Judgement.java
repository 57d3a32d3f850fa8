package nl.kennispeil.delivery.attempt;

import java.time.Instant;
import java.util.List;
import nl.kennispeil.bank.item.AnswerProblem;
import org.jspecify.annotations.Nullable;

/** What is to be done with a request to save: store these events, or refuse. Nothing has been stored yet. */
sealed interface Judgement {

    /**
     * @param events what is to be made durable; empty when all of it is already
     * @param seqs every seq of the request that is taken, stored before or now
     * @param confirmed answers among them that are final, stored before or now
     * @param refused seqs of events made after the deadline
     */
    record Accepted(
            Exam.Context context,
            int epoch,
            List<ResponseEvent> events,
            List<Integer> seqs,
            List<ResponseEvent> confirmed,
            List<Integer> refused,
            Instant now,
            Instant deadline,
            boolean late)
            implements Judgement {}

    /** Nothing is to be stored; components as in {@link SaveOutcome.Refused}. */
    record Refused(SaveOutcome.Refusal why, @Nullable AnswerProblem answer) implements Judgement {
        Refused(SaveOutcome.Refusal why) {
            this(why, null);
        }
    }
}
