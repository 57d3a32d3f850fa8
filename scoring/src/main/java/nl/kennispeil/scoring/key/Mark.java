package nl.kennispeil.scoring.key;

/** What an answer turned out to be. */
public enum Mark {
    RIGHT,
    WRONG,
    /** Between lowest and highest score, on an item with more than two scores. */
    PARTIAL,
    /** "?". */
    UNKNOWN,
    BLANK
}
