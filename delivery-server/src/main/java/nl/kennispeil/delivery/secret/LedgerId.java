package nl.kennispeil.delivery.secret;

/**
 * What stays in place of an id once the data behind it is gone (domain.md T21, T22, T24): a keyed digest that only this
 * installation can make, so that who still knows the id can be shown what became of it, and nobody can turn it back.
 */
public final class LedgerId {

    /** 130 bits. */
    private static final int DIGITS = 26;

    private LedgerId() {}

    /** 26 digits of Base32; the same id always gives the same ones. */
    public static String of(ServerSecret secret, String id) {
        return Base32.encode(secret.derive("ledger", id), DIGITS);
    }
}
