package nl.kennispeil.delivery.itemview;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.UnaryOperator;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Markup;
import nl.kennispeil.bank.content.Stimulus;
import nl.kennispeil.delivery.content.CandidateBody;
import nl.kennispeil.delivery.http.Replies;
import nl.kennispeil.delivery.page.Pages;

/**
 * The one way in which staff sees what a candidate will see: the modules of the player, in a frame of their own so that
 * styles of the desk do not touch it, fed with what the package of a test would hold and nothing more.
 */
public final class CandidateView {

    private CandidateView() {}

    /** The page that goes into the frame; it fetches its own address with {@code .json} after it. */
    public static Pages.View frame(String name) {
        return new Pages.View.Html("itemview/frame.jte", Map.of("item", name));
    }

    /** What a case tells, without a question. */
    public static ObjectNode stimulus(Element body, UnaryOperator<String> media) {
        ObjectNode told = Replies.object();
        told.putArray("interactions");
        ItemContent nothing = ItemContent.of(Element.of(ItemContent.ROOT));
        told.putArray("stimuli").add(Markup.json(CandidateBody.of(nothing, new Stimulus("", body), media)));
        return told;
    }

    /**
     * One item as the player gets it, never with its key.
     *
     * @param name what tells this item from others, in the frame only
     * @param media where the browser fetches a file of the media library
     */
    public static ObjectNode json(ItemContent content, String name, UnaryOperator<String> media) {
        ObjectNode item = Replies.object()
                .put("item", name)
                .put("position", 1)
                .put("single", content.singleChoice().isPresent())
                .put("unknown", true)
                .put("language", content.language());
        item.set("body", Markup.json(CandidateBody.of(content, media)));
        ArrayNode kinds = item.putArray("interactions");
        content.interactions().stream()
                .map(each -> each.kind().element())
                .distinct()
                .forEach(each -> kinds.add(each.substring("qti-".length(), each.length() - "-interaction".length())));
        boolean shuffles = content.root()
                .walk()
                .anyMatch(each -> each.attribute("shuffle", "").equalsIgnoreCase("true"));
        if (shuffles) {
            kinds.add("shuffle");
        }
        ArrayNode stimuli = item.putArray("stimuli");
        content.stimuli().forEach(each -> stimuli.add(Markup.json(CandidateBody.of(content, each, media))));
        return item;
    }
}
