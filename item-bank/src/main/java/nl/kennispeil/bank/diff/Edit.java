package nl.kennispeil.bank.diff;

import java.util.List;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Node;

/** What happened to a part of the tree of an item. */
public sealed interface Edit {

    /** It is as it was. */
    record Kept(Node node) implements Edit {}

    /** It is gone. */
    record Removed(Node node) implements Edit {}

    /** It is new. */
    record Added(Node node) implements Edit {}

    /**
     * An element of the same name with other attributes or other things in it.
     *
     * @param old as it was
     * @param now as it is
     * @param attributes what differs, in order of name
     * @param children what happened to what stands in it, in the order to show it
     */
    record Changed(Element old, Element now, List<AttributeChange> attributes, List<Edit> children) implements Edit {
        public Changed {
            attributes = List.copyOf(attributes);
            children = List.copyOf(children);
        }
    }

    /**
     * A text with other words.
     *
     * @param segments kept and removed together are the old text, kept and added the new
     */
    record Reworded(List<Segment> segments) implements Edit {
        public Reworded {
            segments = List.copyOf(segments);
        }
    }
}
