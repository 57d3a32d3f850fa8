package nl.kennispeil.bank.exchange.pack;

/** A package that is not read at all; the message says why, for people. */
public final class PackageFault extends Exception {

    private static final long serialVersionUID = 1L;

    PackageFault(String reason) {
        super(reason);
    }

    /** Why, in one line. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
