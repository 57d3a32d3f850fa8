package nl.kennispeil.scoring.adaptive;

import nl.kennispeil.scoring.irt.ItemParameters;
import org.jspecify.annotations.Nullable;

/**
 * An item that an adaptive test may give.
 *
 * @param name for people and files; unique in its pool
 * @param parameters as calibrated; null only for a pilot, which is not known yet
 * @param seconds expected time for an answer; 0 when unknown
 * @param pilot given to learn about the item, never scored
 */
public record PoolItem(String name, @Nullable ItemParameters parameters, double seconds, boolean pilot) {
    public PoolItem {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an item without a name");
        }
        if (!(seconds >= 0 && Double.isFinite(seconds))) {
            throw new IllegalArgumentException(
                    "item " + name + " takes " + seconds + " seconds: allowed is a finite number from 0");
        }
        if (parameters == null && !pilot) {
            throw new IllegalArgumentException("item " + name + " has no parameters: only a pilot may have none");
        }
    }

    /** An item that counts, of which the time is unknown. */
    public static PoolItem of(String name, ItemParameters parameters) {
        return new PoolItem(name, parameters, 0, false);
    }
}
