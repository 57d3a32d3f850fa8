package nl.kennispeil.delivery.account;

import static nl.kennispeil.delivery.account.Permission.*;

import java.util.Locale;
import java.util.Set;

/** The roles of domain.md §5, each with all it may do; what is not listed is refused. */
public enum Role {
    AIOS(SEE_OWN_RESULT, READ_OWN_AUDIT, ASK_RIGHTS),
    OPLEIDER(SEE_OWN_RESULT, READ_OWN_AUDIT, ASK_RIGHTS),
    AUTHOR,
    REVIEWER,
    PSYCHOMETRICIAN(
            SEE_SITTINGS, SEE_GROUP_REPORT, PROPOSE_RELEASE, DOWNLOAD_ITEM_STATISTICS, SEE_RESEARCH, PROPOSE_RESEARCH),
    BUREAU(
            SEE_SITTINGS,
            WATCH_SITTING,
            PLAN_SITTING,
            PRINT_CODES,
            RESET_LOGIN,
            GRANT_TIME,
            SEND_MESSAGE,
            FORCE_SUBMIT,
            REOPEN_ATTEMPT,
            UPLOAD_RESCUE,
            CLOSE_SITTING,
            PROPOSE_RELEASE,
            CONFIRM_RELEASE,
            SEE_GROUP_REPORT,
            SEE_PERSONS,
            EDIT_PERSONS,
            IMPORT_PERSONS,
            CONFIRM_IMPORT),
    INVIGILATOR(
            SEE_SITTINGS,
            WATCH_SITTING,
            GRANT_TIME,
            SEND_MESSAGE,
            REOPEN_ATTEMPT,
            RESET_LOGIN,
            UPLOAD_RESCUE,
            SEE_PHOTO,
            SEE_PERSONS),
    COORDINATOR(
            SEE_SITTINGS,
            WATCH_SITTING,
            GRANT_TIME,
            SEND_MESSAGE,
            SEE_RESULT_OF_AIOS,
            SEE_GROUP_REPORT,
            READ_AUDIT_OF_INSTITUTE,
            CONFIRM_LOW_RESULT,
            SEE_PHOTO,
            SEE_PERSONS,
            IMPORT_PERSONS),
    SUPPORT(SEE_SITTINGS, WATCH_SITTING, RESET_LOGIN, UPLOAD_RESCUE, SEE_PERSONS),
    PRIVACY(READ_AUDIT, LOOK_AFTER_RETENTION, HANDLE_RIGHTS, SEE_RESEARCH, APPROVE_RESEARCH),
    ADMIN(READ_TECHNICAL_AUDIT, MANAGE_API_KEYS),
    RESEARCHER(SEE_RESEARCH, DOWNLOAD_RESEARCH);

    @SuppressWarnings("ImmutableEnumChecker") // Set.of makes an unmodifiable set
    private final Set<Permission> permissions;

    Role(Permission... permissions) {
        this.permissions = Set.of(permissions);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
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
