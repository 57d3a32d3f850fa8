package nl.kennispeil.delivery.retention;

import java.util.Set;

/**
 * How one feature lets go of a person. Every feature that keeps something about persons has one; a test fails when a
 * shelf that holds persons is in none.
 */
public interface DeletionStep {

    /** What it deletes, as it stands in the certificate: a plural such as {@code responses}. */
    String name();

    /**
     * When it runs: what depends on other data goes before what it depends on. 10 doors (sessions, codes), 30 traces,
     * 50 answers and results, 70 attempts and requests, 90 enrolments, 95 persons, 99 keys.
     */
    int order();

    /** The shelves it empties of a person, by name. */
    Set<String> shelves();

    /**
     * Deletes; may be repeated, also after it was broken off half-way. Also drops what is cached in memory.
     *
     * @return how many documents, entries or files went
     */
    int delete(Subject subject);

    /** Looks again, past every cache: how many documents, entries or files are still there. */
    int remaining(Subject subject);
}
