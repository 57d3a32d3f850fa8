package nl.kennispeil.delivery.session;

import java.time.Instant;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Login;

/** Told of every log-in, also of those that failed (AP on access); the audit trail listens. */
@FunctionalInterface
public interface AccessLog {

    /**
     * @param actor who did it: mostly the account itself, in its first function
     * @param login whose account it is about
     * @param action such as {@code account.login} or {@code account.login-failed}
     * @param detail a code, never what was typed
     */
    void note(Account actor, Login login, String action, String detail, Instant at);

    /**
     * Somebody tried a login that there is not.
     *
     * @param action such as {@code account.login-failed}
     * @param address of who tried; what was typed goes nowhere
     */
    default void unknown(String action, String address, Instant at) {
        // nobody's account is concerned
    }
}
