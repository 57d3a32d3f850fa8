package nl.kennispeil.bank.exchange.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;

/** Places in a text where an interaction goes. They travel through HTML as characters of the private use area. */
public final class Placeholders {

    private static final char OPEN = '\uF6C0';
    private static final char CLOSE = '\uF6C1';
    private static final Set<String> INLINE =
            Set.of("qti-text-entry-interaction", "qti-inline-choice-interaction", "qti-gap", "span");

    private Placeholders() {}

    /** What stands in the text for place {@code index}. */
    public static String mark(int index) {
        return OPEN + Integer.toString(index) + CLOSE;
    }

    /** The text without characters that look like marks. */
    public static String unmarked(String text) {
        return text.indexOf(OPEN) < 0 && text.indexOf(CLOSE) < 0
                ? text
                : text.replace(String.valueOf(OPEN), "").replace(String.valueOf(CLOSE), "");
    }

    /** The text with a dash of dots for every mark: for a title. */
    public static String shown(String text) {
        return text.replaceAll(OPEN + "[0-9]*" + CLOSE, "…");
    }

    public static boolean isInline(Element element) {
        return INLINE.contains(element.name());
    }

    public static Element paragraph(Element inline) {
        return Element.of("p", Map.of(), inline);
    }

    /** The nodes with every mark replaced by the node of its number; a mark without one stays out. */
    public static List<Node> filled(List<? extends Node> nodes, List<? extends Node> fillers) {
        List<Node> filled = new ArrayList<>();
        for (Node node : nodes) {
            if (node instanceof Text text) {
                fill(text.value(), fillers, filled);
            } else if (node instanceof Element element && block(element, fillers) >= 0) {
                // A paragraph with nothing but a block interaction is that interaction.
                filled.add(fillers.get(block(element, fillers)));
            } else if (node instanceof Element element) {
                filled.add(element.withChildren(filled(element.children(), fillers)));
            }
        }
        return filled;
    }

    /** How many times the mark of {@code index} stands in these nodes. */
    public static long count(List<? extends Node> nodes, int index) {
        String text = Element.of("p", Map.of(), nodes).text();
        long count = 0;
        for (int at = text.indexOf(mark(index)); at >= 0; at = text.indexOf(mark(index), at + 1)) {
            count++;
        }
        return count;
    }

    private static void fill(String text, List<? extends Node> fillers, List<Node> filled) {
        int at = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, at)) {
            int close = text.indexOf(CLOSE, open);
            if (close < 0) {
                break;
            }
            if (open > at) {
                filled.add(new Text(text.substring(at, open)));
            }
            int index = number(text.substring(open + 1, close));
            if (index >= 0 && index < fillers.size()) {
                filled.add(fillers.get(index));
            }
            at = close + 1;
        }
        if (at < text.length()) {
            filled.add(new Text(text.substring(at)));
        }
    }

    private static int block(Element paragraph, List<? extends Node> fillers) {
        if (!paragraph.is("p") || paragraph.children().size() != 1) {
            return -1;
        }
        String text = paragraph.text();
        if (text.length() < 3 || text.charAt(0) != OPEN || text.indexOf(CLOSE) != text.length() - 1) {
            return -1;
        }
        int index = number(text.substring(1, text.length() - 1));
        boolean block = index >= 0
                && index < fillers.size()
                && fillers.get(index) instanceof Element filler
                && !isInline(filler);
        return block ? index : -1;
    }

    private static int number(String digits) {
        return digits.matches("[0-9]{1,6}") ? Integer.parseInt(digits) : -1;
    }
}
