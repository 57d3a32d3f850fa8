package nl.kennispeil.delivery.account;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is here (R6): a role, for an institute or for the whole country, from a day to a day.
 *
 * @param institute null for the whole country
 * @param candidate the enrolment it belongs to, for aios and opleiders; null for staff
 * @param from first day, in Europe/Amsterdam
 * @param until last day; null while it lasts
 */
public record Function(
        Role role,
        @Nullable String institute,
        @Nullable String candidate,
        LocalDate from,
        @Nullable LocalDate until) {

    /** These look after everybody's data or nobody's; no screen of theirs narrows to an institute. */
    private static final Set<Role> NATIONAL = Set.of(Role.PRIVACY, Role.ADMIN, Role.RESEARCHER, Role.PSYCHOMETRICIAN);

    /** @throws IllegalArgumentException when the role is not for an institute, or the days are in the wrong order */
    public Function {
        if (institute != null && NATIONAL.contains(role)) {
            throw new IllegalArgumentException(
                    "a function as " + role.code() + " is for the whole country, got an institute");
        }
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException(
                    "a function as " + role.code() + " ends on " + until + ", before it begins on " + from);
        }
    }

    /** Since always and without an end. */
    public static Function lasting(Role role, @Nullable String institute, @Nullable String candidate) {
        return new Function(role, institute, candidate, LocalDate.EPOCH, null);
    }

    /** The function an account acts in, without its days. */
    public static Function of(Account account) {
        return lasting(account.role(), account.institute(), account.candidate());
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    /** Tells the functions of one login apart; in forms and sessions, so without anything to hide. */
    public String key() {
        return role.code() + ":" + (institute == null ? "" : institute) + ":" + (candidate == null ? "" : candidate);
    }

    @Override
    public String toString() {
        return "Function[" + role + "]";
    }
}
