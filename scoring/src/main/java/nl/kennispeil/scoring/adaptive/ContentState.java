package nl.kennispeil.scoring.adaptive;

/** What one candidate was given, seen from the blueprint. Used by one thread at a time. */
public interface ContentState {

    /**
     * The next item.
     *
     * @param value what every item is worth now, the higher the better; says nothing for items that were given
     * @param ineligible items that may not be chosen now, given and forbidden ones among them; when −1 is returned, it is
     *     asked again with the exposure control lifted
     * @param pick picks among the best ones where there is a choice
     * @return number of an item, −1 when there is none
     */
    int choose(double[] value, boolean[] ineligible, Pick pick);

    /** The item was answered. */
    void give(int item);

    /** The item was not answered and never comes. */
    void forbid(int item);

    /**
     * Whether a test of this length is whole.
     *
     * @param given how many scored items were answered
     */
    boolean mayStop(int given);
}
