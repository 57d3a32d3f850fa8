package nl.kennispeil.delivery.load;

/** The one thread on which all virtual candidates live, with its clock and timers. */
interface Loop {

    /** A clock for intervals. */
    long nanos();

    /** The time of day, in milliseconds since 1970. */
    long wallMillis();

    /** Runs a task on this thread at a moment of {@link #nanos()}, or as soon after it as may be. */
    void at(long dueNanos, Runnable task);
}
