package nl.kennispeil.bank.prose;

import java.util.List;

/**
 * A stretch of text in the tree of an item.
 *
 * @param path the way from the root: at each step the place among the children, texts counted too, from 0; empty for the
 *     item as a whole
 * @param part what a reader calls it: {@code stem}, {@code A} to {@code Z}, {@code table}, or {@code item}
 * @param from first character in {@code Element.text()} of the element at {@code path}, from 0
 * @param to behind the last character
 * @param text the characters themselves; empty for an element without text or the item as a whole
 */
public record Passage(List<Integer> path, String part, int from, int to, String text) {

    /** The item as a whole. */
    public static final Passage ITEM = new Passage(List.of(), "item", 0, 0, "");

    public Passage {
        path = List.copyOf(path);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("a passage from " + from + " to " + to);
        }
    }
}
