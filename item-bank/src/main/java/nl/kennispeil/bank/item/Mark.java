package nl.kennispeil.bank.item;

/** How an answer was marked; a form says what a mark is worth. */
public enum Mark {
    RIGHT,
    /** Worth something, but not everything. */
    PARTIAL,
    WRONG,
    UNKNOWN,
    BLANK,
    /** To be marked by people, and not marked yet. */
    PENDING
}
