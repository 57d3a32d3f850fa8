package nl.kennispeil.bank.item;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One version of an item, written {@code DEMO-001:1}. The content behind a reference never changes.
 *
 * @param id the item
 * @param version 1 or higher
 */
public record ItemRef(ItemId id, int version) {

    private static final Pattern WRITTEN = Pattern.compile("([A-Za-z0-9._-]{1,64}):([1-9][0-9]{0,8})");

    public ItemRef {
        if (version < 1) {
            throw new IllegalArgumentException("version of item " + id + " is " + version + ": allowed is 1 or higher");
        }
    }

    /**
     * Reads what {@link #toString()} writes.
     *
     * @throws IllegalArgumentException when {@code written} is not an item id, a colon and a version
     */
    public static ItemRef parse(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException("item reference \"" + written + "\" does not fit " + WRITTEN);
        }
        return new ItemRef(new ItemId(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    @Override
    public String toString() {
        return id + ":" + version;
    }
}
