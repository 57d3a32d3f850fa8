package nl.kennispeil.bank.form;

/** Where a form is on its way from draft to frozen. */
public enum FormState {
    /** Being assembled; the only state in which it changes. */
    DRAFT,
    /** Somebody asked two others to approve it. */
    PROPOSED,
    /** Two approved it. */
    APPROVED,
    /** It never changes again, and may be planned. */
    FROZEN
}
