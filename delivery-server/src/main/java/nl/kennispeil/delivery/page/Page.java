package nl.kennispeil.delivery.page;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.session.Session;
import nl.kennispeil.delivery.text.Messages;
import org.jspecify.annotations.Nullable;

/**
 * What every rendered page knows: words, paths, and who is looking.
 *
 * @param messages the words of this page's language
 * @param assets base path of scripts and styles
 * @param path path of this page, for the language switch and the rail
 * @param session who is logged in; null for a visitor
 */
public record Page(
        Messages messages,
        String assets,
        String path,
        @Nullable Session session) {

    /** The zone of every date people see. */
    public static final ZoneId ZONE = Amsterdam.ZONE;

    public String lang() {
        return messages.language().code();
    }

    /** The text of a key under {@code page.}. */
    public String t(String key, Object... arguments) {
        return messages.text("page." + key, arguments);
    }

    public boolean may(Permission permission) {
        return session != null && session.account().may(permission);
    }

    public @Nullable Account account() {
        return session == null ? null : session.account();
    }

    /** True when whoever looks can change to another function. */
    public boolean hasSeveralFunctions() {
        return session != null && session.several();
    }

    public String formToken() {
        return session == null ? "" : session.formToken();
    }

    /** As in "do 26 mrt 2026 09:00". */
    public String date(Instant at) {
        // the platform puts a dot after short months in Dutch
        return format("EEE d MMM yyyy HH:mm", at).replace(".", "");
    }

    /** As in "1 mrt 2027". */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM yyyy", messages.language().locale())
                .format(day)
                .replace(".", "");
    }

    public String time(Instant at) {
        return format("HH:mm:ss", at);
    }

    /** As in "09:00". */
    public String hour(Instant at) {
        return format("HH:mm", at);
    }

    /** With one decimal, as the language writes it. */
    public String decimal(BigDecimal value) {
        return String.format(messages.language().locale(), "%.1f", value);
    }

    /** All its digits and no more, with the decimal sign of the language. */
    public String number(BigDecimal value) {
        String plain = value.stripTrailingZeros().toPlainString();
        return plain.replace(
                '.',
                DecimalFormatSymbols.getInstance(messages.language().locale()).getDecimalSeparator());
    }

    private String format(String pattern, Instant at) {
        Locale locale = messages.language().locale();
        return DateTimeFormatter.ofPattern(pattern, locale).withZone(ZONE).format(at);
    }
}
