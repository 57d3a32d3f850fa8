package nl.kennispeil.delivery.person;

import java.time.LocalDate;
import nl.kennispeil.delivery.candidate.Candidate;

/** What sittings know of an enrolment on a day. */
final class Projection {

    private Projection() {}

    /** True when tests can be sat in this capacity; staff have an account only. */
    static boolean sits(Enrolment enrolment) {
        return enrolment.training() != Training.STAFF;
    }

    static Candidate of(Enrolment enrolment, String name, int extraMinutes, LocalDate today) {
        boolean aios = enrolment.training() == Training.AIOS;
        return new Candidate(
                enrolment.id(),
                name,
                enrolment.institute(today),
                aios ? EffectiveWeeks.groupAt(enrolment, today) : 1,
                aios && active(enrolment, today) && !onLeave(enrolment, today),
                extraMinutes);
    }

    /** Between the first and the last day, both included. */
    static boolean active(Enrolment enrolment, LocalDate today) {
        Ending ending = enrolment.ending();
        return !enrolment.begin().isAfter(today)
                && (ending == null || !ending.day().isBefore(today));
    }

    /** Away from training; aioto's are invited in their research periods as well (domain.md §2.1, "who"). */
    private static boolean onLeave(Enrolment enrolment, LocalDate today) {
        return enrolment.interruptions().stream()
                .filter(each -> !each.reason().equals(Enrolment.Interruption.RESEARCH))
                .anyMatch(each -> EffectiveWeeks.covers(each, today));
    }
}
