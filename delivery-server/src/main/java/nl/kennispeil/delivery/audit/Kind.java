package nl.kennispeil.delivery.audit;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an action does to data, by the letters of NEN 7513: C, R, U, D and E. */
public enum Kind {
    CREATE,
    READ,
    UPDATE,
    DELETE,
    EXECUTE;

    /** Opening a form is looking, too: what is changed with it has a line of its own. */
    private static final Set<String> READING = Set.of(
            "view",
            "read",
            "see",
            "edit",
            "list",
            "search",
            "export",
            "download",
            "preview",
            "copy",
            "booklet",
            "portability",
            "emergency-read",
            "codes-table",
            "codes-letters",
            "download-item-statistics");

    private static final Set<String> CREATING = Set.of(
            "add",
            "create",
            "plan",
            "enrol",
            "enrol-list",
            "import",
            "new-code",
            "message",
            "request",
            "invite",
            "add-function",
            "ask-reopen",
            "ask-erasure",
            "contest",
            "statement",
            "note",
            "propose",
            "give",
            "make",
            "hold-set",
            "entry",
            "acknowledge");
    private static final Set<String> DELETING =
            Set.of("delete", "purge", "trim", "erase", "destroy", "drop", "withdraw", "statement-withdraw");
    private static final Set<String> EXECUTING = Set.of(
            "run",
            "start",
            "stop",
            "stopped",
            "left",
            "close",
            "closed",
            "release",
            "propose-release",
            "login",
            "login-failed",
            "logout",
            "logout-everywhere",
            "locked",
            "turned-away",
            "code-failed",
            "activated",
            "activation-failed",
            "link-refused",
            "function",
            "open",
            "backup",
            "restore",
            "rotate",
            "send",
            "take",
            "cancel",
            "force-submit",
            "rescue",
            "refused");

    /** The letter in the log. */
    public String letter() {
        return name().substring(0, 1);
    }

    /** The kind of a letter, in either case. */
    public static Optional<Kind> of(String letter) {
        for (Kind each : values()) {
            if (each.letter().equals(letter.toUpperCase(Locale.ROOT))) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** The kind that an action code such as {@code sitting.plan} tells by its last word; a change when it does not. */
    static Kind ofAction(String action) {
        String verb = action.substring(action.lastIndexOf('.') + 1);
        if (READING.contains(verb)) {
            return READ;
        }
        if (CREATING.contains(verb)) {
            return CREATE;
        }
        if (DELETING.contains(verb)) {
            return DELETE;
        }
        return EXECUTING.contains(verb) ? EXECUTE : UPDATE;
    }
}
