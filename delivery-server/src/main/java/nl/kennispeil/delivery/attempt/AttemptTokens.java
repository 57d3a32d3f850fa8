package nl.kennispeil.delivery.attempt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import nl.kennispeil.delivery.secret.ServerSecret;

/**
 * What a device shows to act for an attempt: the attempt, the epoch and a proof of both. It needs no look-up and does
 * not expire by the clock, so saving never depends on a session; what it allows ends with the attempt itself.
 */
public final class AttemptTokens {

    /** What a token proves. */
    public record Claim(AttemptId attempt, int epoch) {}

    private static final int PROOF_BYTES = 18;

    private final ServerSecret secret;

    public AttemptTokens(ServerSecret secret) {
        this.secret = secret;
    }

    public String token(AttemptId attempt, int epoch) {
        return attempt + "." + epoch + "." + proof(attempt.value(), Integer.toString(epoch));
    }

    /** What the token proves; empty for anything that was not made here. */
    public Optional<Claim> verify(String token) {
        String[] parts = token.split("\\.", 4);
        if (token.length() > 100 || parts.length != 3 || !parts[1].matches("[1-9][0-9]{0,3}")) {
            return Optional.empty();
        }
        byte[] expected = proof(parts[0], parts[1]).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, parts[2].getBytes(StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        return Optional.of(new Claim(new AttemptId(parts[0]), Integer.parseInt(parts[1])));
    }

    private String proof(String attempt, String epoch) {
        byte[] mac = secret.derive("attempt-token", attempt, epoch);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, PROOF_BYTES));
    }
}
