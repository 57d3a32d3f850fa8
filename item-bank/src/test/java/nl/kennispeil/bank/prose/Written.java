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
import nl.kennispeil.bank.item.Exhibit;
import nl.kennispeil.bank.item.ImageExhibit;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.TableExhibit;

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
        List<Node> body = new ArrayList<>();
        version.stem().paragraphs().forEach(each -> body.add(paragraph(each)));
        version.stem().exhibits().forEach(each -> exhibit(each, body));
        return item(
                version.language(),
                version.key().letters().iterator().next(),
                body,
                version.stem().question(),
                version.options().stream().map(each -> each.text()).toList());
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

    private static void exhibit(Exhibit exhibit, List<Node> body) {
        if (exhibit instanceof TableExhibit table) {
            List<Node> rows = new ArrayList<>();
            rows.add(row("th", table.header()));
            table.rows().forEach(each -> rows.add(row("td", each)));
            body.add(Element.of("table", Map.of(), rows));
        } else if (exhibit instanceof ImageExhibit image) {
            body.add(Element.of("p", Element.of("img", Map.of("src", image.file(), "alt", image.alt()))));
        }
    }

    private static Element row(String cell, List<String> texts) {
        return Element.of(
                "tr",
                Map.of(),
                texts.stream().map(each -> Element.text(cell, Map.of(), each)).toList());
    }
}
