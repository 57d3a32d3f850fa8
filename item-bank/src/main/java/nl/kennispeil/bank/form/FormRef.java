package nl.kennispeil.bank.form;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One version of a test form, written {@code LHK-2026-N:1}.
 *
 * @param id 1 to 64 letters, digits, dots, underscores or hyphens
 * @param version 1 or higher
 */
public record FormRef(String id, int version) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern WRITTEN = Pattern.compile("(" + ID + "):([1-9][0-9]{0,8})");

    public FormRef {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("form id \"" + id + "\" does not fit " + ID);
        }
        if (version < 1) {
            throw new IllegalArgumentException("version of form " + id + " is " + version + ": allowed is 1 or higher");
        }
    }

    /**
     * Reads what {@link #toString()} writes.
     *
     * @throws IllegalArgumentException when {@code written} is not a form id, a colon and a version
     */
    public static FormRef parse(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException("form reference \"" + written + "\" does not fit " + WRITTEN);
        }
        return new FormRef(parts.group(1), Integer.parseInt(parts.group(2)));
    }

    @Override
    public String toString() {
        return id + ":" + version;
    }
}
