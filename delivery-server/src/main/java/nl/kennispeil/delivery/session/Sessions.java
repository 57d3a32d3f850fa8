package nl.kennispeil.delivery.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.secret.Digests;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of people with a password: an opaque random id in a cookie, kept hashed. A short local cache saves a look-up
 * per click; a log-out elsewhere is seen within its {@link #CACHED}.
 */
public final class Sessions {

    /** How long a session lasts without a new log-in: a working day. */
    public static final Duration LIFETIME = Duration.ofHours(10);

    private static final Duration CACHED = Duration.ofSeconds(15);

    private final Shelf shelf;
    private final Accounts accounts;
    private final ServerSecret secret;
    private final SecureRandom random = new SecureRandom();
    private final Cache<String, Session> cache =
            Caffeine.newBuilder().expireAfterWrite(CACHED).maximumSize(10_000).build();

    public Sessions(Shelves shelves, Accounts accounts, ServerSecret secret) {
        this.shelf = shelves.shelf("sessions", Holds.PERSONS);
        this.accounts = accounts;
        this.secret = secret;
    }

    /** Starts a session and returns the id for the cookie. */
    public String start(Account account, Instant now) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        shelf.insert(Fields.of(Digests.sha256Hex(id))
                .with("schema", 1)
                .with("login", account.login())
                .with("expires", now.plus(LIFETIME))
                .build());
        return id;
    }

    /** The session of a cookie, unless it has expired or the account is gone. */
    public Optional<Session> find(String id, Instant now) {
        String hash = Digests.sha256Hex(id);
        Session session = cache.get(hash, any -> load(hash, id));
        return Optional.ofNullable(session).filter(each -> now.isBefore(each.expires()));
    }

    public void end(String id) {
        String hash = Digests.sha256Hex(id);
        cache.invalidate(hash);
        shelf.delete(List.of(hash));
    }

    private @Nullable Session load(String hash, String id) {
        Fields fields = shelf.find(hash).orElse(null);
        if (fields == null) {
            return null;
        }
        String formToken = Base64.getUrlEncoder().withoutPadding().encodeToString(secret.derive("form-token", id));
        return accounts.find(fields.text("login"))
                .map(account -> new Session(account, fields.instant("expires"), formToken))
                .orElse(null);
    }
}
