package nl.kennispeil.delivery.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import nl.kennispeil.delivery.secret.ServerSecret;

/**
 * Carries, in the cookie of the session that does not exist yet, that an identity provider vouched for a subject that
 * no account is linked to. Whoever then logs in with a password is asked whether to link. Signed, and good for ten
 * minutes; nothing of it is kept.
 */
public final class LinkTicket {

    /** How long there is to log in with a password. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final String MARK = "link.";

    private final ServerSecret secret;

    public LinkTicket(ServerSecret secret) {
        this.secret = secret;
    }

    /** @param digest of the subject, 64 hex digits */
    public String issue(String digest, Instant now) {
        String claim = digest + "." + now.plus(LIFETIME).getEpochSecond();
        return MARK + claim + "." + sign(claim);
    }

    /** The digest of the subject, when this is a ticket of ours that has not run out. */
    public Optional<String> open(String ticket, Instant now) {
        String[] parts = ticket.split("\\.", -1);
        if (!ticket.startsWith(MARK) || parts.length != 4 || !parts[2].matches("[0-9]{1,12}")) {
            return Optional.empty();
        }
        boolean ours = MessageDigest.isEqual(
                sign(parts[1] + "." + parts[2]).getBytes(StandardCharsets.UTF_8),
                parts[3].getBytes(StandardCharsets.UTF_8));
        return ours && now.getEpochSecond() < Long.parseLong(parts[2]) ? Optional.of(parts[1]) : Optional.empty();
    }

    private String sign(String claim) {
        return HexFormat.of().formatHex(secret.derive("link-ticket", claim));
    }
}
