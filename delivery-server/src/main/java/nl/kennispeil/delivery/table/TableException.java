package nl.kennispeil.delivery.table;

/** A file that cannot be used; the message names the file and, where there is one, the line and the column. */
public final class TableException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public TableException(String message) {
        super(message);
    }
}
