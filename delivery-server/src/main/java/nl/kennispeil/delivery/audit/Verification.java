package nl.kennispeil.delivery.audit;

import java.util.Optional;

/**
 * What a walk along the chain found.
 *
 * @param lines how many lines hold
 * @param first number of the first line; 0 when there is none
 * @param last number of the last line that holds; the anchor's when there is none
 * @param anchor the last line that was trimmed; empty when none was
 * @param head the end of the chain: note it elsewhere, so that a chain that was cut and closed again shows
 * @param broken where and why it does not hold; empty when it holds
 */
public record Verification(
        int lines, int first, int last, Optional<Place> anchor, Place head, Optional<Broken> broken) {

    /**
     * The first place where the chain does not hold.
     *
     * @param line number of a line
     * @param why in a few words
     */
    public record Broken(int line, String why) {}

    public boolean ok() {
        return broken.isEmpty();
    }
}
