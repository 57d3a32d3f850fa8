package nl.kennispeil.bank.item;

import java.util.List;
import java.util.regex.Pattern;

/** Checks that the records of this package share; a message names the part, what was got and what is allowed. */
final class Required {

    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");

    private Required() {}

    static void text(String value, String part) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(part + " is empty: it needs text");
        }
    }

    static void texts(List<String> values, String part) {
        for (int i = 0; i < values.size(); i++) {
            text(values.get(i), part + " " + (i + 1));
        }
    }

    static void matches(String value, Pattern allowed, String part) {
        if (!allowed.matcher(value).matches()) {
            throw new IllegalArgumentException(part + " \"" + value + "\" does not fit " + allowed);
        }
    }

    /** A plain file name: media are looked up in a library, never by path. */
    static void file(String value, String part) {
        matches(value, FILE, part);
    }
}
