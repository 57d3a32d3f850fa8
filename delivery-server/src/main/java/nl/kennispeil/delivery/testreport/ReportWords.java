package nl.kennispeil.delivery.testreport;

import java.util.Locale;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.delivery.text.Messages;

/** Words and numbers of a report in its language. */
public final class ReportWords {

    /** Stands where there is no number. */
    private static final String NONE = "–";

    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    /** Below this a number is written with a power of ten. */
    private static final double SMALL = 1e-3;

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
        String text = String.format(locale(), "%,." + decimals + "f", value);
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

    /** A number that is small as a rule, such as an error, with two digits that count: 0.012 or 1.2 · 10⁻⁷. */
    public String small(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        double size = Math.abs(value);
        if (size == 0 || size >= 10) {
            return number(value, 0);
        }
        if (size >= SMALL) {
            return number(value, 1 - (int) Math.floor(Math.log10(size)));
        }
        // the format rounds 9.96 to 1.0 of the next power, as wanted
        String[] parts = String.format(Locale.ROOT, "%.1e", value).split("e", 2);
        return number(Double.parseDouble(parts[0]), 1) + " · 10" + raised(Integer.parseInt(parts[1]));
    }

    private static String raised(int power) {
        StringBuilder text = new StringBuilder();
        for (char each : Integer.toString(power).toCharArray()) {
            text.append(each == '-' ? '⁻' : RAISED.charAt(each - '0'));
        }
        return text.toString();
    }
}
