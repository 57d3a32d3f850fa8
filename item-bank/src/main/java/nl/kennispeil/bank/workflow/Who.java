package nl.kennispeil.bank.workflow;

import java.util.Locale;

/** Who may take a step. */
public enum Who {
    /** Who may change this item. */
    AUTHOR,
    /** Who may approve items. */
    REVIEWER;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
