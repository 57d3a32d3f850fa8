package nl.kennispeil.bank.diff;

import java.util.List;

/**
 * One block that changed, ready to be shown.
 *
 * @param kind ADDED and REMOVED for a block as a whole, KEPT for one that changed within
 * @param aspect what it touches
 * @param where the elements that hold it, such as {@code qti-item-body/p}, with {@code #identifier} where there is one
 * @param segments its text: kept and removed together for the old side, kept and added for the new side, all in this
 *     order for one line; empty when only attributes changed
 * @param attributes attributes that differ, of the block or of what stands in it
 */
public record BlockChange(
        Segment.Kind kind, Aspect aspect, String where, List<Segment> segments, List<AttributeChange> attributes) {

    public BlockChange {
        segments = List.copyOf(segments);
        attributes = List.copyOf(attributes);
    }
}
