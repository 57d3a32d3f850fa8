package nl.kennispeil.bank.item;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Node;

/**
 * A question with lettered options, one of which is right: written short, made into the tree of an item.
 *
 * @param stem case and question
 * @param options 2 to 26 options with different letters
 * @param key letters that are options, each right by itself
 */
public record ChoiceQuestion(Stem stem, List<Option> options, Key key) {

    private static final String TEMPLATES = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/";

    public ChoiceQuestion {
        options = List.copyOf(options);
        if (options.size() < 2 || options.size() > 26) {
            throw new IllegalArgumentException("a question has " + options.size() + " options: allowed is 2 to 26");
        }
        Set<String> letters = new HashSet<>();
        options.forEach(option -> letters.add(option.id()));
        if (letters.size() < options.size()) {
            throw new IllegalArgumentException("a question has two options with the same letter");
        }
        if (!letters.containsAll(key.letters())) {
            // The key itself stays out of the message: messages are logged.
            throw new IllegalArgumentException("the key of a question names a letter outside its options");
        }
    }

    /** The tree of the item; one right letter is matched, several are mapped to one point each. */
    public ItemContent content(ItemId id, String language) {
        return ItemContent.of(Element.of(
                ItemContent.ROOT,
                Map.of("identifier", id.value(), "title", id.value(), "xml:lang", language, "time-dependent", "false"),
                declaration(),
                Element.of(
                        "qti-outcome-declaration",
                        Map.of("identifier", "SCORE", "cardinality", "single", "base-type", "float")),
                body(),
                Element.of(
                        "qti-response-processing",
                        Map.of(
                                "template",
                                TEMPLATES + (key.letters().size() == 1 ? "match_correct.xml" : "map_response.xml")))));
    }

    private Element declaration() {
        List<Node> parts = new ArrayList<>();
        parts.add(Element.of(
                "qti-correct-response",
                Element.text("qti-value", Map.of(), key.letters().iterator().next())));
        if (key.letters().size() > 1) {
            List<Element> entries = key.letters().stream()
                    .map(letter -> Element.of("qti-map-entry", Map.of("map-key", letter, "mapped-value", "1")))
                    .toList();
            parts.add(Element.of("qti-mapping", Map.of("default-value", "0", "upper-bound", "1"), entries));
        }
        return Element.of(
                "qti-response-declaration",
                Map.of("identifier", "RESPONSE", "cardinality", "single", "base-type", "identifier"),
                parts);
    }

    private Element body() {
        List<Node> blocks = new ArrayList<>();
        stem.paragraphs().forEach(each -> blocks.add(Element.text("p", Map.of(), each)));
        stem.exhibits().forEach(each -> blocks.add(element(each)));
        List<Node> choice = new ArrayList<>();
        choice.add(Element.text("qti-prompt", Map.of(), stem.question()));
        options.forEach(
                each -> choice.add(Element.text("qti-simple-choice", Map.of("identifier", each.id()), each.text())));
        blocks.add(Element.of(
                "qti-choice-interaction", Map.of("response-identifier", "RESPONSE", "max-choices", "1"), choice));
        return Element.of("qti-item-body", Map.of(), blocks);
    }

    private static Element element(Exhibit exhibit) {
        if (exhibit instanceof ImageExhibit image) {
            return Element.of("figure", Element.of("img", Map.of("src", image.file(), "alt", image.alt())));
        }
        if (exhibit instanceof VideoExhibit video) {
            return Element.of(
                    "figure",
                    Element.of(
                            "video",
                            Map.of("src", video.file(), "controls", "controls", "aria-label", video.description()),
                            captions(video.captionsNl(), "nl"),
                            captions(video.captionsEn(), "en")));
        }
        return table((TableExhibit) exhibit);
    }

    private static Element captions(String file, String language) {
        return Element.of("track", Map.of("kind", "captions", "src", file, "srclang", language));
    }

    private static Element table(TableExhibit table) {
        List<Element> headings = table.header().stream()
                .map(each -> Element.text("th", Map.of("scope", "col"), each))
                .toList();
        List<Element> rows = table.rows().stream()
                .map(row -> Element.of(
                        "tr",
                        Map.of(),
                        row.stream()
                                .map(cell -> Element.text("td", Map.of(), cell))
                                .toList()))
                .toList();
        return Element.of(
                "table",
                Element.text("caption", Map.of(), table.caption()),
                Element.of("thead", Element.of("tr", Map.of(), headings)),
                Element.of("tbody", Map.of(), rows));
    }
}
