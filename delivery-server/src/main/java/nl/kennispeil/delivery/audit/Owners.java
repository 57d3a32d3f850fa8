package nl.kennispeil.delivery.audit;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * Knows which institute is the controller of somebody's data, so that its coordinator reads what anybody did with it
 * (R10).
 */
@FunctionalInterface
public interface Owners {

    /**
     * The institute of each of these enrolments, persons and attempts at that moment; those of whom it is not known are
     * left out.
     */
    Map<String, String> of(Collection<String> ids, Instant at);
}
