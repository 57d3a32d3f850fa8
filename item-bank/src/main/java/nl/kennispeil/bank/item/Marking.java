package nl.kennispeil.bank.item;

import java.util.Set;

/** Compares an answer with the key of a single choice; {@link ItemMarker} marks every item. Only the server marks: keys never travel to a browser. */
public final class Marking {

    private Marking() {}

    /**
     * Marks one answer. An item asks for one option: right is a single chosen letter that the key holds, and two
     * letters at once are wrong, even when the key holds both as alternatives.
     *
     * @throws IllegalArgumentException when the answer names a letter that is no option of the item
     */
    public static Mark mark(ItemVersion item, Answer answer) {
        if (answer instanceof Answer.Unknown) {
            return Mark.UNKNOWN;
        }
        if (answer instanceof Answer.Chosen chosen) {
            return mark(item, chosen.letters());
        }
        return answer instanceof Answer.Given ? Mark.WRONG : Mark.BLANK;
    }

    private static Mark mark(ItemVersion item, Set<String> chosen) {
        if (!item.letters().containsAll(chosen)) {
            throw new IllegalArgumentException(
                    "an answer to item " + item.ref() + " names a letter outside its options " + item.letters());
        }
        boolean right = chosen.size() == 1 && item.keyLetters().containsAll(chosen);
        return right ? Mark.RIGHT : Mark.WRONG;
    }
}
