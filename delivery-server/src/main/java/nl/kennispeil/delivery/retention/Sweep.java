package nl.kennispeil.delivery.retention;

import java.time.Instant;

/** How one feature lets go of what has a clock of its own, apart from any enrolment. Runs every night. */
public interface Sweep {

    /** What it deletes, as it stands in the report: a plural such as {@code photos}. */
    String name();

    /**
     * Deletes what is past its day; may be repeated.
     *
     * @return how much went
     */
    int sweep(Instant now);
}
