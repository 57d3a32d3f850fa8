package nl.kennispeil.delivery.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The one zone in which a day is a day here: Europe/Amsterdam. */
public final class Amsterdam {

    public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    private Amsterdam() {}

    /** The date of a moment: 2026-08-31T22:30Z is 1 September (domain.md §4.1). */
    public static LocalDate day(Instant at) {
        return at.atZone(ZONE).toLocalDate();
    }

    /** The first moment of a day. */
    public static ZonedDateTime startOf(LocalDate day) {
        return day.atStartOfDay(ZONE);
    }
}
