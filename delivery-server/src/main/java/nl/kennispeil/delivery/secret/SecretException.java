package nl.kennispeil.delivery.secret;

/** The server's secret does not belong to the store; the message is for the operator. */
public final class SecretException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SecretException(String message) {
        super(message);
    }
}
