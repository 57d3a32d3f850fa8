package nl.kennispeil.delivery.session;

import java.time.Instant;
import nl.kennispeil.delivery.account.Account;

/**
 * Somebody who is logged in and acts in one function.
 *
 * @param formToken what every form of this session must carry, against forged requests
 * @param several true when there are other functions to change to
 */
public record Session(Account account, Instant expires, String formToken, boolean several) {

    @Override
    public String toString() {
        return "Session[" + account.role() + "]";
    }
}
