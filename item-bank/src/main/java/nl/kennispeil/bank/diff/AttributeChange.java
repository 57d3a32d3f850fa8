package nl.kennispeil.bank.diff;

import org.jspecify.annotations.Nullable;

/**
 * An attribute that differs.
 *
 * @param name such as {@code shuffle} or {@code src}
 * @param old its value before, or null when it was not there
 * @param now its value after, or null when it is not there any more
 */
public record AttributeChange(
        String name, @Nullable String old, @Nullable String now) {}
