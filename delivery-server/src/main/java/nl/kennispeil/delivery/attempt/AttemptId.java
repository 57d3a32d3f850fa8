package nl.kennispeil.delivery.attempt;

import nl.kennispeil.delivery.secret.Base32;
import nl.kennispeil.delivery.secret.ServerSecret;

/**
 * Identifies one candidate at one sitting. A pseudonym: derived from both with the server's secret, so that registering
 * twice gives the same attempt, and the id in an URL or a log says nothing about the person.
 *
 * @param value 20 digits of Base32 (100 bits)
 */
public record AttemptId(String value) {

    public AttemptId {
        if (!value.matches("[0-9A-Z]{20}")) {
            throw new IllegalArgumentException("an attempt id has 20 letters and digits");
        }
    }

    public static AttemptId of(ServerSecret secret, String sitting, String candidate) {
        return new AttemptId(Base32.encode(secret.derive("attempt", sitting, candidate), 20));
    }

    @Override
    public String toString() {
        return value;
    }
}
