package nl.kennispeil.delivery.load;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations as people type them: {@code 500ms}, {@code 30s}, {@code 10m}, {@code 2h}, or ISO 8601 {@code PT30S}. */
final class DurationText implements ITypeConverter<Duration> {

    private static final Pattern SHORT = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

    @Override
    public Duration convert(String value) {
        Matcher parts = SHORT.matcher(value.strip().toLowerCase(Locale.ROOT));
        if (parts.matches()) {
            long number = Long.parseLong(parts.group(1));
            return switch (parts.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                default -> Duration.ofHours(number);
            };
        }
        try {
            Duration iso = Duration.parse(value.strip());
            if (!iso.isNegative()) {
                return iso;
            }
        } catch (DateTimeParseException e) {
            // falls through to the one message for everything that is no duration
        }
        throw new TypeConversionException("'" + value + "' is no duration: allowed are 500ms, 30s, 10m, 2h or PT30S");
    }
}
