package nl.kennispeil.bank.workflow;

import java.util.Locale;

/** What must hold for a step. */
enum Condition {
    VERSION,
    NOT_OWN,
    TWO,
    THREADS,
    ANSWERED,
    REFERENCE,
    DELIVERABLE,
    UNBLOCKED,
    ACTUAL,
    REASON;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
