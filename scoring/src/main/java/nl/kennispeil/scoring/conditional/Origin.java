package nl.kennispeil.scoring.conditional;

/** Where the scale of a Rasch or partial credit calibration has its zero. */
public enum Origin {
    /** The difficulties of all steps of all items add up to 0, as in eRm. */
    SUM_ZERO,
    /** The (first step of the) first item has difficulty 0, as in psychotools. */
    FIRST_ITEM_ZERO
}
