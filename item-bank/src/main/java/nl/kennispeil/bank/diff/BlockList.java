package nl.kennispeil.bank.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;
import nl.kennispeil.bank.diff.Segment.Kind;

/** Turns a tree of edits into the blocks that a reader sees change. */
final class BlockList {

    private static final Set<String> INLINE = Set.of(
            "a",
            "abbr",
            "b",
            "bdi",
            "bdo",
            "br",
            "cite",
            "code",
            "dfn",
            "em",
            "i",
            "kbd",
            "math",
            "q",
            "s",
            "samp",
            "small",
            "span",
            "strong",
            "sub",
            "sup",
            "u",
            "var",
            "ruby",
            "img",
            "qti-printed-variable",
            "qti-gap",
            "qti-hottext",
            "qti-text-entry-interaction");
    private static final Set<String> MEDIA = Set.of("img", "object", "video", "audio", "source", "track", "picture");
    private static final Set<String> SCORING = Set.of(
            "qti-mapping",
            "qti-area-mapping",
            "qti-response-processing",
            "qti-outcome-declaration",
            "qti-template-processing",
            "qti-template-declaration",
            "qti-response-declaration");

    private final List<BlockChange> changes = new ArrayList<>();

    private BlockList() {}

    static List<BlockChange> of(Edit root) {
        BlockList list = new BlockList();
        list.visit(root, "", Aspect.PROPERTY);
        return List.copyOf(list.changes);
    }

    private void visit(Edit edit, String above, Aspect inherited) {
        if (edit instanceof Edit.Changed changed) {
            changed(changed, above, inherited);
        } else if (edit instanceof Edit.Added added) {
            whole(Kind.ADDED, added.node(), above, inherited);
        } else if (edit instanceof Edit.Removed removed) {
            whole(Kind.REMOVED, removed.node(), above, inherited);
        } else if (edit instanceof Edit.Reworded reworded) {
            add(Kind.KEPT, inherited, above, reworded.segments(), List.of());
        }
    }

    private void changed(Edit.Changed changed, String above, Aspect inherited) {
        String where = where(above, changed.now());
        Aspect aspect = aspect(changed.now(), inherited);
        if (holdsTextOnly(changed)) {
            List<Segment> segments = new ArrayList<>();
            List<AttributeChange> attributes = new ArrayList<>();
            flatten(changed, segments, attributes);
            boolean media = attributes.stream().anyMatch(each -> isFile(each.name())) && holdsMedia(changed);
            add(Kind.KEPT, media && aspect != Aspect.KEY ? Aspect.MEDIA : aspect, where, merged(segments), attributes);
            return;
        }
        if (!changed.attributes().isEmpty()) {
            boolean media = MEDIA.contains(changed.now().name())
                    && changed.attributes().stream().anyMatch(each -> isFile(each.name()));
            Aspect own =
                    media ? Aspect.MEDIA : changed.now().name().endsWith("-interaction") ? Aspect.PROPERTY : aspect;
            add(Kind.KEPT, own, where, List.of(), changed.attributes());
        }
        changed.children().forEach(each -> visit(each, where, aspect));
    }

    private void whole(Kind kind, Node node, String above, Aspect inherited) {
        if (node instanceof Text text) {
            if (!text.value().isBlank()) {
                add(kind, inherited, above, List.of(new Segment(kind, text.value())), List.of());
            }
            return;
        }
        Element element = (Element) node;
        boolean media = element.walk().anyMatch(each -> MEDIA.contains(each.name()));
        Aspect aspect = aspect(element, inherited);
        List<AttributeChange> attributes = new ArrayList<>();
        element.walk()
                .forEach(each -> each.attributes().forEach((name, value) -> {
                    if (isFile(name)) {
                        attributes.add(new AttributeChange(
                                name, kind == Kind.REMOVED ? value : null, kind == Kind.ADDED ? value : null));
                    }
                }));
        String text = element.text();
        boolean grave = aspect == Aspect.KEY || aspect == Aspect.SCORING;
        add(
                kind,
                media && !grave ? Aspect.MEDIA : aspect,
                where(above, element),
                text.isBlank() ? List.of() : List.of(new Segment(kind, text)),
                attributes);
    }

