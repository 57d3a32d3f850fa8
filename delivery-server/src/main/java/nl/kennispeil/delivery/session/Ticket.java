package nl.kennispeil.delivery.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import nl.kennispeil.delivery.secret.ServerSecret;

/**
 * Something a browser carries for us while there is no session yet, in the cookie of the session that is to come: signed,
 * good for ten minutes, and kept nowhere here. Two kinds never stand in for each other.
 */
public final class Ticket {

    /** How long a ticket is good for. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    /** That an identity provider vouched for a subject no account is linked to; holds its digest. */
    public static Ticket forLink(ServerSecret secret) {
        return new Ticket(secret, "link");
    }

    /** That this browser was sent to an identity provider; holds a random id. */
    public static Ticket forProvider(ServerSecret secret) {
        return new Ticket(secret, "sso");
    }

    private final ServerSecret secret;
    private final String kind;

    private Ticket(ServerSecret secret, String kind) {
        this.secret = secret;
        this.kind = kind;
    }

    /** @param content letters, digits, dashes and underscores */
    public String issue(String content, Instant now) {
        String claim = content + "." + now.plus(LIFETIME).getEpochSecond();
        return kind + "." + claim + "." + sign(claim);
    }

    /** The content, when this is a ticket of ours and of this kind that has not run out. */
    public Optional<String> open(String ticket, Instant now) {
        String[] parts = ticket.split("\\.", -1);
        if (parts.length != 4 || !parts[0].equals(kind) || !parts[2].matches("[0-9]{1,12}")) {
            return Optional.empty();
        }
        boolean ours = MessageDigest.isEqual(
                sign(parts[1] + "." + parts[2]).getBytes(StandardCharsets.UTF_8),
                parts[3].getBytes(StandardCharsets.UTF_8));
        return ours && now.getEpochSecond() < Long.parseLong(parts[2]) ? Optional.of(parts[1]) : Optional.empty();
    }

    private String sign(String claim) {
        return HexFormat.of().formatHex(secret.derive("ticket", kind, claim));
    }
}
