package nl.kennispeil.delivery.intake;

import java.time.LocalDate;
import nl.kennispeil.delivery.person.Enrolment;

/** The periods within one enrolment: a new one after an end leaves a gap, which is how it is found again. */
final class Periods {

    private Periods() {}

    /** True when a later period of the enrolment begins on a day. */
    static boolean beginsAgainOn(Enrolment enrolment, LocalDate day) {
        return enrolment.interruptions().stream()
                .filter(each -> each.reason().equals(Enrolment.Interruption.BETWEEN))
                .anyMatch(
                        each -> each.until() != null && each.until().plusDays(1).equals(day));
    }

    /** True when an earlier period of the enrolment ended on a day. */
    static boolean endedOn(Enrolment enrolment, LocalDate day) {
        return enrolment.interruptions().stream()
                .filter(each -> each.reason().equals(Enrolment.Interruption.BETWEEN))
                .anyMatch(each ->
                        each.from().equals(day.plusDays(1)) || each.from().equals(day));
    }
}
