package nl.kennispeil.bank.exchange.table;

/** A file that holds no table that is read; the message is for people. */
final class TableFault extends Exception {

    private static final long serialVersionUID = 1L;

    TableFault(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
