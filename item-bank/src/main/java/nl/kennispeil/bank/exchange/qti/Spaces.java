package nl.kennispeil.bank.exchange.qti;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;

/**
 * White space in one form, so that the same item is always the same tree: collapsed as a browser would, gone where it
 * has no meaning, kept in pre and where xml:space says so.
 */
final class Spaces {

    private static final Set<String> INLINE = inline();

    private Spaces() {}

    static Element canonical(Element element) {
        return canonical(element, false);
    }

    private static Element canonical(Element element, boolean kept) {
        boolean keep = kept
                || element.is("pre")
                || element.attribute("xml:space", "").equals("preserve")
                || (element.is("qti-base-value")
                        && element.attribute("base-type", "").equals("string"));
        boolean block = !INLINE.contains(element.name()) || element.is("math") || element.is("svg");
        List<Node> children = new ArrayList<>();
        List<Node> given = element.children();
        for (int i = 0; i < given.size(); i++) {
            Node child = given.get(i);
            if (child instanceof Element below) {
                children.add(canonical(below, keep));
            } else if (child instanceof Text text) {
                boolean opens = i == 0 ? block : breaks(given.get(i - 1));
                boolean closes = i == given.size() - 1 ? block : breaks(given.get(i + 1));
                String value = keep ? text.value() : trimmed(Values.collapsed(text.value()), opens, closes);
                if (!value.isEmpty()) {
                    children.add(new Text(value));
                }
            }
        }
        return element.withChildren(children);
    }

    private static boolean breaks(Node node) {
        return node instanceof Element element && (element.is("br") || !INLINE.contains(element.name()));
    }

    private static String trimmed(String text, boolean start, boolean end) {
        int from = start && text.startsWith(" ") ? 1 : 0;
        int to = end && text.length() > from && text.endsWith(" ") ? text.length() - 1 : text.length();
        return text.substring(from, to);
    }

    private static Set<String> inline() {
        Set<String> names = new TreeSet<>(Vocabulary.get().group("@phrase"));
        names.remove("br");
        names.addAll(List.of(
                "qti-printed-variable",
                "qti-feedback-inline",
                "qti-template-inline",
                "qti-gap",
                "qti-hottext",
                "qti-inline-choice-interaction",
                "qti-text-entry-interaction",
                "qti-end-attempt-interaction",
                "tspan"));
        return Set.copyOf(names);
    }
}
