package nl.kennispeil.bank.blueprint;

/** Why an item of the bank cannot be chosen. */
public enum Obstacle {
    /** It is not approved, on pilot or active. */
    NOT_APPROVED,
    /** Its check of actuality is missing or over, and the blueprint asks for one. */
    NOT_ACTUAL,
    /** Consent was withdrawn, or somebody blocked it. */
    BLOCKED,
    /** It cannot be marked by the server. */
    NOT_SCORABLE,
    /** It was in a form too short ago, or too many had it. */
    EXPOSED,
    /** It is an enemy of an item that is in already. */
    ENEMY
}
