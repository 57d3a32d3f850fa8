package nl.kennispeil.bank.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.PlainText;

/**
 * A part of an item that something can be said about: a paragraph, a table, the question, an option.
 *
 * @param path as in {@link Anchor}
 * @param element what it is
 * @param words its words
 */
public record Passage(String path, Element element, String words) {

    /** What is taken whole. */
    private static final Set<String> WHOLE = Set.of(
            "p",
            "table",
            "figure",
            "ul",
            "ol",
            "dl",
            "blockquote",
            "pre",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "img",
            "video",
            "audio",
            "object",
            "math",
            "qti-prompt",
            "qti-simple-choice",
            "qti-simple-associable-choice",
            "qti-gap-text",
            "qti-inline-choice-interaction",
            "qti-text-entry-interaction",
            "qti-extended-text-interaction",
            "qti-slider-interaction",
            "qti-hotspot-choice");

    /** The passages of what an item shows, in order; those of its case first, as far as it has one. */
    public static List<Passage> of(ItemContent content) {
        List<Passage> passages = new ArrayList<>();
        List<Element> parts = content.root().elements();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).is("qti-item-body") || parts.get(i).is("qti-assessment-stimulus-ref")) {
                collect(parts.get(i), Integer.toString(i), passages);
            }
        }
        return passages;
    }

    private static void collect(Element element, String path, List<Passage> passages) {
        List<Element> children = element.elements();
        boolean onlyText = children.isEmpty() && !element.text().isBlank();
        if (WHOLE.contains(element.name()) || onlyText) {
            passages.add(new Passage(path, element, PlainText.of(element)));
            return;
        }
        for (int i = 0; i < children.size(); i++) {
            collect(children.get(i), path + "/" + i, passages);
        }
    }
}
