package nl.kennispeil.bank.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;
import org.jspecify.annotations.Nullable;

/**
 * Two people changed one formatted text. Blocks that only one of them touched are as that one left them; in a block that
 * both touched the words are laid side by side, and only where they touched the same words does somebody have to choose.
 */
final class RichMerge {

    private static final Pattern WORD = Pattern.compile("\\s+|[^\\s]+");

    /** The merged blocks, and what of mine stands beside it because it touches what they did. */
    record Merged(List<Node> nodes, List<Clash> clashes) {}

    /** Blocks that both changed in the same place. Theirs stands in the text. */
    record Clash(List<Node> mine, List<Node> theirs) {}

    private RichMerge() {}

    static Merged merge(List<Node> base, List<Node> mine, List<Node> theirs) {
        List<Node> merged = new ArrayList<>();
        List<Clash> clashes = new ArrayList<>();
        for (Sequences.Stretch<Node> each : Sequences.compare(base, mine, theirs)) {
            @Nullable List<Node> together = together(each);
            if (together == null) {
                merged.addAll(each.theirs());
                clashes.add(new Clash(each.mine(), each.theirs()));
            } else {
                merged.addAll(together);
            }
        }
        return new Merged(List.copyOf(merged), List.copyOf(clashes));
    }

    /** Both changes in one, or null when they touch. */
    private static @Nullable List<Node> together(Sequences.Stretch<Node> stretch) {
        if (stretch.sameByBoth() || !stretch.changedByMe()) {
            return stretch.theirs();
        }
        if (!stretch.changedByThem()) {
            return stretch.mine();
        }
        boolean oneByOne = stretch.base().size() == stretch.mine().size()
                && stretch.base().size() == stretch.theirs().size();
        if (!oneByOne) {
            return null;
        }
        List<Node> merged = new ArrayList<>();
        for (int i = 0; i < stretch.base().size(); i++) {
            Optional<Node> one = node(
                    stretch.base().get(i),
                    stretch.mine().get(i),
                    stretch.theirs().get(i));
            if (one.isEmpty()) {
                return null;
            }
            merged.add(one.get());
        }
        return merged;
    }

    private static Optional<Node> node(Node base, Node mine, Node theirs) {
        if (mine.equals(theirs) || base.equals(mine)) {
            return Optional.of(theirs);
        }
        if (base.equals(theirs)) {
            return Optional.of(mine);
        }
        if (!(base instanceof Element b)
                || !(mine instanceof Element m)
                || !(theirs instanceof Element t)
                || !b.name().equals(m.name())
                || !b.name().equals(t.name())) {
            return Optional.empty();
        }
        Optional<Map<String, String>> attributes = attributes(b, m, t);
        if (attributes.isEmpty()) {
            return Optional.empty();
        }
        List<Node> children = new ArrayList<>();
        for (Sequences.Stretch<Node> each : Sequences.compare(words(b), words(m), words(t))) {
            @Nullable List<Node> together = together(each);
            if (together == null) {
                return Optional.empty();
            }
            children.addAll(together);
        }
        return Optional.of(Element.of(b.name(), attributes.get(), joined(children)));
    }

    private static Optional<Map<String, String>> attributes(Element base, Element mine, Element theirs) {
        TreeSet<String> names = new TreeSet<>(base.attributes().keySet());
        names.addAll(mine.attributes().keySet());
        names.addAll(theirs.attributes().keySet());
        Map<String, String> merged = new TreeMap<>();
        for (String name : names) {
            Optional<String> b = base.attribute(name);
            Optional<String> m = mine.attribute(name);
            Optional<String> t = theirs.attribute(name);
            if (!m.equals(t) && !b.equals(m) && !b.equals(t)) {
                return Optional.empty();
            }
            (b.equals(m) ? t : m).ifPresent(value -> merged.put(name, value));
        }
        return Optional.of(merged);
    }

    /** The children, running text cut into words and the space between. */
    private static List<Node> words(Element element) {
        List<Node> words = new ArrayList<>();
        for (Node child : element.children()) {
            if (child instanceof Text text) {
                Matcher word = WORD.matcher(text.value());
                while (word.find()) {
                    words.add(new Text(word.group()));
                }
            } else {
                words.add(child);
            }
        }
        return words;
    }

    static List<Node> joined(List<Node> nodes) {
        List<Node> joined = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        for (Node each : nodes) {
            if (each instanceof Text text) {
                run.append(text.value());
                continue;
            }
            end(run, joined);
            joined.add(each);
        }
        end(run, joined);
        return joined;
    }

    private static void end(StringBuilder run, List<Node> into) {
        if (run.length() > 0) {
            into.add(new Text(run.toString()));
            run.setLength(0);
        }
    }

    /** Running text as one node list of a paragraph, for fields that hold no blocks. */
    static List<Node> mergeInline(List<Node> base, List<Node> mine, List<Node> theirs, List<Clash> clashes) {
        Optional<Node> merged = node(
                Element.of("p", Map.of(), base), Element.of("p", Map.of(), mine), Element.of("p", Map.of(), theirs));
        if (merged.isPresent() && merged.get() instanceof Element paragraph) {
            return paragraph.children();
        }
        clashes.add(new Clash(mine, theirs));
        return theirs;
    }
}
