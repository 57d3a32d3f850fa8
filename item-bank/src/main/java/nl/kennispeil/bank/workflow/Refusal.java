package nl.kennispeil.bank.workflow;

import java.util.Locale;

/** Why a step is not taken. */
public enum Refusal {
    /** There is no such step from this state. */
    NO_STEP,
    /** Only who may change the item. */
    NOT_AUTHOR,
    /** Only who may approve items. */
    NOT_REVIEWER,
    /** Nobody approves own work, nor what one wrote at in any version. */
    OWN,
    /** It takes somebody else: this one said so already about this version. */
    SAME_PERSON,
    /** There is no content yet. */
    NO_VERSION,
    OPEN_THREADS,
    /** Somebody said something that nobody who wrote at the item answered or dealt with. */
    UNANSWERED,
    NO_REFERENCE,
    /** It cannot be shown to candidates, or not be marked. */
    NOT_DELIVERABLE,
    BLOCKED,
    NOT_ACTUAL,
    NO_REASON;

    /** The name in message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
