package nl.kennispeil.bank.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Interaction;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Node;

/** Passages of a text that can be pointed at; {@code options} follows the text. */
final class HottextShape implements Shape {

    @Override
    public void write(ItemDraft draft, ItemParts parts) {
        List<Node> text = Rich.nodes(draft.get("text"));
        List<Node> children = new ArrayList<>(Fields.prompt(draft));
        children.addAll(text);
        boolean several = draft.is("several", "1");
        Map<String, String> attributes = parts.interaction(
                InteractionKind.HOTTEXT,
                Map.of("response-identifier", Fields.response(draft)),
                Map.of("max-choices", several ? "0" : "1"));
        Fields.body(draft, parts, Element.of("qti-hottext-interaction", attributes, children));
        ChoiceShape.key(
                draft.with("options", passages(text)), parts, Fields.response(draft), several ? "multiple" : "single");
    }

    private static String passages(List<Node> text) {
        return String.join(
                " ",
                Element.of("div", Map.of(), text).descendants("qti-hottext").stream()
                        .map(Fields::id)
                        .toList());
    }

    @Override
    public void read(ItemContent item, Interaction interaction, Map<String, String> fields) {
        Fields.around(item, interaction, fields);
        List<Node> text = interaction.element().children().stream()
                .filter(each -> !(each instanceof Element element && element.is("qti-prompt")))
                .toList();
        Fields.rich(fields, "text", text);
        Map<String, String> key = new TreeMap<>();
        ChoiceShape.readKey(item, interaction, key);
        fields.putAll(key);
    }
}
