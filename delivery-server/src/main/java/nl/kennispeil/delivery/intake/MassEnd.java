package nl.kennispeil.delivery.intake;

import java.time.LocalDate;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Training;
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

    private static final int MONTHS = 6;
    private static final int APPLICANT_WEEKS = 4;

    public boolean stops() {
        return ending * ONE_IN > active && ending > 0 && active > 0;
    }

    static boolean counts(Enrolment before, Enrolment after, LocalDate today) {
        return (active(before, today) && earlier(before.ending(), after.ending()))
                || (!due(before, today) && due(after, today));
    }

    static boolean active(Enrolment enrolment, LocalDate today) {
        Ending ending = enrolment.ending();
        return !enrolment.begin().isAfter(today)
                && (ending == null || !ending.day().isBefore(today));
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
        boolean rejected = enrolment.training() == Training.APPLICANT && ending.kind() == Ending.Kind.REJECTED;
        LocalDate last = rejected
                ? ending.day().plusWeeks(APPLICANT_WEEKS)
                : ending.day().plusMonths(MONTHS);
        LocalDate resumable = enrolment.resumableUntil();
        return resumable != null && resumable.isAfter(last) ? resumable : last;
    }
}
