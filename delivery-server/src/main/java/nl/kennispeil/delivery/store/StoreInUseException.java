package nl.kennispeil.delivery.store;

/** The folder of an embedded store is open in another process, or in another store of this one. */
public final class StoreInUseException extends StoreException {

    private static final long serialVersionUID = 1L;

    StoreInUseException(String message) {
        super(message);
    }
}
