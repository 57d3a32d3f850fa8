package nl.kennispeil.delivery.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.Reference;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.draft.DraftCheck;
import nl.kennispeil.bank.draft.DraftTree;
import nl.kennispeil.bank.draft.ItemDraft;
import nl.kennispeil.bank.draft.Rich;
import nl.kennispeil.bank.lint.Context;
import nl.kennispeil.bank.lint.Finding;
import nl.kennispeil.bank.lint.Lint;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Replies;
import nl.kennispeil.delivery.page.Page;

/** Drafts as browsers get and send them. What comes in is bounded, and every formatted text is rebuilt from the allow-list. */
final class DraftJson {

    private static final Set<String> KEPT_HERE = Set.of(DraftTree.BASE, "type", DraftTree.CASE, DraftTree.TOLD);

    private DraftJson() {}

    /** A draft as it stands, with what it lacks and what the writing aid says of it. */
    static ObjectNode state(
            ItemCard card, Saved saved, List<DraftCheck.Problem> lacking, List<String> others, Page page) {
        ObjectNode node = state(saved, lacking, others, page);
        node.set("findings", findings(card, saved.draft(), page));
        return node;
    }

    /** The same for what a case tells, of which the writing aid says nothing. */
    static ObjectNode stateOfCase(Saved saved, List<String> others, Page page) {
        ObjectNode node = state(saved, DraftCheck.problemsOfCase(saved.draft()), others, page);
        node.putArray("findings");
        return node;
    }

    private static ObjectNode state(Saved saved, List<DraftCheck.Problem> lacking, List<String> others, Page page) {
        ObjectNode node = Replies.object().put("revision", saved.revision()).put("version", saved.version());
        ObjectNode fields = node.putObject("fields");
        saved.draft().fields().forEach((name, value) -> {
            if (!name.equals(DraftTree.BASE) && !name.equals(DraftTree.TOLD)) {
                fields.put(name, value);
            }
        });
        ArrayNode people = node.putArray("others");
        others.forEach(people::add);
        ArrayNode problems = node.putArray("problems");
        for (DraftCheck.Problem each : lacking) {
            problems.addObject()
                    .put("field", each.field())
                    .put("code", each.code())
                    .put(
                            "words",
                            page.t(
                                    "editor.problem." + each.code(),
                                    saved.draft().get(each.field())));
        }
        return node;
    }

    private static ArrayNode findings(ItemCard card, ItemDraft draft, Page page) {
        ArrayNode found = Replies.object().arrayNode();
        ItemContent content = DraftTree.content(draft, card.id().value());
        List<String> references =
                card.references().stream().map(Reference::name).toList();
        Context context = new Context(
                draft.get("language").isEmpty() ? "nl" : draft.get("language"),
                draft.get("sourceName").isBlank()
                        ? Optional.of(references)
                        : Optional.of(List.of(draft.get("sourceName"))));
        for (Finding each : Lint.of(content, context)) {
            String words = page.messages().text(each.key(), each.arguments().toArray());
            found.addObject()
                    .put("rule", each.rule())
                    .put("severity", each.severity().name())
                    .put("part", each.passage().part())
                    .put("text", each.passage().text())
                    .put("words", words.startsWith("⟦") ? each.rule() : words);
        }
        return found;
    }

    /**
     * Fields as a browser sends them.
     *
     * @throws BadRequest 400 when they are no texts, or go beyond the bounds of a draft
     */
    static Map<String, String> fields(JsonNode sent) {
        if (!sent.isObject() || sent.size() > ItemDraft.MOST_FIELDS) {
            throw new BadRequest(400, "malformed");
        }
        Map<String, String> fields = new TreeMap<>();
        for (Map.Entry<String, JsonNode> each : sent.properties()) {
            if (!each.getValue().isTextual()) {
                throw new BadRequest(400, "malformed");
            }
            if (!KEPT_HERE.contains(each.getKey())) {
                String value = each.getValue().textValue();
                fields.put(each.getKey(), value.startsWith("[") ? Rich.clean(value) : value);
            }
        }
        try {
            ItemDraft.of(fields);
            return fields;
        } catch (IllegalArgumentException beyond) {
            throw new BadRequest(400, "malformed");
        }
    }
}
