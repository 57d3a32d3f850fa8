package nl.kennispeil.delivery.shelf;

/** Gives the shelf of a name; the same name gives the same documents. */
@FunctionalInterface
public interface Shelves {

    /**
     * The shelf called {@code name} (lower case and underscores).
     *
     * @param holds whether what is kept there is about persons
     */
    Shelf shelf(String name, Holds holds);
}
