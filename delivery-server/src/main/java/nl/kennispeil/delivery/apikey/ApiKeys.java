package nl.kennispeil.delivery.apikey;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.kennispeil.delivery.secret.Base32;
import nl.kennispeil.delivery.secret.Digests;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import org.jspecify.annotations.Nullable;

/**
 * The keys, {@code kp_<id>_<secret>} with a secret of 160 random bits, so that a plain digest of it is enough. A key is
 * looked up again after {@link #REMEMBERED}, so a revocation on another node is felt within that time.
 */
public final class ApiKeys {

    /** A new key and its secret, to be shown this once. */
    public record Made(ApiKey key, String secret) {}

    private static final Pattern WRITTEN = Pattern.compile("kp_([0-9a-z]{10})_([0-9a-z]{32})");
    private static final Duration REMEMBERED = Duration.ofSeconds(15);
    private static final Duration NOTED = Duration.ofHours(1);

    private final Shelf shelf;
    private final SecureRandom random;
    private final Cache<String, Fields> cache = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(1_000)
            .build();

    public ApiKeys(Shelves shelves, SecureRandom random) {
        this.shelf = shelves.shelf("api_keys", Holds.NOBODY);
        this.random = random;
    }

    /** Makes a key. */
    public Made make(String label, Set<ApiKey.Scope> scopes, @Nullable String institute, Instant now, Instant expires) {
        String id = digits(10);
        String secret = "kp_" + id + "_" + digits(32);
        ApiKey key = new ApiKey(id, label, scopes, institute, now, expires, null, null);
        shelf.insert(Fields.of(id)
                .with("schema", 1)
                .with("digest", digest(secret))
                .with("label", label)
                .with("scopes", scopes.stream().map(ApiKey.Scope::code).sorted().toList())
                .with("institute", institute)
                .with("made", now)
                .with("expires", expires)
                .build());
        return new Made(key, secret);
    }

    /** The key somebody shows; empty when there is none such, or it is not valid (any more). */
    public Optional<ApiKey> check(String shown, Instant now) {
        Matcher written = WRITTEN.matcher(shown);
        if (!written.matches()) {
            return Optional.empty();
        }
        Fields fields = cache.get(written.group(1), id -> shelf.find(id).orElse(null));
        if (fields == null || !same(fields.text("digest"), digest(shown))) {
            return Optional.empty();
        }
        ApiKey key = fromFields(fields);
        if (key.standing(now) != ApiKey.Standing.VALID) {
            return Optional.empty();
        }
        noteUse(key, now);
        return Optional.of(key);
    }

    /** All that were ever made, the newest first; there are few. */
    public List<ApiKey> all() {
        return shelf.all().stream()
                .map(ApiKeys::fromFields)
                .sorted(Comparator.comparing(ApiKey::made).reversed())
                .toList();
    }

    /** Withdraws a key for good; false when there is none with that id. */
    public boolean revoke(String id, Instant now) {
        cache.invalidate(id);
        boolean there = shelf.change(Change.of(id).min("revoked", now)).isPresent();
        cache.invalidate(id);
        return there;
    }

    /** Counts how many trainings a key ended on a day; returns the sum of that day. */
    public int noteEndings(String id, int more, LocalDate day) {
        return shelf.change(Change.of(id).increment("ended." + day, more))
                .map(each -> ((Number) Objects.requireNonNull(each.map("ended").get(day.toString()))).intValue())
                .orElse(more);
    }

    private void noteUse(ApiKey key, Instant now) {
        Instant last = key.lastUsed();
        if (last == null || last.plus(NOTED).isBefore(now)) {
            shelf.change(Change.of(key.id()).max("lastUsed", now));
            cache.invalidate(key.id());
        }
    }

    private String digits(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Base32.encode(bytes, length).toLowerCase(Locale.ROOT);
    }

    private static String digest(String secret) {
        return Digests.sha256Hex("api-key:" + secret);
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private static ApiKey fromFields(Fields fields) {
        return new ApiKey(
                fields.id(),
                fields.text("label"),
                fields.texts("scopes").stream()
                        .flatMap(each -> ApiKey.Scope.of(each).stream())
                        .collect(Collectors.toSet()),
                fields.optionalText("institute").orElse(null),
                fields.instant("made"),
                fields.instant("expires"),
                fields.instantOrNull("lastUsed"),
                fields.instantOrNull("revoked"));
    }
}
