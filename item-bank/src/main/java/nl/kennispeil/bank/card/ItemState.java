package nl.kennispeil.bank.card;

/** Where an item is on its way from draft to retired. The steps between are data of the workflow. */
public enum ItemState {
    DRAFT,
    IN_REVIEW,
    REPAIR,
    APPROVED,
    PILOT,
    ACTIVE,
    RESTING,
    RETIRED;

    /** True when a form may hold the item: a pilot counts for nothing there, the others do. */
    public boolean usable() {
        return this == APPROVED || this == PILOT || this == ACTIVE;
    }
}
