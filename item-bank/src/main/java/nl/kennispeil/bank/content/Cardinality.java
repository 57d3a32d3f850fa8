package nl.kennispeil.bank.content;

import java.util.Locale;

/** How many values a variable holds, as QTI names it. */
public enum Cardinality {
    SINGLE,
    MULTIPLE,
    ORDERED,
    RECORD;

    /** As QTI writes it: {@code single}. */
    public String qti() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when {@code qti} is none of single, multiple, ordered, record */
    public static Cardinality of(String qti) {
        for (Cardinality each : values()) {
            if (each.qti().equals(qti)) {
                return each;
            }
        }
        throw new IllegalArgumentException(
                "cardinality \"" + qti + "\": allowed is single, multiple, ordered or record");
    }
}
