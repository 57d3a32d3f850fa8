package nl.kennispeil.delivery.retention;

import static nl.kennispeil.delivery.retention.Lives.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.person.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Golden dates: domain.md §4.3, by the number of the case. */
class RetentionDatesTest {

    @ParameterizedTest(name = "case {0}: what ended on {1} may exist through {2} and goes at {3}")
    @CsvSource({
        "1, 2026-03-31, 2026-09-30, 2026-10-01T00:00+02:00",
        "2, 2026-02-28, 2026-08-28, 2026-08-29T00:00+02:00",
        "3, 2026-06-30, 2026-12-30, 2026-12-31T00:00+01:00",
        "4, 2026-08-29, 2027-02-28, 2027-03-01T00:00+01:00",
        "4, 2026-08-30, 2027-02-28, 2027-03-01T00:00+01:00",
        "4, 2026-08-31, 2027-02-28, 2027-03-01T00:00+01:00",
        "5, 2027-08-29, 2028-02-29, 2028-03-01T00:00+01:00",
        "5, 2027-08-30, 2028-02-29, 2028-03-01T00:00+01:00",
        "5, 2027-08-31, 2028-02-29, 2028-03-01T00:00+01:00",
        "6, 2028-02-29, 2028-08-29, 2028-08-30T00:00+02:00",
        "7, 2023-08-31, 2024-02-29, 2024-03-01T00:00+01:00",
        "8, 2026-12-31, 2027-06-30, 2027-07-01T00:00+02:00",
        "9, 2026-09-27, 2027-03-27, 2027-03-28T00:00+01:00",
        "10, 2026-04-24, 2026-10-24, 2026-10-25T00:00+02:00",
        "11, 2026-04-30, 2026-10-30, 2026-10-31T00:00+01:00"
    })
    void cases1To11CountInCalendarMonths(int number, LocalDate end, LocalDate last, OffsetDateTime purge) {
        RetentionDates dates = RetentionDates.of(end);

        assertThat(dates.last()).as("case %d", number).isEqualTo(last);
        assertThat(dates.purgeDay()).isEqualTo(last.plusDays(1));
        assertThat(dates.purge().toOffsetDateTime()).isEqualTo(purge);
        assertThat(dates.purge().getZone()).isEqualTo(Amsterdam.ZONE);
    }

    @Test
    void cases9And10StartTheDayOnItsOwnSideOfTheClockChange() {
        assertThat(RetentionDates.of(day("2026-09-27")).purge().toInstant())
                .isEqualTo(Instant.parse("2027-03-27T23:00:00Z"));
        assertThat(RetentionDates.of(day("2026-04-24")).purge().toInstant())
                .isEqualTo(Instant.parse("2026-10-24T22:00:00Z"));
    }

    @Test
    void case12DoesNotShiftALastDayOnASunday() {
        RetentionDates dates = RetentionDates.of(day("2026-08-31"));

        assertThat(dates.last()).isEqualTo("2027-02-28");
        assertThat(dates.last().getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
        assertThat(dates.purgeDay()).isEqualTo("2027-03-01");
    }

    @Test
    void case13TurnsATimestampIntoADateOfAmsterdamFirst() {
        LocalDate end = EndDay.parse("2026-08-31T22:30Z");

        assertThat(end).isEqualTo("2026-09-01");
        assertThat(RetentionDates.of(end).purgeDay()).isEqualTo("2027-03-02");
    }

    @Test
    void case32GivesARejectedApplicantFourWeeks() {
        RetentionDates dates = RetentionDates.of(day("2026-11-14"), Training.APPLICANT);

        assertThat(dates.last()).isEqualTo("2026-12-12");
        assertThat(dates.purgeDay()).isEqualTo("2026-12-13");
    }

    @ParameterizedTest(name = "{0} (T9, T10, T12, T13)")
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "APPLICANT")
    void everybodyElseHasSixMonths(Training training) {
        assertThat(RetentionDates.of(day("2026-08-30"), training).last()).isEqualTo("2027-02-28");
    }
}
