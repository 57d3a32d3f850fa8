package nl.kennispeil.bank.draft;

import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.Declaration;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Interaction;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.content.ItemContent;

/** A value on a scale, right within a tolerance. */
final class SliderShape implements Shape {

    @Override
    public void write(ItemDraft draft, ItemParts parts) {
        String response = Fields.response(draft);
        Map<String, String> attributes = parts.interaction(
                InteractionKind.SLIDER,
                Map.of(
                        "response-identifier",
                        response,
                        "lower-bound",
                        draft.get("lower"),
                        "upper-bound",
                        draft.get("upper"),
                        "step",
                        draft.get("step")),
                Map.of("step-label", "false"));
        Fields.body(draft, parts, Element.of("qti-slider-interaction", attributes, Fields.prompt(draft)));
        String key = draft.get("key");
        parts.response(
                response,
                "single",
                draft.is("whole", "1") ? "integer" : "float",
                key.isEmpty() ? List.of() : List.of(key),
                Map.of(),
                Map.of());
        if (draft.get("tolerance").isEmpty()) {
            parts.template("match_correct");
        } else {
            parts.processing(Element.of(
                    "qti-response-processing",
                    Scoring.when(GapShape.equal(response, draft.get("tolerance")), Scoring.set(Scoring.number("1")))));
        }
    }

    @Override
    public void read(ItemContent item, Interaction interaction, Map<String, String> fields) {
        Fields.around(item, interaction, fields);
        Element slider = interaction.element();
        fields.put("lower", slider.attribute("lower-bound", ""));
        fields.put("upper", slider.attribute("upper-bound", ""));
        fields.put("step", slider.attribute("step", ""));
        Declaration response = item.response(interaction.response()).orElseThrow();
        fields.put("whole", response.baseType() == BaseType.INTEGER ? "1" : "");
        response.correct().stream().findFirst().ifPresent(each -> fields.put("key", each));
        item.processing()
                .flatMap(each -> each.descendants("qti-equal").stream().findFirst())
                .ifPresent(each -> fields.put("tolerance", GapShape.tolerance(each)));
    }
}
