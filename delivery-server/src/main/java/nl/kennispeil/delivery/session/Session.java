package nl.kennispeil.delivery.session;

import java.time.Instant;
import nl.kennispeil.delivery.account.Account;

/**
 * Somebody logged in with a password.
 *
 * @param formToken what every form of this session must carry, against forged requests
 */
public record Session(Account account, Instant expires, String formToken) {

    @Override
    public String toString() {
        return "Session[" + account.role() + "]";
    }
}
