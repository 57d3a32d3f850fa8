package nl.kennispeil.delivery.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZonedDateTime;
import nl.kennispeil.delivery.calendar.Amsterdam;
import org.jspecify.annotations.Nullable;

/**
 * Until when the things live that do not wait for the enrolment they belong to (domain.md §4.2, T14 to T22). Days are
 * days in Europe/Amsterdam. A hold may keep evidence longer: see {@link RetentionFacts#held}.
 */
public final class OtherClocks {

    /** The terms themselves, for whoever tells them. */
    public static final Duration PHOTO = Duration.ofHours(24);

    private static final Period SCANS = Period.ofMonths(12);
    public static final Period TECHNICAL = Period.ofWeeks(6);
    public static final Period RESEARCH = Period.ofYears(10);
    public static final Period AUDIT = Period.ofMonths(24);
    public static final Period LEDGER = Period.ofYears(10);
    public static final Period BACKUP = Period.ofDays(35);
    public static final Period KEY_BACKUP = Period.ofDays(7);

    private OtherClocks() {}

    /** When a photo and all that was made of it are gone at the latest: 24 hours after consent was withdrawn (T14). */
    public static Instant photoGone(Instant withdrawn) {
        return withdrawn.plus(PHOTO);
    }

    /**
     * Scans of paper forms and what was cut out of them: twelve months after the result is final, or with the enrolment
     * when that goes earlier (T15).
     *
     * @param purge the day the enrolment goes, see {@link Standing#purge}; null when it is not known
     */
    public static RetentionDates scans(LocalDate resultFinal, @Nullable LocalDate purge) {
        RetentionDates own = RetentionDates.of(resultFinal, SCANS);
        return purge != null && purge.isBefore(own.purgeDay()) ? new RetentionDates(purge.minusDays(1)) : own;
    }

    /** Focus and technical events, addresses of devices: six weeks after the result is final (T16). */
    public static RetentionDates technical(LocalDate resultFinal) {
        return RetentionDates.of(resultFinal, TECHNICAL);
    }

    /** Whether a comment on an item still shows its author: until the comment round closes (T17). */
    public static boolean commentHasAuthor(Instant roundCloses, Instant now) {
        return now.isBefore(roundCloses);
    }

    /** A pseudonymised research record: ten years from the day of the sitting, whatever happens to the person (T18). */
    public static RetentionDates research(LocalDate sitting) {
        return RetentionDates.of(sitting, RESEARCH);
    }

    /**
     * Whether a research record may be in the store and in an export: until its ten years are over, and never again from
     * the day on which the person objects (AVG art. 21(6); R18).
     *
     * @param objected the day the person objected; null when there was no objection
     */
    public static boolean inResearch(LocalDate sitting, @Nullable LocalDate objected, LocalDate today) {
        return !today.isAfter(research(sitting).last()) && (objected == null || today.isBefore(objected));
    }

    /** A line of the audit trail: 24 months (T22). */
    public static RetentionDates audit(Instant written) {
        return RetentionDates.of(Amsterdam.day(written), AUDIT);
    }

    /** A line of the purge ledger: ten years (T22). */
    public static RetentionDates ledger(Instant written) {
        return RetentionDates.of(Amsterdam.day(written), LEDGER);
    }

    /** When a backup is gone at the latest, so that it gets at most 35 days old (T21). */
    public static ZonedDateTime backupGone(Instant made) {
        return Amsterdam.startOf(Amsterdam.day(made).plus(BACKUP));
    }

    /** When a backup of the keys is gone at the latest, so that it gets at most 7 days old (T21). */
    public static ZonedDateTime keyBackupGone(Instant made) {
        return Amsterdam.startOf(Amsterdam.day(made).plus(KEY_BACKUP));
    }
}
