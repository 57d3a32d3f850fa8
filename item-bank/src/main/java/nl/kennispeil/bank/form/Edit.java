package nl.kennispeil.bank.form;

import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.bank.item.ItemRef;
import org.jspecify.annotations.Nullable;

/**
 * One change to a form that is being made. It names items, not places, so that what two people do at once adds up.
 *
 * @param kind what to do
 * @param item the item it is about; for a swap the one that goes
 * @param at place to put it, from 0; a number behind the end is the end
 * @param scored for an item that comes in, or is made to count or not
 * @param together for an item that comes in, or changes its case
 * @param other for a swap: the one that comes
 * @param reason why; needed where an item goes in or out of a variant
 */
public record Edit(
        Kind kind,
        ItemRef item,
        int at,
        boolean scored,
        String together,
        @Nullable ItemRef other,
        String reason) {

    /** What can be done. */
    public enum Kind {
        ADD,
        REMOVE,
        MOVE,
        SWAP,
        SCORE,
        JOIN
    }

    /** Somebody may say why in so many characters. */
    public static final int LONGEST_REASON = 300;

    public Edit {
        if (at < 0 || reason.length() > LONGEST_REASON || (other == null) == (kind == Kind.SWAP)) {
            throw new IllegalArgumentException("a change " + kind + " of item " + item + " to place " + at
                    + ": allowed is from 0, a reason of at most " + LONGEST_REASON
                    + " characters, and another item for a swap only");
        }
    }

    public static Edit add(ItemRef item, int at, boolean scored, String reason) {
        return new Edit(Kind.ADD, item, at, scored, "", null, reason);
    }

    public static Edit remove(ItemRef item, String reason) {
        return new Edit(Kind.REMOVE, item, 0, false, "", null, reason);
    }

    public static Edit move(ItemRef item, int to) {
        return new Edit(Kind.MOVE, item, to, false, "", null, "");
    }

    public static Edit swap(ItemRef item, ItemRef other, String reason) {
        return new Edit(Kind.SWAP, item, 0, false, "", other, reason);
    }

    public static Edit score(ItemRef item, boolean scored) {
        return new Edit(Kind.SCORE, item, 0, scored, "", null, "");
    }

    public static Edit join(ItemRef item, String together) {
        return new Edit(Kind.JOIN, item, 0, false, together, null, "");
    }

    /** The moves that bring places in another order. */
    public static List<Edit> order(List<Place> from, List<Place> to) {
        List<ItemRef> now = new ArrayList<>(from.stream().map(Place::item).toList());
        List<Edit> moves = new ArrayList<>();
        for (int i = 0; i < to.size(); i++) {
            ItemRef wanted = to.get(i).item();
            if (!now.get(i).equals(wanted)) {
                now.remove(wanted);
                now.add(i, wanted);
                moves.add(move(wanted, i));
            }
        }
        return moves;
    }
}
