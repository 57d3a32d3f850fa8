package nl.kennispeil.bank.exchange.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;

/** Puts nodes together so that blocks hold blocks, lists hold items and nothing is empty. */
final class Shape {

    private static final Set<String> MAY_BE_EMPTY = Set.of("td", "th", "tr", "col", "colgroup", "br", "hr");
    private static final Set<String> ONLY_PARTS =
            Set.of("ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr", "colgroup");
    private static final Set<String> ALIGNED =
            Set.of("p", "div", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "caption");
    private static final Set<String> TABLE_PARTS =
            Set.of("caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th");

    private Shape() {}

    /** An element of the allow-list, or what is left of it. */
    static List<Node> built(
            String name, Map<String, String> attributes, Style style, List<Node> children, boolean pre) {
        if (HtmlRules.INLINE.contains(name)) {
            return wrapped(name, attributes, children);
        }
        List<Node> inside = pre ? Whitespace.joined(children) : Whitespace.trimmed(children);
        if (name.equals("ul") || name.equals("ol")) {
            inside = items(inside);
        } else if (ONLY_PARTS.contains(name)) {
            inside = withoutText(inside);
        } else {
            inside = loose(inside);
        }
        if (name.equals("td") || name.equals("th") || name.equals("li")) {
            inside = unwrapped(inside);
        }
        if (inside.isEmpty() && !MAY_BE_EMPTY.contains(name)) {
            return List.of();
        }
        Map<String, String> kept = ALIGNED.contains(name) ? style.aligned(attributes) : attributes;
        if (name.equals("div") && kept.isEmpty()) {
            return asBlock(inside);
        }
        if (name.equals("p") && inside.stream().anyMatch(Shape::isBlock)) {
            return asBlock(inside);
        }
        return List.of(Element.of(name, kept, inside));
    }

    /** Inline markup around nodes; around the content of each block when there are blocks in it. */
    static List<Node> wrapped(String name, Map<String, String> attributes, List<Node> children) {
        if (children.isEmpty()) {
            return name.equals("br") ? List.of(Element.of("br")) : List.of();
        }
        if (children.stream()
                .allMatch(node -> node instanceof Text text && text.value().isBlank())) {
            return children;
        }
        if (children.stream().noneMatch(node -> isBlock(node) || isPart(node))) {
            return List.of(Element.of(name, attributes, Whitespace.joined(children)));
        }
        List<Node> result = new ArrayList<>();
        for (Node child : children) {
            if (child instanceof Element element && (isBlock(element) || isPart(element))) {
                result.add(
                        element.is("pre") || element.children().isEmpty()
                                ? element
                                : element.withChildren(wrapped(name, attributes, element.children())));
            } else {
                result.addAll(wrapped(name, attributes, List.of(child)));
            }
        }
        return result;
    }

    /** Content of a block that itself goes: inline runs become paragraphs, blocks stay. */
    static List<Node> asBlock(List<Node> children) {
        return new HtmlFragment(loose(children), List.of(), List.of()).blocks();
    }

    /** Parts of lists and tables outside any list or table are put in one, or taken apart. */
    static List<Node> loose(List<Node> children) {
        List<Node> result = new ArrayList<>();
        List<Node> items = new ArrayList<>();
        for (Node child : children) {
            if (child instanceof Element element && element.is("li")) {
                items.add(element);
                continue;
            }
            if (!items.isEmpty() && child instanceof Text text && text.value().isBlank()) {
                continue;
            }
            closeList(items, result);
            if (child instanceof Element element && TABLE_PARTS.contains(element.name())) {
                result.addAll(asBlock(element.children()));
            } else {
                result.add(child);
            }
        }
        closeList(items, result);
        return result;
    }

    static boolean isBlockLevel(String name) {
        return HtmlRules.isBlock(HtmlRules.RENAMED.getOrDefault(name, name));
    }

    private static void closeList(List<Node> items, List<Node> result) {
        if (!items.isEmpty()) {
            result.add(Element.of("ul", Map.of(), items));
            items.clear();
        }
    }

    private static List<Node> items(List<Node> children) {
        List<Node> items = new ArrayList<>();
        for (Node child : children) {
            if (child instanceof Element element && element.is("li")) {
                items.add(element);
            } else if (child instanceof Element element && (element.is("ul") || element.is("ol")) && !items.isEmpty()) {
                Element last = (Element) items.remove(items.size() - 1);
                List<Node> inside = new ArrayList<>(last.children());
                inside.add(element);
                items.add(last.withChildren(inside));
            } else if (!(child instanceof Text text && text.value().isBlank())) {
                items.add(Element.of("li", Map.of(), List.of(child)));
            }
        }
        return items;
    }

    private static List<Node> withoutText(List<Node> children) {
        // The parser has moved visible text out of tables already.
        return children.stream()
                .filter(node -> node instanceof Element element && HtmlRules.PARTS.contains(element.name()))
                .toList();
    }

    private static List<Node> unwrapped(List<Node> inside) {
        return new HtmlFragment(inside, List.of(), List.of()).compact();
    }

    private static boolean isBlock(Node node) {
        return node instanceof Element element && HtmlRules.isBlock(element.name());
    }

    private static boolean isPart(Node node) {
        return node instanceof Element element && HtmlRules.PARTS.contains(element.name());
    }
}
