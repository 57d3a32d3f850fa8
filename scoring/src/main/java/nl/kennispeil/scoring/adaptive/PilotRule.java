package nl.kennispeil.scoring.adaptive;

/**
 * Unscored items at random places among the others.
 *
 * @param count how many a candidate gets, 0 or more
 * @param clearFirst so many items at the begin are none
 * @param clearLast so many items at the end of the shortest test are none
 * @param inLength whether they count for the length
 */
public record PilotRule(int count, int clearFirst, int clearLast, boolean inLength) {

    /** No pilots. */
    public static final PilotRule NONE = new PilotRule(0, 0, 0, false);

    public PilotRule {
        if (count < 0 || clearFirst < 0 || clearLast < 0) {
            throw new IllegalArgumentException(count + " pilots, none among the first " + clearFirst + " and last "
                    + clearLast + ": allowed is 0 or more");
        }
    }
}
