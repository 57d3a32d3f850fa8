package nl.kennispeil.bank.workflow;

import java.util.List;
import nl.kennispeil.bank.card.ItemState;

/** What comes of asking for a step. */
public sealed interface Outcome {

    /** It is done: the item goes to {@code to}. */
    record Moved(Step step, ItemState to) implements Outcome {}

    /** One person said yes; it is done when another one does. */
    record Signed(Step step) implements Outcome {}

    /** It is not done, and why: one or more reasons. */
    record Refused(List<Refusal> why) implements Outcome {
        public Refused {
            why = List.copyOf(why);
        }
    }
}
