package nl.kennispeil.delivery.shelf;

/** The store did not do what was asked: nothing was promised, and the same may be asked again. */
public final class ShelfException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ShelfException(String message, Throwable cause) {
        super(message, cause);
    }
}
