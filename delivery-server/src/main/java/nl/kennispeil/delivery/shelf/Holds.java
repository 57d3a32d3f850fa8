package nl.kennispeil.delivery.shelf;

/** What a shelf holds. Whoever opens one says so, and a test asks for a deletion step for each that holds persons. */
public enum Holds {
    /** Something about a person, by whatever id: it must go when that person's time has come. */
    PERSONS,
    /** Nothing about anybody who could be found by it. */
    NOBODY
}
