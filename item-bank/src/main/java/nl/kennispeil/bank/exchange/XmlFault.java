package nl.kennispeil.bank.exchange;

/** A file that is no XML, or XML that is not read; the message says where and why, for people. */
public final class XmlFault extends Exception {

    private static final long serialVersionUID = 1L;

    XmlFault(String message) {
        super(message);
    }

    XmlFault(int line, String message) {
        super("line " + line + ": " + message);
    }

    /** Why, in one line. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
