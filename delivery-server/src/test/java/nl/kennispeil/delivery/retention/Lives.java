package nl.kennispeil.delivery.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.person.Training;
import org.jspecify.annotations.Nullable;

/** Invented enrolments of one invented person. */
final class Lives {

    private static final PersonId PERSON = new PersonId("zonnebloem-014");

    private Lives() {}

    /** An aios who began on 1 September 2023. */
    static Enrolment aios(@Nullable Ending ending) {
        return enrolment("aios", Training.AIOS, day("2023-09-01"), ending);
    }

    /** An aios whose training ended, recorded on the day itself. */
    static Enrolment aiosUntil(String end) {
        return aios(ended(day(end)));
    }

    static Enrolment enrolment(String id, Training training, LocalDate begin, @Nullable Ending ending) {
        return new Enrolment(
                new CandidateId(id),
                PERSON,
                training,
                begin,
                ending,
                List.of(new Enrolment.Stay("berk", begin)),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    static Enrolment with(Enrolment of, List<Enrolment.Stay> stays, List<Enrolment.Interruption> interruptions) {
        return new Enrolment(
                of.id(),
                of.person(),
                of.training(),
                of.begin(),
                of.ending(),
                stays,
                interruptions,
                of.shares(),
                of.exemptions(),
                of.resumableUntil());
    }

    static Enrolment resumable(Enrolment of, String until) {
        return new Enrolment(
                of.id(),
                of.person(),
                of.training(),
                of.begin(),
                of.ending(),
                of.stays(),
                of.interruptions(),
                of.shares(),
                of.exemptions(),
                day(until));
    }

    static Ending ended(LocalDate on) {
        return ended(on, Ending.Kind.COMPLETED);
    }

    static Ending ended(LocalDate on, Ending.Kind kind) {
        return new Ending(on, kind, noon(on), null);
    }

    /** An end that was recorded before, with another date. */
    static Ending corrected(LocalDate on, LocalDate recorded, @Nullable LocalDate before) {
        return new Ending(on, Ending.Kind.STOPPED, noon(recorded), before);
    }

    static RetentionFacts.Other other(Enrolment enrolment, String registered) {
        return new RetentionFacts.Other(enrolment, day(registered));
    }

    static Instant noon(LocalDate day) {
        return Amsterdam.startOf(day).withHour(12).toInstant();
    }

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
