package nl.kennispeil.scoring.classical;

/**
 * What becomes of persons who have no response to some scored item (missing, not presented). Blank and "?" are responses:
 * they earn 0. A pilot that somebody did not get is never a reason to leave the person out.
 */
public enum MissingRule {
    /**
     * Only persons with a response to every scored item; how many were left out is warned of. This is what R's
     * {@code na.omit} and {@code psych::alpha(use = "complete")} do.
     */
    COMPLETE_PERSONS,

    /** A missing response to a scored item earns 0, as where nothing was answered for want of time. */
    AS_ZERO,

    /**
     * Every person with one response or more, for designs where not everybody gets every item. The total of a person is
     * the mean over the scored items presented times the number of scored items, the rest score likewise; covariances are
     * over the persons who have both items (as {@code psych::alpha(use = "pairwise")}). Statistics that need the very
     * scores (conditional standard errors) are not given.
     */
    PRORATED
}
