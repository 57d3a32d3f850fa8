package nl.kennispeil.bank.exchange.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Node;

/** The interactions of QTI 3 that other formats have. */
public final class Interactions {

    private Interactions() {}

    /**
     * Something to choose, place or order.
     *
     * @param identifier valid and unique in its list
     * @param content what it shows
     */
    public record Choice(String identifier, List<Node> content) {
        public Choice {
            content = List.copyOf(content);
        }
    }

    /** One choice, or any number of them. */
    public static Element choice(String response, List<Choice> choices, boolean several, boolean shuffle) {
        return Element.of(
                "qti-choice-interaction",
                Map.of(
                        "response-identifier",
                        response,
                        "max-choices",
                        several ? "0" : "1",
                        "shuffle",
                        String.valueOf(shuffle)),
                simple("qti-simple-choice", choices));
    }

    public static Element order(String response, List<Choice> choices, boolean shuffle) {
        return Element.of(
                "qti-order-interaction",
                Map.of("response-identifier", response, "shuffle", String.valueOf(shuffle)),
                simple("qti-simple-choice", choices));
    }

    /**
     * Rows that each get one of the columns.
     *
     * @param perRow how many columns a row may get; 0 for any number
     * @param perColumn how many rows a column may get; 0 for any number
     */
    public static Element match(
            String response, List<Choice> rows, List<Choice> columns, int perRow, int perColumn, boolean shuffle) {
        return Element.of(
                "qti-match-interaction",
                Map.of(
                        "response-identifier",
                        response,
                        "max-associations",
                        perRow == 0 ? "0" : String.valueOf(rows.size() * perRow),
                        "shuffle",
                        String.valueOf(shuffle)),
                set(rows, perRow),
                set(columns, perColumn));
    }

    /** A list to choose from in running text; its choices hold characters only. */
    public static Element inlineChoice(String response, List<Choice> choices, boolean shuffle) {
        return Element.of(
                "qti-inline-choice-interaction",
                Map.of("response-identifier", response, "shuffle", String.valueOf(shuffle)),
                simple("qti-inline-choice", choices));
    }

    /** @param length about how many characters are expected; 0 when not known */
    public static Element textEntry(String response, int length) {
        Map<String, String> attributes = new TreeMap<>(Map.of("response-identifier", response));
        if (length > 0) {
            attributes.put("expected-length", String.valueOf(length));
        }
        return Element.of("qti-text-entry-interaction", attributes);
    }

    /** @param lines about how many lines are expected; 0 when not known */
    public static Element extendedText(String response, int lines) {
        Map<String, String> attributes = new TreeMap<>(Map.of("response-identifier", response));
        if (lines > 0) {
            attributes.put("expected-lines", String.valueOf(lines));
        }
        return Element.of("qti-extended-text-interaction", attributes);
    }

    public static Element upload(String response) {
        return Element.of("qti-upload-interaction", Map.of("response-identifier", response));
    }

    private static Element set(List<Choice> choices, int matchMax) {
        List<Element> elements = new ArrayList<>();
        for (Choice choice : choices) {
            elements.add(Element.of(
                    "qti-simple-associable-choice",
                    Map.of("identifier", choice.identifier(), "match-max", String.valueOf(matchMax)),
                    choice.content()));
        }
        return Element.of("qti-simple-match-set", Map.of(), elements);
    }

    private static List<Element> simple(String name, List<Choice> choices) {
        return choices.stream()
                .map(choice -> Element.of(name, Map.of("identifier", choice.identifier()), choice.content()))
                .toList();
    }
}
