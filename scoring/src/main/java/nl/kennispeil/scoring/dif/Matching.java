package nl.kennispeil.scoring.dif;

/** The score on which persons of both groups are taken as equally able. */
public enum Matching {
    /**
     * The sum of the anchor items and the studied item. For Mantel–Haenszel it is the right one: without the studied item there
     * is DIF in a Rasch test where none is (Holland and Thayer 1988).
     */
    SUM_SCORE,
    /** The sum of the anchor items without the studied item. */
    REST_SCORE
}
