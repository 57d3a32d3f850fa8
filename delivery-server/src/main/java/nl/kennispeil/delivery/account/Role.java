package nl.kennispeil.delivery.account;

import java.util.Locale;
import java.util.Map;

/** The roles of domain.md §5. What each may do stands in {@code permissions.csv}; what is not there is refused. */
public enum Role {
    AIOS,
    OPLEIDER,
    AUTHOR,
    REVIEWER,
    PSYCHOMETRICIAN,
    BUREAU,
    INVIGILATOR,
    COORDINATOR,
    SUPPORT,
    PRIVACY,
    ADMIN,
    RESEARCHER;

    /** The table by role; apart, because it needs the roles to be there. */
    private static final class Granted {
        static final Map<Role, Map<Permission, Matrix.Grant>> BY_ROLE = Matrix.OFFICIAL.byRole();
    }

    /** Whether this role has a permission, for some data at least; {@link Account#may} knows for whose. */
    public boolean may(Permission permission) {
        return reach(permission) != Reach.NONE;
    }

    /** Whose data this role reaches with a permission. */
    public Reach reach(Permission permission) {
        return grant(permission).reach();
    }

    /** True when what a permission is for takes somebody else of such a role as well. */
    public boolean needsSecondPerson(Permission permission) {
        return grant(permission).secondPerson();
    }

    private Matrix.Grant grant(Permission permission) {
        return Granted.BY_ROLE.getOrDefault(this, Map.of()).getOrDefault(permission, Matrix.Grant.NOTHING);
    }

    /** True for those who work with other people's data: a second factor and an idle lock are asked of them (R66). */
    public boolean isStaff() {
        return this != AIOS && this != OPLEIDER;
    }

    /** The name in files and message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no such role */
    public static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
