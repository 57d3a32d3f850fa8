package nl.kennispeil.delivery.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Until when a request about one's own data must be answered: within a month, or within three when the person was told
 * so within that month (AVG art. 12(3); domain.md R22, §4.4). A month ends on the same date of the next month, or on
 * its last day when there is no such date; when that is no working day, on the next one (Regulation (EEC, Euratom)
 * 1182/71, art. 3(2)(c) and 3(4)).
 *
 * <p>Of years without known holidays no term is made longer: a date that cannot be right still has a clock, and does not
 * stop the list it stands in.
 *
 * @param received the day it came in, in Europe/Amsterdam
 * @param extensionTold the day the person was told that it takes longer, and why; null when that was not done
 */
public record RequestClock(LocalDate received, @Nullable LocalDate extensionTold) {

    private static final int TARGET_DAYS = 28;

    /** @throws IllegalArgumentException when the notice is from before the request, or later than the first month */
    public RequestClock {
        if (extensionTold != null && (extensionTold.isBefore(received) || extensionTold.isAfter(firstDue(received)))) {
            throw new IllegalArgumentException("extension of a request told on " + extensionTold + ", allowed is "
                    + received + ".." + firstDue(received));
        }
    }

    /** A request that just came in. */
    public static RequestClock of(LocalDate received) {
        return new RequestClock(received, null);
    }

    /** When we want to be ready: 28 days after receipt. Never later than {@link #due()}. */
    public LocalDate target() {
        return received.plusDays(TARGET_DAYS);
    }

    /** The last day on which the answer, or the notice of the extension, is in time. */
    public LocalDate firstDue() {
        return firstDue(received);
    }

    /** The last day on which the answer is in time. */
    public LocalDate due() {
        return extensionTold == null ? firstDue() : workingDay(received.plusMonths(3));
    }

    public boolean extended() {
        return extensionTold != null;
    }

    /** Whether the answer can still be put off on that day. */
    public boolean mayExtend(LocalDate today) {
        return !extended() && !today.isBefore(received) && !today.isAfter(firstDue());
    }

    /** @throws IllegalArgumentException when the first month is over: it is too late to take longer */
    public RequestClock extend(LocalDate told) {
        return new RequestClock(received, told);
    }

    /** @param answered the day of the answer, or today while there is none */
    public boolean late(LocalDate answered) {
        return answered.isAfter(due());
    }

    private static LocalDate firstDue(LocalDate received) {
        return workingDay(received.plusMonths(1));
    }

    private static LocalDate workingDay(LocalDate day) {
        return DutchHolidays.known(day) ? DutchHolidays.workingDayFrom(day) : day;
    }
}
