package nl.kennispeil.bank.workflow;

import java.util.Set;
import nl.kennispeil.bank.card.ItemState;

/** A row of the table. */
public record Step(ItemState from, Action action, ItemState to, Who who, Set<Condition> conditions) {

    public Step {
        conditions = Set.copyOf(conditions);
    }

    /** True when it is done only after a second person said so too. */
    public boolean takesTwo() {
        return conditions.contains(Condition.TWO);
    }

    /** True when it asks why. */
    public boolean asksReason() {
        return conditions.contains(Condition.REASON);
    }
}
