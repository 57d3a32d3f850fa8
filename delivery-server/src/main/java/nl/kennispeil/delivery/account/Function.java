package nl.kennispeil.delivery.account;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is here (R6): a role, for an institute or for the whole country, from a day to a day.
 *
 * @param institute null for the whole country
 * @param candidate the enrolment it stands on; null for an account that belongs to no known person
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

    /** True when such a function is for the whole country only. */
    public static boolean isNational(Role role) {
        return NATIONAL.contains(role);
    }

    /** These work for one institute and reach nothing without it. */
    private static final Set<Role> OF_INSTITUTE = Set.of(Role.COORDINATOR, Role.INVIGILATOR);

    /** True when such a function only makes sense at an institute. */
    public static boolean needsInstitute(Role role) {
        return OF_INSTITUTE.contains(role);
    }

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

    /** True when there is a day on which both hold. */
    boolean meets(Function other) {
        return (until == null || !other.from.isAfter(until)) && (other.until == null || !from.isAfter(other.until));
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
