package nl.kennispeil.delivery.bureau;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import nl.kennispeil.delivery.page.Page;

/** What a local date and time of Amsterdam stands for: one instant, none in spring, two in autumn. */
sealed interface LocalMoment {

    /** The usual case. */
    record At(Instant instant) implements LocalMoment {}

    /** The clock jumps over this time: it does not exist on that day. */
    record Skipped() implements LocalMoment {}

    /** The clock shows this time twice, so somebody must choose. */
    record Twice(Instant summerTime, Instant winterTime) implements LocalMoment {}

    /** Not a date and a time. */
    record Unreadable() implements LocalMoment {}

    /** Which of the two when a time comes twice. */
    enum Choice {
        NONE,
        SUMMER,
        WINTER;

        static Choice of(String code) {
            return switch (code) {
                case "summer" -> SUMMER;
                case "winter" -> WINTER;
                default -> NONE;
            };
        }
    }

    /**
     * Reads a local date and time in the zone of {@link Page#ZONE}.
     *
     * @param date as a date field sends it, 2026-03-26
     * @param time as a time field sends it, 09:00
     */
    static LocalMoment read(String date, String time, Choice choice) {
        LocalDateTime local;
        try {
            local = LocalDateTime.of(LocalDate.parse(date), LocalTime.parse(time));
        } catch (DateTimeParseException e) {
            return new Unreadable();
        }
        List<ZoneOffset> offsets = Page.ZONE.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            return new Skipped();
        }
        Instant first = local.toInstant(offsets.get(0));
        if (offsets.size() == 1) {
            return new At(first);
        }
        Instant second = local.toInstant(offsets.get(1));
        return switch (choice) {
            case SUMMER -> new At(first);
            case WINTER -> new At(second);
            case NONE -> new Twice(first, second);
        };
    }
}
