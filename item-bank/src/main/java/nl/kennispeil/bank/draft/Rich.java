package nl.kennispeil.bank.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Markup;
import nl.kennispeil.bank.content.MathMl;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;

/**
 * Formatted text in a field: a {@code div} of blocks or of inline markup. What comes in is rebuilt from an allow-list,
 * whoever sent it; there is no way in for scripts, styles, event handlers or other hosts.
 */
public final class Rich {

    private static final Set<String> BLOCKS = Set.of(
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "dl",
            "table",
            "figure",
            "blockquote",
            "pre",
            "div",
            "hr",
            "section",
            "article",
            "aside",
            "qti-rubric-block",
            "qti-feedback-block",
            "qti-template-block");
    private static final Set<String> HTML = Set.of(
            "li",
            "dt",
            "dd",
            "caption",
            "colgroup",
            "col",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "th",
            "td",
            "figcaption",
            "br",
            "strong",
            "b",
            "em",
            "i",
            "u",
            "sub",
            "sup",
            "small",
            "s",
            "del",
            "ins",
            "mark",
            "code",
            "kbd",
            "samp",
            "var",
            "abbr",
            "cite",
            "dfn",
            "q",
            "span",
            "bdo",
            "bdi",
            "ruby",
            "rb",
            "rt",
            "rp",
            "time",
            "label",
            "img",
            "picture",
            "video",
            "audio",
            "track",
            "source",
            "object",
            "a",
            "tt",
            "big",
            "acronym",
            "address",
            "header",
            "footer",
            "details",
            "summary",
            "wbr");
    private static final Set<String> QUESTIONS = Set.of(
            "qti-gap",
            "qti-hottext",
            "qti-text-entry-interaction",
            "qti-inline-choice-interaction",
            "qti-printed-variable",
            "qti-feedback-inline",
            "qti-template-inline",
            "qti-content-body");
    private static final Set<String> DROPPED = Set.of(
            "script",
            "style",
            "iframe",
            "object-embed",
            "embed",
            "form",
            "input",
            "button",
            "select",
            "textarea",
            "template",
            "noscript",
            "link",
            "meta",
            "base",
            "title",
            "head",
            "svg");
    private static final Set<String> FILES = Set.of("src", "data", "poster");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,159}");
    private static final Pattern ATTRIBUTE = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]{0,40}|xml:lang");
    private static final Set<String> FORBIDDEN = Set.of(
            "style",
            "href",
            "xlink-href",
            "action",
            "formaction",
            "srcset",
            "srcdoc",
            "background",
            "target",
            "ping",
            "form");
    private static final int MOST_ATTRIBUTE = 2_000;

    private Rich() {}

    /** The {@code div} of a field; an empty one when the field is empty or no formatted text. */
    static Element read(String field) {
        if (field.isEmpty()) {
            return Element.of("div");
        }
        try {
            return clean(Markup.read(field));
        } catch (IllegalArgumentException plain) {
            return Element.text("div", Map.of(), field);
        }
    }

    /** The nodes of a field, rebuilt from the allow-list. */
    public static List<Node> nodes(String field) {
        return read(field).children();
    }

    /** A field that holds these nodes; empty when there are none. */
    public static String write(List<? extends Node> nodes) {
        return nodes.isEmpty() ? "" : Markup.write(Element.of("div", Map.of(), nodes));
    }

    /** A field that holds plain words. */
    public static String ofText(String text) {
        return text.isEmpty() ? "" : write(List.of(new Text(text)));
    }

    public static boolean isBlock(Element element) {
        return BLOCKS.contains(element.name());
    }

    /** The field as it may be kept: rebuilt from the allow-list. */
    public static String clean(String field) {
        return write(nodes(field));
    }

    /** The tree without what is not on the list; elements that are unknown leave their words. */
    static Element clean(Element element) {
        List<Node> children = new ArrayList<>();
        for (Node child : element.children()) {
            keep(child, children);
        }
        return Element.of(element.name(), attributes(element), children);
    }

    private static void keep(Node node, List<Node> into) {
        if (node instanceof Text) {
            into.add(node);
            return;
        }
        Element element = (Element) node;
        if (DROPPED.contains(element.name())) {
            return;
        }
        Element cleaned = clean(element);
        if (allowed(element.name())) {
            into.add(cleaned);
        } else {
            into.addAll(cleaned.children());
        }
    }

    private static boolean allowed(String name) {
        return BLOCKS.contains(name)
                || HTML.contains(name)
                || QUESTIONS.contains(name)
                || MathMl.PRESENTATION.contains(name)
                || name.equals("annotation");
    }

    private static Map<String, String> attributes(Element element) {
        Map<String, String> kept = new TreeMap<>();
        element.attributes().forEach((name, value) -> {
            String lower = name.toLowerCase(java.util.Locale.ROOT);
            boolean handler = lower.startsWith("on");
            boolean foreign = FILES.contains(lower) && !FILE.matcher(value).matches();
            if (!handler
                    && !foreign
                    && !FORBIDDEN.contains(lower)
                    && value.length() <= MOST_ATTRIBUTE
                    && ATTRIBUTE.matcher(name).matches()) {
                kept.put(name, value);
            }
        });
        return kept;
    }
}
