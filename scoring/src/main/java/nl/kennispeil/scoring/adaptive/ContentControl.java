package nl.kennispeil.scoring.adaptive;

/** Keeps a test to its blueprint. Immutable and safe to share between threads; a candidate's course is a state of it. */
public interface ContentControl {

    /**
     * The state of one candidate.
     *
     * @param seed for whatever it leaves to chance
     */
    ContentState begin(long seed);

    /** No demands. */
    static ContentControl none() {
        return seed -> new FreeContent();
    }
}
