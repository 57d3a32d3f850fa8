package nl.kennispeil.scoring.reference;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Days on which training stood still, whatever the reason (which is not kept here).
 *
 * @param firstDay first day of it
 * @param lastDay last day, counted; empty while it goes on
 */
public record Interruption(LocalDate firstDay, Optional<LocalDate> lastDay) {

    public Interruption {
        if (lastDay.isPresent() && lastDay.get().isBefore(firstDay)) {
            throw new IllegalArgumentException("interruption from " + firstDay + " to " + lastDay.get()
                    + ": the last day may not come before the first");
        }
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(firstDay)
                && lastDay.map(last -> !day.isAfter(last)).orElse(true);
    }
}
