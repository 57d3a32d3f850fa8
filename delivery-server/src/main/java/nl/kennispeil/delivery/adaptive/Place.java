package nl.kennispeil.delivery.adaptive;

import nl.kennispeil.bank.item.ItemVersion;
import org.jspecify.annotations.Nullable;

/**
 * Where a candidate stands.
 *
 * @param answered how many items were answered
 * @param item in view; null at the end, in a break and when nothing may be answered any more
 * @param finished true when the test has no more items
 * @param pause true when a break is offered before the next item
 */
public record Place(int answered, @Nullable ItemVersion item, boolean finished, boolean pause) {

    /** The same for who may not answer any more. */
    public Place withoutItem() {
        return new Place(answered, null, finished, false);
    }
}
