package nl.kennispeil.bank.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;

/**
 * What changed between two versions of an item. Nothing is left out: {@link #applyTo} makes the new version from the old
 * one. It tells keys, so it is for editors only. Immutable.
 */
public final class ItemDiff {

    private final Edit tree;
    private final List<BlockChange> blocks;

    private ItemDiff(Edit tree) {
        this.tree = tree;
        this.blocks = BlockList.of(tree);
    }

    public static ItemDiff between(ItemContent old, ItemContent now) {
        return new ItemDiff(Comparison.compare(old.root(), now.root()));
    }

    /** All of both versions, as a tree: what is kept too. */
    public Edit tree() {
        return tree;
    }

    /** The blocks that differ, in document order; white space alone is not among them. */
    public List<BlockChange> blocks() {
        return blocks;
    }

    /** What the changes touch: the gravest is named by itself, before anybody reads on. */
    public Set<Aspect> aspects() {
        Set<Aspect> aspects = EnumSet.noneOf(Aspect.class);
        blocks.forEach(each -> aspects.add(each.aspect()));
        return Collections.unmodifiableSet(aspects);
    }

    /** True when both versions are equal. */
    public boolean isEmpty() {
        return tree instanceof Edit.Kept;
    }

    /**
     * The new version.
     *
     * @param old the version this difference starts from
     * @throws IllegalArgumentException when it is another one
     */
    public ItemContent applyTo(ItemContent old) {
        List<Node> made = new ArrayList<>();
        apply(tree, old.root(), made);
        return ItemContent.of((Element) made.get(0));
    }

    /** The old side of a block: kept and removed. */
    public static String before(List<Segment> segments) {
        return side(segments, Segment.Kind.ADDED);
    }

    /** The new side of a block: kept and added. */
    public static String after(List<Segment> segments) {
        return side(segments, Segment.Kind.REMOVED);
    }

    private static String side(List<Segment> segments, Segment.Kind without) {
        StringBuilder text = new StringBuilder();
        segments.stream().filter(each -> each.kind() != without).forEach(each -> text.append(each.text()));
        return text.toString();
    }

    private static void apply(Edit edit, Node old, List<Node> into) {
        if (edit instanceof Edit.Kept kept) {
            require(kept.node().equals(old));
            into.add(old);
        } else if (edit instanceof Edit.Reworded reworded) {
            require(old instanceof Text text && text.value().equals(before(reworded.segments())));
            into.add(new Text(after(reworded.segments())));
        } else if (edit instanceof Edit.Removed removed) {
            require(removed.node().equals(old));
        } else if (edit instanceof Edit.Changed changed) {
            require(old instanceof Element element
                    && element.name().equals(changed.now().name()));
            into.add(apply(changed, (Element) old));
        }
    }

    private static Element apply(Edit.Changed changed, Element old) {
        Element made = old;
        for (AttributeChange change : changed.attributes()) {
            String before = old.attribute(change.name()).orElse(null);
            require(Objects.equals(before, change.old()));
            String now = change.now();
            made = now == null ? made.without(change.name()) : made.with(change.name(), now);
        }
        List<Node> children = new ArrayList<>();
        int at = 0;
        for (Edit edit : changed.children()) {
            if (edit instanceof Edit.Added added) {
                children.add(added.node());
            } else {
                require(at < old.children().size());
                apply(edit, old.children().get(at++), children);
            }
        }
        require(at == old.children().size());
        return made.withChildren(children);
    }

    private static void require(boolean same) {
        if (!same) {
            throw new IllegalArgumentException("this difference starts from another version");
        }
    }
}
