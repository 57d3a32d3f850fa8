package nl.kennispeil.delivery.oidc;

/** The provider did not answer, or with something that is no answer. */
final class ProviderDown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProviderDown(String what) {
        super(what, null, false, false);
    }
}
