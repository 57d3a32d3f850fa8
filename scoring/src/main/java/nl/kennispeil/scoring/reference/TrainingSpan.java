package nl.kennispeil.scoring.reference;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A stretch of training with one part-time share.
 *
 * @param firstDay first day of training
 * @param lastDay last day of training, counted; empty while it goes on
 * @param share of a full-time week, above 0 and at most 1
 */
public record TrainingSpan(LocalDate firstDay, Optional<LocalDate> lastDay, double share) {

    public TrainingSpan {
        if (lastDay.isPresent() && lastDay.get().isBefore(firstDay)) {
            throw new IllegalArgumentException("training from " + firstDay + " to " + lastDay.get()
                    + ": the last day may not come before the first");
        }
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "part-time share of the training from " + firstDay + " is " + share + ": allowed is above 0, to 1");
        }
    }

    /** Training that goes on. */
    public static TrainingSpan since(LocalDate firstDay, double share) {
        return new TrainingSpan(firstDay, Optional.empty(), share);
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(firstDay)
                && lastDay.map(last -> !day.isAfter(last)).orElse(true);
    }
}
