package nl.kennispeil.delivery.editor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Markup;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.delivery.content.CandidateBody;
import nl.kennispeil.delivery.http.Replies;

/** An item as the player's own modules show it to staff, outside a test: what a candidate gets of it, and never the key. */
public final class ItemPreview {

    private ItemPreview() {}

    /**
     * What the page {@code editor/preview.jte} asks for.
     *
     * @param ref a name for this item on the page
     * @param media where a browser of staff fetches a file of the item
     */
    public static ObjectNode json(ItemContent content, String ref, UnaryOperator<String> media) {
        ObjectNode item = Replies.object()
                .put("item", ref)
                .put("position", 1)
                .put("single", content.singleChoice().isPresent())
                .put("unknown", true);
        item.set("body", Markup.json(CandidateBody.of(content, media)));
        ArrayNode kinds = item.putArray("interactions");
        content.interactions().stream()
                .map(each -> each.kind().element())
                .distinct()
                .forEach(each -> kinds.add(each.substring("qti-".length(), each.length() - "-interaction".length())));
        return item;
    }

    /** The same with the text it shares with others of its case before the question, for a page that shows it alone. */
    public static ObjectNode alone(ItemContent content, String ref, UnaryOperator<String> media) {
        List<Node> shared = new ArrayList<>();
        content.stimuli().forEach(each -> shared.add(Element.of("div", java.util.Map.of(), each.body().children())));
        Element root = content.root();
        List<Node> children = new ArrayList<>();
        for (Node each : root.children()) {
            if (each instanceof Element body && body.is("qti-item-body")) {
                List<Node> both = new ArrayList<>(shared);
                both.addAll(body.children());
                children.add(body.withChildren(both));
            } else {
                children.add(each);
            }
        }
        return json(ItemContent.of(root.withChildren(children)), ref, media);
    }
}
