package nl.kennispeil.delivery.itembank;

import java.util.Map;
import java.util.Set;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;

/**
 * A passage of an item as HTML for an editor's page: a short list of elements without attributes, everything else by its
 * words. Nothing that could run, nothing from elsewhere.
 */
public final class PassageHtml {

    private static final Set<String> KEPT = Set.of(
            "p",
            "span",
            "b",
            "strong",
            "i",
            "em",
            "u",
            "sub",
            "sup",
            "br",
            "ul",
            "ol",
            "li",
            "thead",
            "tbody",
            "tr",
            "td",
            "th",
            "caption",
            "figure",
            "figcaption",
            "blockquote",
            "pre",
            "dl",
            "dt",
            "dd");
    private static final Map<String, String> OTHERWISE =
            Map.of("h1", "h4", "h2", "h4", "h3", "h4", "h4", "h4", "h5", "h5", "h6", "h6");
    private static final Set<String> EMPTY = Set.of("br");

    private final String files;

    private PassageHtml(String files) {
        this.files = files;
    }

    /** @param files where the files of this item are fetched, with a slash behind it */
    public static String of(Element element, String files) {
        StringBuilder html = new StringBuilder();
        new PassageHtml(files).write(element, html);
        return html.toString();
    }

    private void write(Node node, StringBuilder html) {
        if (node instanceof Text text) {
            html.append(escaped(text.value()));
            return;
        }
        Element element = (Element) node;
        String name = element.name();
        if (name.equals("img")) {
            picture(element, html);
        } else if (name.equals("video") || name.equals("audio") || name.equals("object")) {
            html.append("<span class=\"chip\">")
                    .append(escaped(name))
                    .append("</span> ")
                    .append(escaped(element.attribute("aria-label", "")));
        } else if (name.equals("table")) {
            html.append("<div class=\"scroll\" tabindex=\"0\"><table class=\"list\">");
            children(element, html);
            html.append("</table></div>");
        } else {
            String tag = KEPT.contains(name) ? name : OTHERWISE.getOrDefault(name, "");
            if (!tag.isEmpty()) {
                html.append('<').append(tag).append('>');
            }
            children(element, html);
            if (!tag.isEmpty() && !EMPTY.contains(tag)) {
                html.append("</").append(tag).append('>');
            }
        }
    }

    /** A picture of the media library; any other is told by its words. */
    private void picture(Element element, StringBuilder html) {
        String file = element.attribute("src", "");
        String alt = escaped(element.attribute("alt", ""));
        if (file.matches("[A-Za-z0-9._-]{1,100}")) {
            html.append("<img src=\"")
                    .append(files)
                    .append(file)
                    .append("\" alt=\"")
                    .append(alt)
                    .append("\">");
        } else {
            html.append(alt);
        }
    }

    private void children(Element element, StringBuilder html) {
        element.children().forEach(each -> write(each, html));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
