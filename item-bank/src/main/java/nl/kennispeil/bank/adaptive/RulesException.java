package nl.kennispeil.bank.adaptive;

/** Rules that cannot be used: where, what was got and what is allowed. */
public final class RulesException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    RulesException(String where, String what) {
        super(where + ": " + what);
    }
}
