package nl.kennispeil.bank.exchange.html;

import java.util.List;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;

/** A tree as a reader reads it. */
final class PlainText {

    private PlainText() {}

    static String of(List<Node> nodes) {
        StringBuilder text = new StringBuilder();
        nodes.forEach(node -> collect(node, text));
        return text.toString()
                .replaceAll("[ \\t]*\\n[ \\t]*", "\n")
                .replaceAll("\\n{2,}", "\n")
                .strip();
    }

    private static void collect(Node node, StringBuilder text) {
        if (node instanceof Text characters) {
            text.append(characters.value());
        } else if (node instanceof Element element) {
            boolean line = HtmlRules.isBlock(element.name()) || HtmlRules.LINES.contains(element.name());
            if (line) {
                text.append('\n');
            }
            element.children().forEach(child -> collect(child, text));
            if (element.is("td") || element.is("th")) {
                text.append(' ');
            } else if (line) {
                text.append('\n');
            }
        }
    }
}
