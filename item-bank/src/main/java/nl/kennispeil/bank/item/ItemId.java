package nl.kennispeil.bank.item;

import java.util.regex.Pattern;

/**
 * Name of an item over all its versions, such as {@code DEMO-001}.
 *
 * @param value 1 to 64 letters, digits, dots, underscores or hyphens
 */
public record ItemId(String value) {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public ItemId {
        Required.matches(value, ALLOWED, "item id");
    }

    @Override
    public String toString() {
        return value;
    }
}
