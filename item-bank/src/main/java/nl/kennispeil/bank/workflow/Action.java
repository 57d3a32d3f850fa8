package nl.kennispeil.bank.workflow;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be done with an item on its way. */
public enum Action {
    /** A new version of its content. */
    EDIT,
    /** To be reviewed. */
    SUBMIT,
    /** Back to the author, by the author. */
    WITHDRAW,
    /** Good as it is. */
    APPROVE,
    /** To be repaired. */
    SEND_BACK,
    /** In forms, without counting. */
    PILOT,
    /** In forms. */
    ACTIVATE,
    /** Out of new forms for a while. */
    REST,
    /** Out of new forms for good. */
    RETIRE,
    /** From retired back to work. */
    REVIVE;

    /** The name in tables, links and message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Action> of(String code) {
        return Stream.of(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
