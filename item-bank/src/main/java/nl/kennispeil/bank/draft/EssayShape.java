package nl.kennispeil.bank.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Interaction;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Node;

/** An answer in own words, marked by people with a rubric. */
final class EssayShape implements Shape {

    @Override
    public void write(ItemDraft draft, ItemParts parts) {
        String response = Fields.response(draft);
        Map<String, String> attributes = parts.interaction(
                InteractionKind.EXTENDED_TEXT,
                Map.of("response-identifier", response, "expected-lines", draft.get("lines")),
                Map.of());
        if (!draft.get("rubric").isEmpty()) {
            parts.body(List.of(Element.of(
                    "qti-rubric-block", parts.rubric(Map.of("view", "scorer", "use", "scoring")), inside(draft))));
        }
        Fields.body(draft, parts, Element.of("qti-extended-text-interaction", attributes, Fields.prompt(draft)));
        parts.response(response, "single", "string", List.of(), Map.of(), Map.of());
    }

    private static List<Node> inside(ItemDraft draft) {
        return List.of(Element.of("qti-content-body", Map.of(), Rich.nodes(draft.get("rubric"))));
    }

    @Override
    public void read(ItemContent item, Interaction interaction, Map<String, String> fields) {
        Fields.around(item, interaction, fields);
        fields.put("lines", interaction.element().attribute("expected-lines", ""));
        item.outcomes().stream()
                .filter(each -> each.identifier().equals("SCORE"))
                .forEach(each -> fields.put("maximum", each.element().attribute("normal-maximum", "")));
        List<Node> lead = new ArrayList<>(Rich.nodes(fields.getOrDefault("body", "")));
        if (!lead.isEmpty()
                && lead.get(0) instanceof Element first
                && first.is("qti-rubric-block")
                && first.attribute("view", "").contains("scorer")
                && first.elements("qti-content-body").size() == 1) {
            Fields.rich(
                    fields, "rubric", first.elements("qti-content-body").get(0).children());
            lead.remove(0);
            Fields.rich(fields, "body", lead);
        }
    }
}
