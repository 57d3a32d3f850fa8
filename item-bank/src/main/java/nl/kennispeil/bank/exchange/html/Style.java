package nl.kennispeil.bank.exchange.html;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;

/** What an inline style says that has meaning; the rest of it is looks and goes. */
record Style(
        boolean hidden,
        boolean bold,
        boolean italic,
        boolean underlined,
        boolean struck,
        boolean plain,
        String vertical,
        String align) {

    private static final Pattern BOLD = Pattern.compile("(?:^|;)font-weight:(bold|bolder|[6-9]00)\\b");
    private static final Pattern PLAIN = Pattern.compile("(?:^|;)font-weight:(normal|[1-4]00)\\b");
    private static final Pattern HIDDEN = Pattern.compile("display:none|visibility:hidden|mso-hide:all");

    static Style of(org.jsoup.nodes.Element element) {
        String css = element.attr("style").toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
        String align = "";
        if (css.contains("text-align:center")
                || element.normalName().equals("center")
                || element.attr("align").equalsIgnoreCase("center")) {
            align = "qti-align-center";
        } else if (css.contains("text-align:right") || element.attr("align").equalsIgnoreCase("right")) {
            align = "qti-align-right";
        }
        return new Style(
                HIDDEN.matcher(css).find() || element.hasAttr("hidden"),
                BOLD.matcher(css).find(),
                css.matches("(.*;)?font-style:italic.*"),
                css.matches(".*text-decoration(-line)?:[^;]*underline.*"),
                css.matches(".*text-decoration(-line)?:[^;]*line-through.*"),
                PLAIN.matcher(css).find(),
                css.contains("vertical-align:super") ? "sup" : css.contains("vertical-align:sub") ? "sub" : "",
                align);
    }

    /** The markup an inline style stands for, around these nodes; a span only when it has attributes to hold. */
    List<Node> wrapped(List<Node> nodes, Map<String, String> attributes) {
        List<Node> inside = nodes;
        if (nodes.stream()
                .allMatch(node -> node instanceof Text text && text.value().isBlank())) {
            return inside;
        }
        if (!vertical.isEmpty()) {
            inside = Shape.wrapped(vertical, Map.of(), inside);
        }
        if (underlined) {
            inside = Shape.wrapped("u", Map.of(), inside);
        }
        if (italic) {
            inside = Shape.wrapped("em", Map.of(), inside);
        }
        if (bold) {
            inside = Shape.wrapped("strong", Map.of(), inside);
        }
        return attributes.isEmpty() ? inside : Shape.wrapped("span", attributes, inside);
    }

    /** Attributes of a block with its alignment as one of QTI's shared classes. */
    Map<String, String> aligned(Map<String, String> attributes) {
        if (align.isEmpty()) {
            return attributes;
        }
        Element holder = Element.of("p", attributes);
        String classes = (holder.attribute("class", "") + " " + align).strip();
        return holder.attribute("class", "").contains(align)
                ? attributes
                : holder.with("class", classes).attributes();
    }
}
