package nl.kennispeil.bank.processing;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Pattern;
import nl.kennispeil.bank.content.BaseType;

/** Values as QTI writes them (information model, section "Values" and baseType). */
final class Literals {

    private static final Pattern FLOAT = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,19}");

    /** Longest number or pair that is read. */
    private static final int LONGEST = 1000;

    private Literals() {}

    /**
     * Reads one value; white space around it is no part of it, except in a string.
     *
     * @return NULL when {@code text} is empty
     * @throws Unscorable (TYPE) when the text is no value of this type
     */
    static Value read(BaseType type, String text) {
        String stripped = text.strip();
        if (type == BaseType.STRING) {
            return text.isEmpty() ? Value.NULL : new Value.Characters(type, text);
        }
        if (stripped.isEmpty()) {
            return Value.NULL;
        }
        return switch (type) {
            case IDENTIFIER, FILE, URI, STRING -> new Value.Characters(type, stripped);
            case BOOLEAN -> truth(stripped);
            case INTEGER -> new Value.Whole(whole(stripped));
            case FLOAT -> new Value.Real(number(stripped));
            case POINT -> {
                String[] parts = two(type, stripped);
                yield new Value.Point(number(parts[0]), number(parts[1]));
            }
            case PAIR, DIRECTED_PAIR -> {
                String[] parts = two(type, stripped);
                yield new Value.Pair(type, parts[0], parts[1]);
            }
            case DURATION -> new Value.Span(seconds(stripped));
        };
    }

    /** A literal in an item: white space counts, unless a line break shows that it was put there to look nice. */
    static String declared(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0 ? text : text.strip();
    }

    private static Value truth(String text) {
        if (text.equalsIgnoreCase("true") || text.equals("1")) {
            return Value.TRUE;
        }
        if (text.equalsIgnoreCase("false") || text.equals("0")) {
            return Value.FALSE;
        }
        throw wrong(BaseType.BOOLEAN);
    }

    /** @throws Unscorable (TYPE) when it is no whole number of at most 64 bits */
    static long whole(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw wrong(BaseType.INTEGER);
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException tooLarge) {
            throw wrong(BaseType.INTEGER);
        }
    }

    /** @throws Unscorable (TYPE) when it is no number as XML Schema writes a double */
    static double number(String text) {
        switch (text) {
            case "INF":
                return Double.POSITIVE_INFINITY;
            case "-INF":
                return Double.NEGATIVE_INFINITY;
            case "NaN":
                return Double.NaN;
            default:
                if (text.length() > LONGEST || !FLOAT.matcher(text).matches()) {
                    throw wrong(BaseType.FLOAT);
                }
                return Double.parseDouble(text);
        }
    }

    /** ISO 8601 days to seconds of 2.0 and 3.0, or the plain number of seconds of 2.1. */
    private static double seconds(String text) {
        if (!text.startsWith("P") && !text.startsWith("-P")) {
            return number(text);
        }
        try {
            Duration duration = Duration.parse(text);
            return duration.getSeconds() + duration.getNano() / 1e9;
        } catch (DateTimeException | ArithmeticException wrong) {
            throw wrong(BaseType.DURATION);
        }
    }

    private static String[] two(BaseType type, String text) {
        String[] parts = text.split("\\s+");
        if (parts.length != 2) {
            throw wrong(type);
        }
        return parts;
    }

    /** Coordinates are whole numbers in QTI and printed as such when they are. */
    static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    /** The text itself stays out of the message: it may be an answer or a key. */
    private static Unscorable wrong(BaseType type) {
        return new Unscorable(Reason.TYPE, "a value is not written as base type " + type.qti());
    }
}
