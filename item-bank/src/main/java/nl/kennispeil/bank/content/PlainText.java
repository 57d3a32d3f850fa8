package nl.kennispeil.bank.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A tree as lines of text, for searching, copies on request and people who read rather than look. */
public final class PlainText {

    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "li",
            "ul",
            "ol",
            "dl",
            "dt",
            "dd",
            "table",
            "tr",
            "caption",
            "figure",
            "figcaption",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "pre",
            "br",
            "hr",
            "section",
            "qti-item-body",
            "qti-prompt",
            "qti-simple-choice",
            "qti-simple-associable-choice",
            "qti-gap-text",
            "qti-gap-img",
            "qti-inline-choice",
            "qti-stimulus-body",
            "qti-content-body",
            "qti-rubric-block");
    private static final Set<String> CELLS = Set.of("td", "th");

    private PlainText() {}

    /** One line per block, in order, white space made single; pictures and films by their words. */
    public static List<String> lines(Element element) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        collect(element, line, lines);
        end(line, lines);
        return lines;
    }

    /** {@link #lines} with spaces between. */
    public static String of(Element element) {
        return String.join(" ", lines(element));
    }

    private static void collect(Element element, StringBuilder line, List<String> lines) {
        boolean block = BLOCKS.contains(element.name());
        if (block) {
            end(line, lines);
        } else if (CELLS.contains(element.name())) {
            line.append(' ');
        }
        element.attribute("alt")
                .or(() -> element.attribute("aria-label"))
                .ifPresent(words -> line.append(' ').append(words).append(' '));
        for (Node child : element.children()) {
            if (child instanceof Text text) {
                line.append(text.value());
            } else {
                collect((Element) child, line, lines);
            }
        }
        if (block) {
            end(line, lines);
        }
    }

    private static void end(StringBuilder line, List<String> lines) {
        String text = line.toString().replaceAll("\\s+", " ").strip();
        if (!text.isEmpty()) {
            lines.add(text);
        }
        line.setLength(0);
    }
}
