package nl.kennispeil.bank.search;

/**
 * Two items that look like copies.
 *
 * @param one identifier
 * @param other identifier
 * @param kind in what way
 * @param stem likeness of the stems, 0 to 1
 * @param options likeness of the options, 0 to 1
 */
public record Likeness(String one, String other, Kind kind, double stem, double options) {

    /** In what way two items are alike. */
    public enum Kind {
        /** The same words and numbers; the order of the options may differ. */
        SAME,
        /** The same words with other numbers. */
        NUMBERS,
        /** Nearly the same words. */
        NEAR
    }
}
