package nl.kennispeil.scoring.dif;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How items are tested.
 *
 * @param matching which sum score; without meaning when persons are matched on values given
 * @param level p below which an item is flagged, 0..1 exclusive
 * @param adjustment of the p-values before the last flagging
 * @param mostRounds how often flagged items are taken out of the matching score and everything is tested again; 0 for no
 *     purification; difR stops at 10
 * @param anchors indices of the items that make up the matching score, in place of all; not together with purification
 */
@SuppressWarnings("ArrayRecordComponent") // settings, never compared
public record DifSettings(
        Matching matching, double level, Adjustment adjustment, int mostRounds, int @Nullable [] anchors) {

    public DifSettings {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level " + level + ": allowed is between 0 and 1");
        }
        if (mostRounds < 0) {
            throw new IllegalArgumentException(mostRounds + " rounds of purification: allowed is 0 or more");
        }
        if (anchors != null && mostRounds > 0) {
            throw new IllegalArgumentException(
                    "purification chooses the anchors itself: give anchors or rounds, not both");
        }
    }

    /** All items with the studied one, p below 0.05, nothing adjusted, no purification: what difR does when not told. */
    public static DifSettings defaults() {
        return new DifSettings(Matching.SUM_SCORE, 0.05, Adjustment.NONE, 0, null);
    }

    public DifSettings purified() {
        return new DifSettings(matching, level, adjustment, 10, anchors);
    }

    public DifSettings with(Matching other) {
        return new DifSettings(other, level, adjustment, mostRounds, anchors);
    }

    public DifSettings with(Adjustment other) {
        return new DifSettings(matching, level, other, mostRounds, anchors);
    }

    public DifSettings atLevel(double other) {
        return new DifSettings(matching, other, adjustment, mostRounds, anchors);
    }

    public DifSettings anchoredOn(int... items) {
        return new DifSettings(matching, level, adjustment, mostRounds, items);
    }

    /** Per item whether it counts in the matching score at first. */
    boolean[] firstAnchors(int items) {
        boolean[] first = new boolean[items];
        if (anchors == null) {
            Arrays.fill(first, true);
            return first;
        }
        for (int item : anchors) {
            if (item < 0 || item >= items) {
                throw new IllegalArgumentException("anchor item " + item + ": allowed is 0.." + (items - 1));
            }
            first[item] = true;
        }
        return first;
    }
}
