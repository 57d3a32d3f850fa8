package nl.kennispeil.bank.exchange.html;

import java.util.Map;
import java.util.Set;

/** The allow-list, in the vocabulary QTI 3 shares with HTML. */
final class HtmlRules {

    /** Blocks that are kept. */
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "ul",
            "ol",
            "dl",
            "table",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "pre",
            "hr",
            "figure");

    /** Interactions that stand between blocks. */
    private static final Set<String> INTERACTIONS = Set.of(
            "qti-choice-interaction",
            "qti-order-interaction",
            "qti-associate-interaction",
            "qti-match-interaction",
            "qti-gap-match-interaction",
            "qti-extended-text-interaction",
            "qti-hottext-interaction",
            "qti-hotspot-interaction",
            "qti-select-point-interaction",
            "qti-slider-interaction",
            "qti-upload-interaction");

    /** Parts of lists, tables and figures: kept where they stand. */
    static final Set<String> PARTS = Set.of(
            "li", "dt", "dd", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th", "figcaption");

    /** Inline markup that is kept. */
    static final Set<String> INLINE = Set.of(
            "strong", "em", "b", "i", "u", "sub", "sup", "span", "code", "kbd", "samp", "var", "q", "cite", "abbr",
            "dfn", "small", "br");

    /** Kept under another name. */
    static final Map<String, String> RENAMED = Map.ofEntries(
            Map.entry("center", "div"),
            Map.entry("article", "div"),
            Map.entry("section", "div"),
            Map.entry("main", "div"),
            Map.entry("header", "div"),
            Map.entry("footer", "div"),
            Map.entry("aside", "div"),
            Map.entry("nav", "div"),
            Map.entry("address", "div"),
            Map.entry("details", "div"),
            Map.entry("summary", "p"),
            Map.entry("fieldset", "div"),
            Map.entry("form", "div"),
            Map.entry("legend", "p"),
            Map.entry("dir", "ul"),
            Map.entry("menu", "ul"),
            Map.entry("ins", "u"),
            Map.entry("tt", "code"),
            Map.entry("acronym", "abbr"),
            Map.entry("xmp", "pre"),
            Map.entry("listing", "pre"),
            Map.entry("font", "span"));

    /** Nothing of these is ever visible. */
    static final Set<String> INVISIBLE = Set.of(
            "style",
            "meta",
            "link",
            "title",
            "head",
            "xml",
            "template",
            "base",
            "noframes",
            "param",
            "source",
            "track",
            "wbr",
            "datalist");

    /** These show something that an item cannot hold. */
    static final Set<String> LOST = Set.of(
            "iframe",
            "frame",
            "frameset",
            "object",
            "embed",
            "applet",
            "canvas",
            "svg",
            "input",
            "select",
            "textarea",
            "map",
            "area",
            "marquee",
            "progress",
            "meter",
            "portal",
            "picture");

    /** Struck text that would read as text that holds. */
    static final Set<String> STRUCK = Set.of("s", "strike", "del");

    /** Elements whose content says more than its characters. */
    static final Set<String> SAYS_MORE =
            Set.of("img", "audio", "video", "table", "math", "sub", "sup", "ul", "ol", "pre");

    /** Parts that stand on a line of their own. */
    static final Set<String> LINES = Set.of("li", "dt", "dd", "tr", "caption", "br", "figcaption");

    /** Presentation MathML. */
    static final Set<String> MATH_ATTRIBUTES = Set.of(
            "display",
            "mathvariant",
            "mathsize",
            "stretchy",
            "fence",
            "separator",
            "form",
            "lspace",
            "rspace",
            "linethickness",
            "bevelled",
            "notation",
            "open",
            "close",
            "separators",
            "accent",
            "accentunder",
            "width",
            "height",
            "depth",
            "columnalign",
            "rowalign",
            "columnspan",
            "rowspan",
            "columnlines",
            "rowlines",
            "frame",
            "displaystyle",
            "scriptlevel",
            "largeop",
            "movablelimits",
            "symmetric",
            "maxsize",
            "minsize",
            "numalign",
            "denomalign",
            "alttext");

    private static final Map<String, Map<String, String>> ATTRIBUTES = Map.of(
            "td", Map.of("colspan", "[1-9][0-9]{0,2}", "rowspan", "[1-9][0-9]{0,2}"),
            "th",
                    Map.of(
                            "colspan", "[1-9][0-9]{0,2}",
                            "rowspan", "[1-9][0-9]{0,2}",
                            "scope", "row|col|rowgroup|colgroup"),
            "col", Map.of("span", "[1-9][0-9]{0,2}"),
            "colgroup", Map.of("span", "[1-9][0-9]{0,2}"),
            "ol", Map.of("start", "-?[0-9]{1,5}", "type", "[1aAiI]"),
            "li", Map.of("value", "-?[0-9]{1,5}"),
            "img", Map.of("width", "[1-9][0-9]{0,4}", "height", "[1-9][0-9]{0,4}"),
            "abbr", Map.of("title", "(?s).{1,200}"),
            "video", Map.of("width", "[1-9][0-9]{0,4}", "height", "[1-9][0-9]{0,4}"));

    private HtmlRules() {}

    static boolean isBlock(String name) {
        return BLOCKS.contains(name) || INTERACTIONS.contains(name);
    }

    static boolean isKept(String name) {
        return BLOCKS.contains(name) || PARTS.contains(name) || INLINE.contains(name);
    }

    /** What values an attribute of an element may have, as a pattern, by name of the attribute. */
    static Map<String, String> attributes(String element) {
        return ATTRIBUTES.getOrDefault(element, Map.of());
    }
}
