package nl.kennispeil.scoring.adaptive;

/** What comes next. */
public sealed interface Step {

    /**
     * An item.
     *
     * @param item number in the pool
     * @param pilot whether it goes unscored
     */
    record Item(int item, boolean pilot) implements Step {}

    /** Nothing: the test is over. */
    record Finished(StopReason reason) implements Step {}
}
