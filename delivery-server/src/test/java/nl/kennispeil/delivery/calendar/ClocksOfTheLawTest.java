package nl.kennispeil.delivery.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden dates: domain.md §4.4, unless a test says otherwise. */
class ClocksOfTheLawTest {

    @ParameterizedTest(name = "a request of {0} is due on {1}: {2}")
    @CsvSource({
        "2026-08-31, 2026-09-30, the last day of a month that has no 31st",
        "2027-01-31, 2027-03-01, 28 February is a Sunday",
        "2028-01-31, 2028-02-29, a leap year",
        "2026-11-25, 2026-12-28, both Christmas days and then a Sunday",
        "2026-04-02, 2026-05-04, a Saturday"
    })
    void aRequestIsDueAfterAMonthOnAWorkingDay(LocalDate received, LocalDate due, String why) {
        assertThat(RequestClock.of(received).due()).as(why).isEqualTo(due);
    }

    @Test
    void aRequestIsToBeReadyInTwentyEightDays() {
        // R22: internal target 4 weeks
        assertThat(RequestClock.of(LocalDate.parse("2026-08-31")).target()).isEqualTo("2026-09-28");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theTargetIsNeverLaterThanTheTerm(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 3_000; i++) {
            LocalDate received = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(40_000));
            RequestClock clock = RequestClock.of(received);
            LocalDate extended = clock.extend(received).due();

            assertThat(clock.target()).isAfter(received).isBeforeOrEqualTo(clock.due());
            assertThat(clock.due()).isBefore(extended);
            assertThat(DutchHolidays.isWorkingDay(clock.due())).isTrue();
            assertThat(DutchHolidays.isWorkingDay(extended)).isTrue();
        }
    }

    @Test
    void anExtendedRequestTakesThreeMonthsFromReceiptAndNotFromTheNotice() {
        RequestClock clock = RequestClock.of(LocalDate.parse("2026-11-30"));

        RequestClock extended = clock.extend(LocalDate.parse("2026-12-20"));

        // 2026-11-30 plus three months is Sunday 28 February
        assertThat(extended.due()).isEqualTo("2027-03-01");
        assertThat(extended.extended()).isTrue();
        assertThat(clock.due()).isEqualTo("2026-12-30");
    }

    @Test
    void anExtensionNeedsANoticeWithinTheFirstMonth() {
        RequestClock clock = RequestClock.of(LocalDate.parse("2026-11-25"));
        LocalDate lastDay = LocalDate.parse("2026-12-28");

        assertThat(clock.mayExtend(lastDay)).isTrue();
        assertThat(clock.extend(lastDay).due()).isEqualTo("2027-02-25");
        assertThat(clock.mayExtend(lastDay.plusDays(1))).isFalse();
        assertThatThrownBy(() -> clock.extend(lastDay.plusDays(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("extension of a request told on 2026-12-29, allowed is 2026-11-25..2026-12-28");
        assertThatThrownBy(() -> clock.extend(LocalDate.parse("2026-11-24")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(clock.extend(lastDay).mayExtend(lastDay)).as("once only").isFalse();
    }

    @Test
    void anAnswerOnTheLastDayIsInTime() {
        RequestClock clock = RequestClock.of(LocalDate.parse("2026-08-31"));

        assertThat(clock.late(LocalDate.parse("2026-09-30"))).isFalse();
        assertThat(clock.late(LocalDate.parse("2026-10-01"))).isTrue();
    }

    @ParameterizedTest(name = "a breach one is aware of at {0} is reported by {1}")
    @CsvSource({
        "2026-10-24T09:15+02:00, 2026-10-27T08:15+01:00",
        "2027-03-27T09:15+01:00, 2027-03-30T10:15+02:00",
        // no shift over Christmas: Friday, Saturday and Sunday count
        "2026-12-24T17:00+01:00, 2026-12-27T17:00+01:00"
    })
    void aBreachIsReportedWithinSeventyTwoHoursOnTheInstantLine(OffsetDateTime aware, OffsetDateTime due) {
        Instant last = due.toInstant();
        BreachClock clock = new BreachClock(aware.toInstant());

        assertThat(clock.due()).isEqualTo(last);
        assertThat(last.atZone(Amsterdam.ZONE).toOffsetDateTime()).isEqualTo(due);
        assertThat(clock.late(last)).isFalse();
        assertThat(clock.late(last.plusMillis(1))).isTrue();
        assertThat(clock.left(last.plusSeconds(60))).isEqualTo(Duration.ofMinutes(-1));
    }

    @Test
    void aMomentIsADayOfAmsterdam() {
        assertThat(Amsterdam.day(Instant.parse("2026-08-31T21:59:59Z"))).isEqualTo("2026-08-31");
        assertThat(Amsterdam.day(Instant.parse("2026-08-31T22:00:00Z"))).isEqualTo("2026-09-01");
        assertThat(Amsterdam.day(Instant.parse("2026-12-31T23:00:00Z"))).isEqualTo("2027-01-01");
    }
}
