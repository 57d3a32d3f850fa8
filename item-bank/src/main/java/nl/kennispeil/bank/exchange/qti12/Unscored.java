package nl.kennispeil.bank.exchange.qti12;

/** Response processing that cannot be said exactly in QTI 3; the message is for people. */
final class Unscored extends Exception {

    private static final long serialVersionUID = 1L;

    Unscored(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
