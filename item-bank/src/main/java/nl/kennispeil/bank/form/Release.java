package nl.kennispeil.bank.form;

/** When a candidate may see the result. */
public enum Release {
    /** As soon as the test is handed in. */
    AT_ONCE,
    /** When the test office has decided on it. */
    BY_BUREAU
}
