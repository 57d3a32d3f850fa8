package nl.kennispeil.bank.exchange;

import java.util.List;

/** A format in which items come in. */
public interface ItemFormat {

    /** Short name as it stands in a report: {@code qti30}, {@code qti12}, {@code gift}, {@code moodle}, {@code table}. */
    String name();

    /** The same for one file, where a format has versions: {@code qti22}. */
    default String name(SourceFile file) {
        return name();
    }

    /** True when the content (never the name alone) shows that this format reads the file. */
    boolean recognises(SourceFile file);

    /**
     * Reads all items of a file. Faults are refusals in the result, never exceptions; a file that cannot be read at all
     * gives one refusal.
     */
    List<Incoming> read(SourceFile file);

    /** The same, for a format whose items refer to other files of their package. */
    default List<Incoming> read(SourceFile file, Surroundings surroundings) {
        return read(file);
    }

    /**
     * True when a table or document that lies among other files holds items for certain, not only what this format could
     * complain about.
     */
    default boolean holdsItems(SourceFile file) {
        return false;
    }

    /** What is odd about a file as a whole, though its items come in: in words, with the place. */
    default List<String> remarks(SourceFile file) {
        return List.of();
    }
}
