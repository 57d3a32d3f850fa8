package nl.kennispeil.bank.item;

/** How an answer was marked; a form says what a mark is worth. */
public enum Mark {
    RIGHT,
    WRONG,
    UNKNOWN,
    BLANK
}
