package nl.kennispeil.delivery.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Map;
import java.util.TreeMap;

/**
 * The public holidays of the Netherlands.
 *
 * <p>For a term of European law a public holiday is a day that the Member State has designated as such (Regulation
 * (EEC, Euratom) 1182/71, art. 2(1)). The Netherlands does so in the Algemene termijnenwet, art. 3(1): New Year's Day,
 * Easter Monday, Whit Monday, both Christmas days, Ascension Day, the day on which the King's birthday is celebrated
 * and 5 May, every year and not only each fifth. Art. 3(2) puts Good Friday on a par with them. Days that a royal
 * decree adds for a few years at a time (art. 3(3), such as the Friday after Ascension Day) are left out: they could
 * only make a term longer, so without them nobody is late.
 *
 * <p>Years 2014 (the first King's Day) to 2199.
 */
public final class DutchHolidays {

    /** What a day is called in message keys. */
    public enum Holiday {
        NEW_YEAR,
        GOOD_FRIDAY,
        EASTER_MONDAY,
        KINGS_DAY,
        LIBERATION_DAY,
        ASCENSION_DAY,
        WHIT_MONDAY,
        CHRISTMAS_DAY,
        SECOND_CHRISTMAS_DAY
    }

    private static final int FIRST_YEAR = 2014;
    private static final int LAST_YEAR = 2199;

    private DutchHolidays() {}

    /**
     * The holidays of a year, in order of their date. Two on one day, as Ascension Day on 5 May 2016, count once, under
     * the later name.
     *
     * @throws IllegalArgumentException when the year is not 2014..2199
     */
    public static Map<LocalDate, Holiday> of(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException(
                    "holidays of the year " + year + ", allowed is " + FIRST_YEAR + ".." + LAST_YEAR);
        }
        LocalDate easter = easter(year);
        Map<LocalDate, Holiday> days = new TreeMap<>();
        days.put(LocalDate.of(year, Month.JANUARY, 1), Holiday.NEW_YEAR);
        days.put(easter.minusDays(2), Holiday.GOOD_FRIDAY);
        days.put(easter.plusDays(1), Holiday.EASTER_MONDAY);
        days.put(kingsDay(year), Holiday.KINGS_DAY);
        days.put(LocalDate.of(year, Month.MAY, 5), Holiday.LIBERATION_DAY);
        days.put(easter.plusDays(39), Holiday.ASCENSION_DAY);
        days.put(easter.plusDays(50), Holiday.WHIT_MONDAY);
        days.put(LocalDate.of(year, Month.DECEMBER, 25), Holiday.CHRISTMAS_DAY);
        days.put(LocalDate.of(year, Month.DECEMBER, 26), Holiday.SECOND_CHRISTMAS_DAY);
        return days;
    }

    /** Whether the holidays of the year of a day, and of the next days, are known. */
    static boolean known(LocalDate day) {
        return day.getYear() >= FIRST_YEAR && day.getYear() < LAST_YEAR;
    }

    /** Neither Saturday, Sunday nor a public holiday (Regulation 1182/71, art. 2(2)). */
    public static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !of(day.getYear()).containsKey(day);
    }

    /** The day itself when it is a working day, else the first one after it (Regulation 1182/71, art. 3(4)). */
    public static LocalDate workingDayFrom(LocalDate day) {
        LocalDate next = day;
        while (!isWorkingDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    /** 27 April, or the Saturday before when that is a Sunday. */
    private static LocalDate kingsDay(int year) {
        LocalDate birthday = LocalDate.of(year, Month.APRIL, 27);
        return birthday.getDayOfWeek() == DayOfWeek.SUNDAY ? birthday.minusDays(1) : birthday;
    }

    /**
     * Easter Sunday of the Gregorian calendar, by the algorithm that an anonymous correspondent sent to Nature in 1876
     * (J. Meeus, Astronomical Algorithms, 1991, chapter 8; the letters are his).
     *
     * @param year from 1583 on
     */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = b / 4;
        int e = b % 4;
        int f = (b + 8) / 25;
        int g = (b - f + 1) / 3;
        int h = (19 * a + b - d - g + 15) % 30;
        int i = c / 4;
        int k = c % 4;
        int l = (32 + 2 * e + 2 * i - h - k) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int sum = h + l - 7 * m + 114;
        return LocalDate.of(year, sum / 31, sum % 31 + 1);
    }
}
