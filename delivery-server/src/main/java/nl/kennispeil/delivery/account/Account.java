package nl.kennispeil.delivery.account;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is logged in, acting in one function: what all the rest of the server asks what may be done. What is
 * kept is a {@link Login} with one or more functions.
 *
 * @param login unique, lower case
 * @param institute the institute the function is bound to; null for the whole country
 * @param candidate the candidate this function belongs to, for aios
 */
public record Account(
        String login,
        Role role,
        String name,
        @Nullable String institute,
        @Nullable String candidate) {

    /** Whether there is anybody whose data this account reaches with a permission. */
    public boolean may(Permission permission) {
        // bound to an institute by the role, but not to any: nothing rather than everything
        return role.may(permission) && (role.reach(permission) != Reach.INSTITUTE || institute != null);
    }

    /** True when the account covers this institute. */
    public boolean covers(String other) {
        return institute == null || institute.equals(other);
    }

    /** True when there are data of its own to ask about: an account that acts for no enrolment has none. */
    public boolean asksRights() {
        return may(Permission.ASK_RIGHTS) && candidate != null;
    }

    public Optional<String> boundTo() {
        return Optional.ofNullable(institute);
    }

    @Override
    public String toString() {
        return "Account[" + role + "]";
    }
}
