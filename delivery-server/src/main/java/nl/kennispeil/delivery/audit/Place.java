package nl.kennispeil.delivery.audit;

/**
 * A place in the chain.
 *
 * @param number of a line; 0 before the first
 * @param digest of that line; empty before the first
 */
public record Place(int number, String digest) {

    static final Place START = new Place(0, "");
}
