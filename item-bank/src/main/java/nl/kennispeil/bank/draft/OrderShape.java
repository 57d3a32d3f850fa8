package nl.kennispeil.bank.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Interaction;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Node;

/** Things in the right order; all or nothing. */
final class OrderShape implements Shape {

    @Override
    public void write(ItemDraft draft, ItemParts parts) {
        List<Node> children = new ArrayList<>(Fields.prompt(draft));
        List<String> options = draft.list("options");
        for (String id : options) {
            children.add(Element.of(
                    "qti-simple-choice",
                    parts.attributes("qti-simple-choice", id, Map.of()),
                    Rich.nodes(draft.get("option/" + id))));
        }
        Map<String, String> attributes = parts.interaction(
                InteractionKind.ORDER,
                Map.of("response-identifier", Fields.response(draft), "shuffle", draft.get("shuffle")),
                Map.of());
        Fields.body(draft, parts, Element.of("qti-order-interaction", attributes, children));
        List<String> order =
                draft.list("order").stream().filter(options::contains).toList();
        parts.response(Fields.response(draft), "ordered", "identifier", order, Map.of(), Map.of());
        parts.template("match_correct");
    }

    @Override
    public void read(ItemContent item, Interaction interaction, Map<String, String> fields) {
        Fields.around(item, interaction, fields);
        Fields.list(fields, "options", "option", interaction.element().elements("qti-simple-choice"));
        fields.put("shuffle", interaction.element().attribute("shuffle", ""));
        fields.put(
                "order",
                String.join(
                        " ", item.response(interaction.response()).orElseThrow().correct()));
    }
}
