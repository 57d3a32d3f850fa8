package nl.kennispeil.delivery.retention;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import nl.kennispeil.delivery.calendar.Amsterdam;

/** Reads the end of a training as other systems write it. */
final class EndDay {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;
    private static final int MOST_CHARACTERS = 80;

    private static final DateTimeFormatter EXTENDED = dateOrTimestamp("+HH:MM");

    /** ISO 8601 also writes offsets as +0200 and +02. */
    private static final DateTimeFormatter BASIC_OFFSET = dateOrTimestamp("+HHmm");

    private EndDay() {}

    /**
     * A date as it is; a timestamp with Z, an offset or a zone as the date in Europe/Amsterdam at that moment; a
     * timestamp without any of them as one of Europe/Amsterdam.
     *
     * @throws IllegalArgumentException when it is none of these, or when the year is not 1900..2199; the message says
     *     what was got and what is allowed
     */
    static LocalDate parse(String text) {
        LocalDate day;
        try {
            day = text.length() > MOST_CHARACTERS ? null : day(text.strip());
        } catch (DateTimeException e) {
            day = null;
        }
        if (day == null || day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("'" + shown(text)
                    + "' is no end of training; allowed is a date such as 2026-08-31 or a timestamp such as"
                    + " 2026-08-31T22:30Z, 2026-08-31T22:30+02:00 or 2026-08-31T22:30+02:00[Europe/Amsterdam], year "
                    + FIRST_YEAR + ".." + LAST_YEAR);
        }
        return day;
    }

    private static LocalDate day(String text) {
        TemporalAccessor read = read(text);
        LocalDate date = LocalDate.from(read);
        LocalTime time = read.query(TemporalQueries.localTime());
        if (time == null) {
            return date;
        }
        LocalDateTime local = LocalDateTime.of(date, time);
        ZoneOffset offset = read.query(TemporalQueries.offset());
        ZoneId zone = read.query(TemporalQueries.zoneId());
        // Z beside a zone is no contradiction: it says the time is of UTC, not that the place is (RFC 9557, 2)
        boolean placed = offset != null && !offset.equals(ZoneOffset.UTC) && zone != null;
        if (placed && !zone.getRules().isValidOffset(local, offset)) {
            throw new DateTimeException("the zone does not have this offset at that time");
        }
        if (offset != null) {
            return Amsterdam.day(local.toInstant(offset));
        }
        return zone == null ? date : Amsterdam.day(local.atZone(zone).toInstant());
    }

    private static TemporalAccessor read(String text) {
        try {
            return EXTENDED.parse(text);
        } catch (DateTimeException e) {
            return BASIC_OFFSET.parse(text);
        }
    }

    private static DateTimeFormatter dateOrTimestamp(String offset) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .append(DateTimeFormatter.ISO_LOCAL_DATE)
                .optionalStart()
                .appendLiteral('T')
                .append(DateTimeFormatter.ISO_LOCAL_TIME)
                .optionalStart()
                .appendOffset(offset, "Z")
                .optionalEnd()
                .optionalStart()
                .appendLiteral('[')
                .parseCaseSensitive()
                .appendZoneRegionId()
                .appendLiteral(']')
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** On one line, and not more of it than says what it is. */
    static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= MOST_CHARACTERS ? plain : plain.substring(0, MOST_CHARACTERS) + "…";
    }
}
