package nl.kennispeil.delivery.oidc;

/** What came back from the provider or the browser is not to be trusted. The message names the check, never the value. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refused(String check) {
        super(check, null, false, false);
    }
}
