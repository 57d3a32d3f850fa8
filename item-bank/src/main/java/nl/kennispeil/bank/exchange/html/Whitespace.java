package nl.kennispeil.bank.exchange.html;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;

/** White space as a browser shows it, and without the runs of hard spaces word processors leave. */
final class Whitespace {

    private static final Pattern RUN = Pattern.compile("[ \\t\\r\\n\\f\\u00A0]{2,}|[\\t\\r\\n\\f]");

    private Whitespace() {}

    /** Runs of white space as one space; a single hard space stays, for it keeps "5 mg" together. */
    static String collapsed(String text) {
        return RUN.matcher(text).replaceAll(" ");
    }

    /** Neighbouring texts joined and collapsed; no white space at the ends, nor beside a block or a line break. */
    static List<Node> trimmed(List<Node> nodes) {
        List<Node> joined = joined(nodes);
        List<Node> trimmed = new ArrayList<>();
        for (int i = 0; i < joined.size(); i++) {
            if (joined.get(i) instanceof Text text) {
                String value = collapsed(text.value());
                if (i == 0 || breaks(joined.get(i - 1))) {
                    value = value.replaceFirst("^[ \\u00A0]+", "");
                }
                if (i == joined.size() - 1 || breaks(joined.get(i + 1))) {
                    value = value.replaceFirst("[ \\u00A0]+$", "");
                }
                if (!value.isEmpty()) {
                    trimmed.add(new Text(value));
                }
            } else {
                trimmed.add(joined.get(i));
            }
        }
        while (!trimmed.isEmpty() && isBreak(trimmed.get(trimmed.size() - 1))) {
            trimmed.remove(trimmed.size() - 1);
        }
        while (!trimmed.isEmpty() && isBreak(trimmed.get(0))) {
            trimmed.remove(0);
        }
        return trimmed;
    }

    static List<Node> joined(List<Node> nodes) {
        List<Node> joined = new ArrayList<>();
        for (Node node : nodes) {
            int last = joined.size() - 1;
            if (node instanceof Text text && last >= 0 && joined.get(last) instanceof Text before) {
                joined.set(last, new Text(before.value() + text.value()));
            } else {
                joined.add(node);
            }
        }
        return joined;
    }

    private static boolean isBreak(Node node) {
        return node instanceof Element element && element.is("br");
    }

    private static boolean breaks(Node node) {
        return node instanceof Element element && (element.is("br") || HtmlRules.isBlock(element.name()));
    }
}
