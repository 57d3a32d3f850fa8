package nl.kennispeil.delivery.account;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who logs in with a password.
 *
 * @param login unique, lower case
 * @param institute the institute the account is bound to; null for the whole country
 * @param candidate the candidate this account belongs to, for aios
 */
public record Account(
        String login,
        String passwordHash,
        Role role,
        String name,
        @Nullable String institute,
        @Nullable String candidate) {

    public boolean may(Permission permission) {
        return role.may(permission);
    }

    /** True when the account covers this institute. */
    public boolean covers(String other) {
        return institute == null || institute.equals(other);
    }

    public Optional<String> boundTo() {
        return Optional.ofNullable(institute);
    }

    @Override
    public String toString() {
        return "Account[" + role + "]";
    }
}
