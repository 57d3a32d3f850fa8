package nl.kennispeil.scoring.key;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * What is right on an item.
 *
 * <p>An answer is right when it is exactly one of the alternatives: with key {@code A|C} both {@code A} and {@code C}
 * are right and {@code AC} is wrong; with key {@code AC} only both together are right. Any other letters are wrong, more
 * than one letter where one is right included. Alternatives come from a key change ("B is right as well").
 *
 * @param item its name, the header of its column
 * @param right the right choices, each a set of letters as {@link Chosen}; empty only for an item that was removed
 * @param options how many options it has without "?", 2 to 26; letters reach from A as far as that
 * @param status whether it counts
 */
public record ItemKey(String item, List<Integer> right, int options, ItemStatus status) {

    public ItemKey {
        if (options < 2 || options > Chosen.MOST_OPTIONS) {
            throw new IllegalArgumentException(
                    "item " + item + " has " + options + " options: allowed is 2 to " + Chosen.MOST_OPTIONS);
        }
        right = List.copyOf(right);
        if (right.isEmpty() && status != ItemStatus.REMOVED) {
            throw new IllegalArgumentException(
                    "item " + item + " has no key: allowed is one or more letters; only a removed item can do without");
        }
        if (new HashSet<>(right).size() < right.size()) {
            throw new IllegalArgumentException("key of item " + item + " has an alternative twice");
        }
        for (int alternative : right) {
            if (!Chosen.isLetters(alternative) || alternative >> options != 0) {
                throw new IllegalArgumentException("key of item " + item + " has \"" + Chosen.text(alternative)
                        + "\": allowed is letters " + range(options));
            }
        }
    }

    /**
     * From a line of a key file.
     *
     * @param key right alternatives separated by {@code |}, such as {@code B}, {@code A|C} or {@code AC}
     * @throws IllegalArgumentException when a letter is no option of the item
     */
    public static ItemKey of(String item, String key, int options, ItemStatus status) {
        List<Integer> right = key.isBlank()
                ? List.of()
                : Arrays.stream(key.split("\\|", -1))
                        .map(text -> alternative(item, text))
                        .toList();
        return new ItemKey(item, right, options, status);
    }

    private static int alternative(String item, String text) {
        try {
            return Chosen.of(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("key of item " + item + ": " + e.getMessage(), e);
        }
    }

    /** Whether somebody can have chosen this: all letters are options of the item. */
    public boolean admits(int chosen) {
        return !Chosen.isLetters(chosen) || chosen >> options == 0;
    }

    /** Whether this choice is one of the right ones. */
    public boolean isRight(int chosen) {
        return right.contains(chosen);
    }

    /**
     * How likely a blind guess of one letter is right: right letters / options; NaN when more than one letter at once is
     * right, or none.
     */
    public double chance() {
        boolean single = !right.isEmpty() && right.stream().allMatch(alternative -> Integer.bitCount(alternative) == 1);
        return single ? right.size() / (double) options : Double.NaN;
    }

    static String range(int options) {
        return "A–" + (char) ('A' + options - 1);
    }
}
