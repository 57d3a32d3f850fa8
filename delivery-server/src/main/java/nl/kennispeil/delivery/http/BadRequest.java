package nl.kennispeil.delivery.http;

/** A request that is refused with a status and a code, whose words are in the bundles under {@code error.<code>}. */
public final class BadRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    public BadRequest(int status, String code) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }
}
