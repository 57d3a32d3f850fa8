package nl.kennispeil.delivery.intake;

import java.time.LocalDate;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.retention.RetentionDates;
import org.jspecify.annotations.Nullable;

/**
 * Guards against a file that ends many at once, from which deletion would follow (domain.md §4.3, case 35): when it sets
 * or moves back the end of more than 5 % of the active enrolments, or would make more than 5 % due, a second person must
 * look.
 *
 * @param active enrolments that run today
 * @param ending of how many the end is set or moved back, or that become due
 */
public record MassEnd(int active, int ending) {

    /** One in this many is still in order. */
    private static final int ONE_IN = 20;

    public boolean stops() {
        return ending * ONE_IN > active && ending > 0 && active > 0;
    }

    static boolean counts(Enrolment before, Enrolment after, LocalDate today) {
        return (before.active(today) && earlier(before.ending(), after.ending()))
                || (!due(before, today) && due(after, today));
    }

    private static boolean earlier(@Nullable Ending before, @Nullable Ending after) {
        return after != null && (before == null || after.day().isBefore(before.day()));
    }

    static boolean due(Enrolment enrolment, LocalDate today) {
        LocalDate last = lastDay(enrolment);
        return last != null && last.isBefore(today);
    }

    /** The last day on which the data may be here, as far as a guard needs it; the nightly run decides for itself. */
    static @Nullable LocalDate lastDay(Enrolment enrolment) {
        Ending ending = enrolment.ending();
        if (ending == null) {
            return null;
        }
        LocalDate last = RetentionDates.of(ending.day(), enrolment.training()).last();
        LocalDate resumable = enrolment.resumableUntil();
        return resumable != null && resumable.isAfter(last) ? resumable : last;
    }
}
