package nl.kennispeil.delivery.retention;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZonedDateTime;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.person.Training;

/**
 * Until when something may be kept. Terms are calendar months: the same date so many months later, or the last day of
 * that month when it has no such date; the day of the event itself does not count (Regulation (EEC, Euratom) 1182/71,
 * art. 3(1) and 3(2)(c)). There is no shift to a working day: art. 3(4) gives more time to act, and to delete later
 * would harm the person (domain.md §4.1).
 *
 * @param last the last day on which it may exist, in Europe/Amsterdam
 */
public record RetentionDates(LocalDate last) {

    private static final Period AFTER_TRAINING = Period.ofMonths(6);
    private static final Period AFTER_REJECTION = Period.ofWeeks(4);

    /** The dates of an aios (R2): six months after the last day of the training. */
    public static RetentionDates of(LocalDate end) {
        return of(end, AFTER_TRAINING);
    }

    /** The dates of a training or role that ended on this day (T9 to T13). */
    public static RetentionDates of(LocalDate end, Training training) {
        return of(end, term(training));
    }

    /**
     * The dates of a term that runs from a day. The months are added first and the day after them second: the other way
     * round what ended on 30 August would go on 28 February, a day too early.
     */
    public static RetentionDates of(LocalDate start, Period term) {
        return new RetentionDates(start.plus(term));
    }

    /**
     * How long data outlives a training or role: four weeks after the decision for an applicant, placed or not (T11),
     * six months for everybody else (R2, T9, T10, T12, T13).
     */
    public static Period term(Training training) {
        return switch (training) {
            case AIOS, OPLEIDER, DOCENT, ASPIRANT_OPLEIDER, SUBSCRIBER, REENTRANT, STAFF -> AFTER_TRAINING;
            case APPLICANT -> AFTER_REJECTION;
        };
    }

    /** The first day on which it may exist no more. */
    public LocalDate purgeDay() {
        return last.plusDays(1);
    }

    /** The moment from which it may exist no more: the start of that day in Europe/Amsterdam. */
    public ZonedDateTime purge() {
        return Amsterdam.startOf(purgeDay());
    }
}
