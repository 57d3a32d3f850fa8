package nl.kennispeil.delivery.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;
import nl.kennispeil.delivery.person.Enrolling;

/**
 * Reads days: {@code 2026-08-31}, {@code 31-8-2026}, either with midnight behind it, or a moment with its zone, which is
 * the day it then is in the Netherlands (domain.md §4.1, case 13).
 */
final class Days {

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DUTCH =
            DateTimeFormatter.ofPattern("d-M-uuuu").withResolverStyle(ResolverStyle.STRICT);

    /** Days since 1900 as spreadsheets count them, 1927 to 2064. */
    private static final Pattern SERIAL = Pattern.compile("[1-6][0-9]{4}(?:[.,][0-9]+)?");

    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}.*");
    private static final Pattern MIDNIGHT = Pattern.compile("(?<day>[0-9-]+)[T ]0?0:00(?::00(?:[.,]0+)?)?");

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 12, 31);

    private Days() {}

    static LocalDate parse(Column column, String cell) {
        LocalDate day = day(column, cell);
        if (day.isBefore(FIRST) || day.isAfter(LAST)) {
            throw new Refusal(Problem.in(column, "date-range"));
        }
        return day;
    }

    private static LocalDate day(Column column, String cell) {
        if (SERIAL.matcher(cell).matches()) {
            throw new Refusal(Problem.in(column, "date-serial"));
        }
        var midnight = MIDNIGHT.matcher(cell);
        String text = midnight.matches() ? midnight.group("day") : cell;
        try {
            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(text, ISO);
            }
            if (text.matches("\\d{1,2}-\\d{1,2}-\\d{4}")) {
                return LocalDate.parse(text, DUTCH);
            }
            if (MOMENT.matcher(text).matches()) {
                return moment(column, text);
            }
        } catch (DateTimeException e) {
            throw new Refusal(Problem.in(column, "date"));
        }
        throw new Refusal(Problem.in(column, "date"));
    }

    private static LocalDate moment(Column column, String text) {
        if (!text.matches(".*(?:Z|[+-]\\d{2}:?\\d{2})")) {
            throw new Refusal(Problem.in(column, "date-zone"));
        }
        String normal = text.replace(' ', 'T').replaceAll("([+-]\\d{2})(\\d{2})$", "$1:$2");
        return OffsetDateTime.parse(normal).atZoneSameInstant(Enrolling.ZONE).toLocalDate();
    }
}
