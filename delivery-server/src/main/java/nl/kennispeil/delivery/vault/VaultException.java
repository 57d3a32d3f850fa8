package nl.kennispeil.delivery.vault;

/** A key or a sealed field is not what it should be: another owner's, changed, or from another master key. */
public final class VaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public VaultException(String message, Throwable cause) {
        super(message, cause);
    }

    public VaultException(String message) {
        super(message);
    }
}
