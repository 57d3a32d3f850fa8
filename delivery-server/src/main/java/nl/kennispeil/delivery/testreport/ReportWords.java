package nl.kennispeil.delivery.testreport;

import java.util.Locale;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.delivery.text.Messages;

/** Words and numbers of a report in its language. */
public final class ReportWords {

    /** Stands where there is no number. */
    private static final String NONE = "–";

    private final Messages messages;

    public ReportWords(Language language) {
        this.messages = Messages.in(language);
    }

    public String lang() {
        return messages.language().code();
    }

    public Locale locale() {
        return messages.language().locale();
    }

    /** The text of a key under {@code page.}. */
    public String t(String key, Object... arguments) {
        return messages.text("page." + key, arguments);
    }

    /** A number with so many decimals. */
    public String number(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        String text = String.format(locale(), "%." + decimals + "f", value);
        return text.startsWith("-") ? "−" + text.substring(1) : text;
    }

    /** A whole number, with separators. */
    public String whole(long value) {
        return String.format(locale(), "%,d", value);
    }

    public String percent(double share) {
        return Double.isFinite(share) ? number(100 * share, 0) + " %" : NONE;
    }

    /** A number in a sentence: three digits that count, a whole number as it is. */
    public String brief(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? whole((long) value)
                : Double.isFinite(value)
                        ? String.format(locale(), "%.3g", value).replace('-', '−')
                        : NONE;
    }

    /** A small number such as an error, with three digits that count. */
    public String small(double value) {
        return Double.isFinite(value) ? String.format(locale(), "%.2g", value) : NONE;
    }
}
