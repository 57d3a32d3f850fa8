package nl.kennispeil.bank.form;

/** How a candidate may move through a form. */
public enum Navigation {
    /** To any item, as often as wanted. */
    FREE,
    /** To the next item only. */
    FORWARD_ONLY
}
