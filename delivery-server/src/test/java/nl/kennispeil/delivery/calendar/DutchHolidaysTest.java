package nl.kennispeil.delivery.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import nl.kennispeil.delivery.calendar.DutchHolidays.Holiday;
import org.junit.jupiter.api.Test;

class DutchHolidaysTest {

    /** Easter Sundays of 1990 to 2050: the list in the tests of python-dateutil (test_easter.py, 2.9). */
    private static final List<String> EASTERS = List.of(
            "04-15", "03-31", "04-19", "04-11", "04-03", "04-16", "04-07", "03-30", "04-12", "04-04", // 1990
            "04-23", "04-15", "03-31", "04-20", "04-11", "03-27", "04-16", "04-08", "03-23", "04-12", // 2000
            "04-04", "04-24", "04-08", "03-31", "04-20", "04-05", "03-27", "04-16", "04-01", "04-21", // 2010
            "04-12", "04-04", "04-17", "04-09", "03-31", "04-20", "04-05", "03-28", "04-16", "04-01", // 2020
            "04-21", "04-13", "03-28", "04-17", "04-09", "03-25", "04-13", "04-05", "04-25", "04-10", // 2030
            "04-01", "04-21", "04-06", "03-29", "04-17", "04-09", "03-25", "04-14", "04-05", "04-18", // 2040
            "04-10");

    @Test
    void easterFallsWhereThePublishedListHasIt() {
        for (int i = 0; i < EASTERS.size(); i++) {
            int year = 1990 + i;
            assertThat(DutchHolidays.easter(year))
                    .isEqualTo(MonthDay.parse("--" + EASTERS.get(i)).atYear(year));
        }
    }

    @Test
    void easterKnowsItsEarliestAndLatestDay() {
        // J. Meeus, Astronomical Algorithms (1991), chapter 8: 22 March 1818 and 2285, 25 April 1886, 1943 and 2038
        assertThat(DutchHolidays.easter(1818)).isEqualTo("1818-03-22");
        assertThat(DutchHolidays.easter(2285)).isEqualTo("2285-03-22");
        assertThat(DutchHolidays.easter(1886)).isEqualTo("1886-04-25");
        assertThat(DutchHolidays.easter(1943)).isEqualTo("1943-04-25");
        assertThat(DutchHolidays.easter(2038)).isEqualTo("2038-04-25");
    }

    @Test
    void theHolidaysOf2026AreThoseOfTheTermijnenwet() {
        // alle-feestdagen.be, Nederland 2026; which of them count: Algemene termijnenwet, art. 3(1) and 3(2)
        assertThat(DutchHolidays.of(2026))
                .containsExactly(
                        entry("2026-01-01", Holiday.NEW_YEAR),
                        entry("2026-04-03", Holiday.GOOD_FRIDAY),
                        entry("2026-04-06", Holiday.EASTER_MONDAY),
                        entry("2026-04-27", Holiday.KINGS_DAY),
                        entry("2026-05-05", Holiday.LIBERATION_DAY),
                        entry("2026-05-14", Holiday.ASCENSION_DAY),
                        entry("2026-05-25", Holiday.WHIT_MONDAY),
                        entry("2026-12-25", Holiday.CHRISTMAS_DAY),
                        entry("2026-12-26", Holiday.SECOND_CHRISTMAS_DAY));
    }

    @Test
    void theKingsBirthdayIsKeptOnSaturdayWhenItIsASunday() {
        // 27 April 2014 was a Sunday: the first King's Day was kept on Saturday the 26th
        assertThat(DutchHolidays.of(2014))
                .containsEntry(LocalDate.parse("2014-04-26"), Holiday.KINGS_DAY)
                .doesNotContainKey(LocalDate.parse("2014-04-27"));
        assertThat(DutchHolidays.of(2031)).containsEntry(LocalDate.parse("2031-04-26"), Holiday.KINGS_DAY);
    }

    @Test
    void twoHolidaysOnOneDayAreOne() {
        // 5 May 2016 was Ascension Day as well
        assertThat(DutchHolidays.of(2016)).hasSize(8);
    }

    @Test
    void theNextWorkingDayIsPastAWholeRowOfFreeDays() {
        // Good Friday 3 April 2026 up to and including Easter Monday the 6th
        assertThat(DutchHolidays.workingDayFrom(LocalDate.parse("2026-04-02"))).isEqualTo("2026-04-02");
        assertThat(DutchHolidays.workingDayFrom(LocalDate.parse("2026-04-03"))).isEqualTo("2026-04-07");
        assertThat(DutchHolidays.workingDayFrom(LocalDate.parse("2027-01-01"))).isEqualTo("2027-01-04");
        // New Year's Eve is a working day, the year after it begins with a Saturday
        assertThat(DutchHolidays.workingDayFrom(LocalDate.parse("2027-12-31"))).isEqualTo("2027-12-31");
        assertThat(DutchHolidays.workingDayFrom(LocalDate.parse("2028-01-01"))).isEqualTo("2028-01-03");
    }

    @Test
    void yearsWithoutAKingsDayAreRefused() {
        assertThatThrownBy(() -> DutchHolidays.of(2013))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("holidays of the year 2013, allowed is 2014..2199");
        assertThatThrownBy(() -> DutchHolidays.of(2200)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Map.Entry<LocalDate, Holiday> entry(String day, Holiday holiday) {
        return Map.entry(LocalDate.parse(day), holiday);
    }
}
