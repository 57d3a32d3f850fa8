package nl.kennispeil.scoring.key;

import java.util.Arrays;
import java.util.Locale;

/** What an item is to the score of a test. */
public enum ItemStatus {
    /** Counts. */
    SCORED,
    /** Was dropped after the test: leaves the sum and the number of items. Is analysed, so that the reason shows. */
    REMOVED,
    /** Is tried out: analysed against the score, never part of it. */
    PILOT;

    /**
     * The status a key file names, in lower case; empty is {@link #SCORED}.
     *
     * @throws IllegalArgumentException on any other word
     */
    public static ItemStatus ofLabel(String label) {
        if (label.isBlank()) {
            return SCORED;
        }
        return Arrays.stream(values())
                .filter(status -> status.label().equals(label.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "status of an item is \"" + label + "\": allowed is scored, removed or pilot"));
    }

    /** As in a key file. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
