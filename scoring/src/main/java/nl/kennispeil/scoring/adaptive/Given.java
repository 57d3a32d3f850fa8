package nl.kennispeil.scoring.adaptive;

/**
 * An item that was answered.
 *
 * @param item number in the pool
 * @param category 0, 1, 2 …, or {@link #UNKNOWN}
 * @param pilot unscored
 */
public record Given(int item, int category, boolean pilot) {

    /** "?", blank, or passed over by the candidate. */
    public static final int UNKNOWN = -1;
}
