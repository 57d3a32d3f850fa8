package nl.kennispeil.delivery.person;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The end of a training or role.
 *
 * @param day the last day, E of domain.md §4.1; for an applicant the day of the decision
 * @param recordedAt when this end was recorded here
 * @param before the end that was recorded before this one, when it was corrected (T3); null for a first
 */
public record Ending(
        LocalDate day,
        Kind kind,
        Instant recordedAt,
        @Nullable LocalDate before) {

    /** How a training or role ends. */
    public enum Kind {
        COMPLETED,
        STOPPED,
        /** Left for another training. */
        LEFT,
        DECEASED,
        /** Of a role, subscription or programme. */
        ROLE_ENDED,
        /** Of an applicant: not placed. */
        REJECTED,
        /** Of an applicant: placed, so an aios elsewhere in this store. */
        PLACED
    }
}
