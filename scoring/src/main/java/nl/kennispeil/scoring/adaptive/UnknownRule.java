package nl.kennispeil.scoring.adaptive;

/** What "?", a blank and an item passed over by the candidate are. They count for the length. */
public enum UnknownRule {
    /** The lowest category. */
    WRONG,
    /** Nothing is learnt from it. */
    IGNORED
}