    private void add(Kind kind, Aspect aspect, String where, List<Segment> segments, List<AttributeChange> attributes) {
        boolean blank = segments.stream()
                .allMatch(each -> each.kind() == Kind.KEPT || each.text().isBlank());
        boolean silent = blank && attributes.isEmpty() && kind == Kind.KEPT && aspect != Aspect.KEY;
        if (!silent) {
            changes.add(new BlockChange(kind, aspect, where, segments, attributes));
        }
    }

    private static void flatten(Edit edit, List<Segment> segments, List<AttributeChange> attributes) {
        if (edit instanceof Edit.Kept kept) {
            segment(segments, Kind.KEPT, kept.node());
        } else if (edit instanceof Edit.Added added) {
            segment(segments, Kind.ADDED, added.node());
            files(added.node(), Kind.ADDED, attributes);
        } else if (edit instanceof Edit.Removed removed) {
            segment(segments, Kind.REMOVED, removed.node());
            files(removed.node(), Kind.REMOVED, attributes);
        } else if (edit instanceof Edit.Reworded reworded) {
            segments.addAll(reworded.segments());
        } else if (edit instanceof Edit.Changed changed) {
            attributes.addAll(changed.attributes());
            changed.children().forEach(each -> flatten(each, segments, attributes));
        }
    }

    private static void files(Node node, Kind kind, List<AttributeChange> attributes) {
        if (node instanceof Element element) {
            element.walk()
                    .forEach(each -> each.attributes().forEach((name, value) -> {
                        if (isFile(name)) {
                            attributes.add(new AttributeChange(
                                    name, kind == Kind.REMOVED ? value : null, kind == Kind.ADDED ? value : null));
                        }
                    }));
        }
    }

    private static void segment(List<Segment> segments, Kind kind, Node node) {
        String text = node instanceof Text characters ? characters.value() : ((Element) node).text();
        if (!text.isEmpty()) {
            segments.add(new Segment(kind, text));
        }
    }

    private static List<Segment> merged(List<Segment> segments) {
        List<Segment> merged = new ArrayList<>();
        for (Segment segment : segments) {
            int last = merged.size() - 1;
            if (last >= 0 && merged.get(last).kind() == segment.kind()) {
                merged.set(last, new Segment(segment.kind(), merged.get(last).text() + segment.text()));
            } else {
                merged.add(segment);
            }
        }
        return merged;
    }

    private static boolean holdsTextOnly(Edit.Changed changed) {
        return !changed.now().children().isEmpty()
                && inlineOnly(changed.now())
                && inlineOnly(changed.old())
                && changed.children().stream()
                        .anyMatch(each -> each instanceof Edit.Reworded || !(each instanceof Edit.Kept));
    }

    private static boolean inlineOnly(Element element) {
        return element.elements().stream().allMatch(each -> INLINE.contains(each.name()) && inlineOnly(each));
    }

    private static boolean holdsMedia(Edit.Changed changed) {
        return changed.now().walk().anyMatch(each -> MEDIA.contains(each.name()))
                || changed.old().walk().anyMatch(each -> MEDIA.contains(each.name()));
    }

    private static boolean isFile(String attribute) {
        return attribute.equals("src") || attribute.equals("data") || attribute.equals("poster");
    }

    private static Aspect aspect(Element element, Aspect inherited) {
        if (element.is("qti-correct-response")) {
            return Aspect.KEY;
        }
        if (inherited == Aspect.KEY || inherited == Aspect.SCORING) {
            return inherited;
        }
        if (SCORING.contains(element.name())) {
            return Aspect.SCORING;
        }
        if (element.name().contains("feedback")) {
            return Aspect.FEEDBACK;
        }
        if (MEDIA.contains(element.name()) && !element.is("img")) {
            return Aspect.MEDIA;
        }
        Map<String, Aspect> known = Map.of(
                "qti-simple-choice", Aspect.OPTION,
                "qti-inline-choice", Aspect.OPTION,
                "qti-simple-associable-choice", Aspect.OPTION,
                "qti-gap-text", Aspect.OPTION,
                "qti-gap-img", Aspect.OPTION,
                "qti-hotspot-choice", Aspect.OPTION,
                "qti-associable-hotspot", Aspect.OPTION,
                "qti-hottext", Aspect.OPTION,
                "qti-item-body", Aspect.STEM);
        return known.getOrDefault(element.name(), inherited);
    }

    private static String where(String above, Element element) {
        String identifier = element.attribute("identifier", "");
        String own = identifier.isEmpty() || above.isEmpty() ? element.name() : element.name() + "#" + identifier;
        return above.isEmpty() ? own : above + "/" + own;
    }
}
