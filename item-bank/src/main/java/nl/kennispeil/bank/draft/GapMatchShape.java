package nl.kennispeil.bank.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.content.Declaration;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Interaction;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Node;

/** Words that belong into the gaps of a text. */
final class GapMatchShape implements Shape {

    @Override
    public void write(ItemDraft draft, ItemParts parts) {
        List<String> words = draft.list("options");
        List<Node> text = Rich.nodes(draft.get("text"));
        List<Node> children = new ArrayList<>(Fields.prompt(draft));
        for (String id : words) {
            children.add(Element.of(
                    "qti-gap-text",
                    parts.attributes("qti-gap-text", id, Map.of("match-max", "1")),
                    Rich.nodes(draft.get("option/" + id))));
        }
        children.addAll(text);
        Map<String, String> attributes = parts.interaction(
                InteractionKind.GAP_MATCH,
                Map.of("response-identifier", Fields.response(draft), "shuffle", draft.get("shuffle")),
                Map.of("max-associations", "0"));
        Fields.body(draft, parts, Element.of("qti-gap-match-interaction", attributes, children));
        List<String> correct = new ArrayList<>();
        Map<String, String> points = new LinkedHashMap<>();
        for (Element gap : Element.of("div", Map.of(), text).descendants("qti-gap")) {
            String id = Fields.id(gap);
            String word = draft.get("gap/" + id + "/key");
            if (words.contains(word)) {
                correct.add(word + " " + id);
                points.put(word + " " + id, Scoring.points(draft, "gap/" + id));
            }
        }
        Scoring.write(draft, parts, Fields.response(draft), "multiple", "directedPair", correct, points);
    }

    @Override
    public void read(ItemContent item, Interaction interaction, Map<String, String> fields) {
        Fields.around(item, interaction, fields);
        Fields.list(fields, "options", "option", interaction.element().elements("qti-gap-text"));
        List<Node> text = interaction.element().children().stream()
                .filter(each ->
                        !(each instanceof Element element && (element.is("qti-gap-text") || element.is("qti-prompt"))))
                .toList();
        Fields.rich(fields, "text", text);
        fields.put("shuffle", interaction.element().attribute("shuffle", ""));
        Declaration response = item.response(interaction.response()).orElseThrow();
        for (String pair : response.correct()) {
            List<String> ends = ItemDraft.identifiers(pair);
            if (ends.size() == 2) {
                fields.put("gap/" + ends.get(1) + "/key", ends.get(0));
            }
        }
        boolean mapped = Scoring.mapped(item);
        fields.put(Scoring.FIELD, mapped ? Scoring.PARTS : Scoring.ALL);
        if (mapped) {
            Scoring.mapping(response).forEach((pair, worth) -> {
                List<String> ends = ItemDraft.identifiers(pair);
                if (ends.size() == 2) {
                    fields.put("gap/" + ends.get(1) + "/points", worth);
                }
            });
        }
    }
}
