package nl.kennispeil.bank.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Interaction;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;

/** An item this editor does not know: every run of words of its body by number, everything else as it is. */
final class TextOnlyShape implements Shape {

    private int number;

    @Override
    public void write(ItemDraft draft, ItemParts parts) {
        throw new IllegalStateException("the words of an item are written over the item itself");
    }

    @Override
    public void read(ItemContent item, Interaction interaction, Map<String, String> fields) {
        words(item, fields);
    }

    static void words(ItemContent item, Map<String, String> fields) {
        item.body().ifPresent(body -> new TextOnlyShape().collect(body, fields));
    }

    private void collect(Element element, Map<String, String> fields) {
        for (Node child : element.children()) {
            if (child instanceof Element below) {
                collect(below, fields);
            } else if (child instanceof Text text && !text.value().isBlank()) {
                fields.put("text/" + number++, text.value());
            }
        }
    }

    /** The item with the words of the draft; a run that was emptied keeps a space, so that the others keep their number. */
    static Element replaced(ItemContent item, ItemDraft draft) {
        TextOnlyShape counter = new TextOnlyShape();
        return item.root()
                .withChildren(item.root().children().stream()
                        .map(each -> each instanceof Element element && element.is("qti-item-body")
                                ? counter.replaced(element, draft)
                                : each)
                        .toList());
    }

    private Element replaced(Element element, ItemDraft draft) {
        List<Node> children = new ArrayList<>();
        for (Node child : element.children()) {
            if (child instanceof Element below) {
                children.add(replaced(below, draft));
            } else if (child instanceof Text text && !text.value().isBlank()) {
                String words = draft.get("text/" + number++);
                children.add(new Text(words.isEmpty() ? " " : words));
            } else {
                children.add(child);
            }
        }
        return element.withChildren(children);
    }
}
