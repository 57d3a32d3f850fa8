package nl.kennispeil.bank.prose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.demo.DemoBank;
import nl.kennispeil.bank.item.ItemVersion;

/** Items for tests of what reads items: one question, and those of the demo. */
public final class Written {

    private Written() {}

    /** One question with lettered options, the first letter that of the key: {@code choice("nl", "B", …)}. */
    public static ItemContent choice(String language, String key, String stem, String question, String... options) {
        return item(language, key, List.of(paragraph(stem)), question, Arrays.asList(options));
    }

    /** The items of the demo bank, written by hand and generated, by identifier. */
    public static Map<String, ItemContent> demo() {
        Map<String, ItemContent> items = new LinkedHashMap<>();
        for (ItemVersion version : DemoBank.create().items()) {
            items.put(version.ref().id().value(), of(version));
        }
        return items;
    }

    public static ItemContent of(ItemVersion version) {
        return version.content();
    }

    private static ItemContent item(
            String language, String key, List<Node> before, String question, List<String> options) {
        List<Node> interaction = new ArrayList<>();
        if (!question.isEmpty()) {
            interaction.add(Element.text("qti-prompt", Map.of(), question));
        }
        for (int i = 0; i < options.size(); i++) {
            String letter = String.valueOf((char) ('A' + i));
            interaction.add(Element.text("qti-simple-choice", Map.of("identifier", letter), options.get(i)));
        }
        List<Node> body = new ArrayList<>(before);
        body.add(Element.of(
                "qti-choice-interaction", Map.of("response-identifier", "RESPONSE", "max-choices", "1"), interaction));
        return ItemContent.of(Element.of(
                "qti-assessment-item",
                Map.of("identifier", "item", "title", "item", "xml:lang", language),
                Element.of(
                        "qti-response-declaration",
                        Map.of("identifier", "RESPONSE", "cardinality", "single", "base-type", "identifier"),
                        Element.of("qti-correct-response", Element.text("qti-value", Map.of(), key))),
                Element.of("qti-item-body", Map.of(), body)));
    }

    private static Element paragraph(String text) {
        return Element.text("p", Map.of(), text);
    }
}
