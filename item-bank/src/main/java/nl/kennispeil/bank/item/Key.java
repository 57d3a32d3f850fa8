package nl.kennispeil.bank.item;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The right answer. Several letters are alternatives, each right by itself, as after a change of the key.
 *
 * @param letters one or more option letters, kept in alphabetical order
 */
public record Key(Set<String> letters) {
    public Key {
        letters = Collections.unmodifiableSet(new TreeSet<>(letters));
        if (letters.isEmpty()) {
            throw new IllegalArgumentException("the key has no letters: it needs at least 1");
        }
    }

    /** A key of one letter. */
    public static Key of(String letter) {
        return new Key(Set.of(letter));
    }
}
