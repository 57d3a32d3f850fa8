package nl.kennispeil.bank.diff;

/**
 * A stretch of text in a comparison.
 *
 * @param kind in both, in the old one only, in the new one only
 * @param text not empty
 */
public record Segment(Kind kind, String text) {

    /** Where a stretch stands. */
    public enum Kind {
        KEPT,
        REMOVED,
        ADDED
    }
}
