package nl.kennispeil.bank.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.content.Cardinality;
import nl.kennispeil.bank.content.Declaration;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Interaction;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Node;

/** One option out of several, several out of several, true or false. */
final class ChoiceShape implements Shape {

    @Override
    public void write(ItemDraft draft, ItemParts parts) {
        String response = Fields.response(draft);
        boolean one = draft.type() != DraftType.MULTIPLE_CHOICE;
        List<Node> children = new ArrayList<>(Fields.prompt(draft));
        for (String id : draft.list("options")) {
            children.add(Element.of(
                    "qti-simple-choice",
                    parts.attributes("qti-simple-choice", id, Map.of()),
                    Rich.nodes(draft.get("option/" + id))));
        }
        Map<String, String> own = Map.of("response-identifier", response, "shuffle", draft.get("shuffle"));
        Map<String, String> attributes =
                parts.interaction(InteractionKind.CHOICE, own, Map.of("max-choices", one ? "1" : "0"));
        Fields.body(draft, parts, Element.of("qti-choice-interaction", attributes, children));
        key(draft, parts, response, one ? "single" : "multiple");
    }

    /** Right is each option that is marked so; hot spots and hot texts are keyed in the same way. */
    static void key(ItemDraft draft, ItemParts parts, String response, String cardinality) {
        List<String> correct = draft.list("options").stream()
                .filter(each -> draft.is("option/" + each + "/key", "1"))
                .toList();
        Map<String, String> points = new LinkedHashMap<>();
        for (String id : draft.list("options")) {
            String worth = draft.get("option/" + id + "/points");
            if (!worth.isEmpty()) {
                points.put(id, worth);
            } else if (correct.contains(id)) {
                points.put(id, "1");
            }
        }
        boolean single = cardinality.equals("single");
        Scoring.write(
                draft,
                parts,
                response,
                cardinality,
                "identifier",
                single && correct.size() > 1 ? correct.subList(0, 1) : correct,
                points);
    }

    static void readKey(ItemContent item, Interaction interaction, Map<String, String> fields) {
        Declaration response = item.response(interaction.response()).orElseThrow();
        response.correct().forEach(each -> fields.put("option/" + each + "/key", "1"));
        boolean mapped = Scoring.mapped(item);
        fields.put(Scoring.FIELD, mapped ? Scoring.PARTS : Scoring.ALL);
        if (mapped) {
            Scoring.mapping(response).forEach((id, worth) -> fields.put("option/" + id + "/points", worth));
        }
        fields.put("several", response.cardinality() == Cardinality.SINGLE ? "" : "1");
    }

    @Override
    public void read(ItemContent item, Interaction interaction, Map<String, String> fields) {
        Fields.around(item, interaction, fields);
        Fields.list(fields, "options", "option", interaction.element().elements("qti-simple-choice"));
        fields.put("shuffle", interaction.element().attribute("shuffle", ""));
        readKey(item, interaction, fields);
        fields.remove("several");
    }
}
