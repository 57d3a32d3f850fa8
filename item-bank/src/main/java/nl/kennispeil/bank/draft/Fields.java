package nl.kennispeil.bank.draft;

import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Interaction;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Node;

/** Reading what several shapes have in common: the text around an interaction, its prompt, its list of options. */
final class Fields {

    private Fields() {}

    static void rich(Map<String, String> fields, String name, List<? extends Node> nodes) {
        fields.put(name, Rich.write(nodes));
    }

    /** What stands before and after an interaction that is a block of the body. */
    static void around(ItemContent item, Interaction interaction, Map<String, String> fields) {
        List<Node> all = item.body().map(Element::children).orElse(List.of());
        int at = 0;
        while (at < all.size() && !all.get(at).equals(interaction.element())) {
            at++;
        }
        rich(fields, "body", all.subList(0, at));
        if (at < all.size()) {
            rich(fields, "after", all.subList(at + 1, all.size()));
        }
        fields.put("response", interaction.response());
        interaction.element().first("qti-prompt").ifPresent(each -> rich(fields, "prompt", each.children()));
    }

    /** Reads elements with an identifier as a list field with a formatted text for each. */
    static void list(Map<String, String> fields, String list, String one, List<Element> elements) {
        fields.put(list, String.join(" ", elements.stream().map(Fields::id).toList()));
        elements.forEach(each -> rich(fields, one + "/" + id(each), each.children()));
    }

    static String id(Element element) {
        return element.attribute("identifier", "");
    }

    static String response(ItemDraft draft) {
        String response = draft.get("response");
        return response.isEmpty() ? "RESPONSE" : response;
    }

    /** The prompt as children of an interaction: none, or one element. */
    static List<Element> prompt(ItemDraft draft) {
        return draft.get("prompt").isEmpty()
                ? List.of()
                : List.of(Element.of("qti-prompt", Map.of(), Rich.nodes(draft.get("prompt"))));
    }

    /** The body with an interaction between what stands before and after it. */
    static void body(ItemDraft draft, ItemParts parts, Element interaction) {
        parts.body(Rich.nodes(draft.get("body")));
        parts.body(List.of(interaction));
        parts.body(Rich.nodes(draft.get("after")));
    }
}
