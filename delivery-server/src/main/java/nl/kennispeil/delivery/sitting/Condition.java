package nl.kennispeil.delivery.sitting;

import java.util.Locale;

/** Under which condition a test is sat (R37); it travels with every result. */
public enum Condition {
    HOME,
    HALL,
    PAPER;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no such condition */
    public static Condition of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
