package nl.kennispeil.delivery.apikey;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key of another system. What is kept is a digest of its secret.
 *
 * @param label what it is for, such as the name of the system; no name of a person
 * @param institute the only institute it reaches; null for the whole country
 * @param expires not valid from this moment on
 * @param lastUsed to the hour; null when it never was
 * @param revoked when it was withdrawn; null while it was not
 */
public record ApiKey(
        String id,
        String label,
        Set<Scope> scopes,
        @Nullable String institute,
        Instant made,
        Instant expires,
        @Nullable Instant lastUsed,
        @Nullable Instant revoked) {

    /** What a key may do. */
    public enum Scope {
        PERSONS_READ("persons:read"),
        PERSONS_WRITE("persons:write"),
        RESULTS_READ("results:read");

        private final String code;

        Scope(String code) {
            this.code = code;
        }

        /** The name in forms and documentation. */
        public String code() {
            return code;
        }

        public static Optional<Scope> of(String code) {
            return Arrays.stream(values())
                    .filter(each -> each.code.equals(code))
                    .findFirst();
        }
    }

    /** Where it stands. */
    public enum Standing {
        VALID,
        EXPIRED,
        REVOKED
    }

    public ApiKey {
        scopes = Set.copyOf(scopes);
    }

    public Standing standing(Instant now) {
        if (revoked != null) {
            return Standing.REVOKED;
        }
        return now.isBefore(expires) ? Standing.VALID : Standing.EXPIRED;
    }

    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }

    /** True when it reaches this institute. */
    public boolean covers(String other) {
        return institute == null || institute.equals(other);
    }
}
