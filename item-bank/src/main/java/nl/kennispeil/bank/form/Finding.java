package nl.kennispeil.bank.form;

import nl.kennispeil.bank.item.ItemRef;

/**
 * What is wrong with an item of a form.
 *
 * @param problem what
 * @param item the item
 * @param detail with what, such as the other enemy or the newer version; empty when the problem says all
 */
public record Finding(Problem problem, ItemRef item, String detail) {

    /** What can be wrong. */
    public enum Problem {
        NOT_STORED,
        NO_CARD,
        NOT_APPROVED,
        NOT_ACTUAL,
        /** Blocked by somebody. */
        BLOCKED,
        /** Somebody who can be recognised took the consent back (R43). */
        CONSENT_WITHDRAWN,
        ENEMY,
        NEWER_VERSION,
        NOT_SCORABLE,
        /** Something of it would not reach a candidate. */
        NOT_SHOWN,
        /** A file it shows is not in the library. */
        MEDIA_GONE,
        /** What a wrong answer costs is not in the table for its number of options. */
        NO_PENALTY,
        /** A pilot counts for the score. */
        PILOT_SCORED,
        /** Items of one case do not stand beside each other. */
        CASE_APART,
        /** Items of one case stand in another order than the case has them. */
        CASE_ORDER,
        /** Items of one case tell different versions of it. */
        CASE_MIXED,
        NO_TRANSLATION,
        /** Somebody who wrote it sits the test. */
        AUTHOR_SITS
    }
}
