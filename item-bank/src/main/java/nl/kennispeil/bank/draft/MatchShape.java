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

/** Rows that belong to columns: questions with a shared list of options, or a matrix. */
final class MatchShape implements Shape {

    private static final String CHOICE = "qti-simple-associable-choice";

    @Override
    public void write(ItemDraft draft, ItemParts parts) {
        List<String> rows = draft.list("rows");
        List<String> columns = draft.list("columns");
        List<Node> children = new ArrayList<>(Fields.prompt(draft));
        children.add(set(draft, parts, rows, "row", "1"));
        children.add(set(draft, parts, columns, "column", String.valueOf(Math.max(1, rows.size()))));
        boolean matrix = draft.type() == DraftType.MATRIX;
        Map<String, String> defaults = matrix
                ? Map.of("max-associations", "0", "class", "qti-match-tabular")
                : Map.of("max-associations", "0");
        Map<String, String> attributes = parts.interaction(
                InteractionKind.MATCH,
                Map.of("response-identifier", Fields.response(draft), "shuffle", draft.get("shuffle")),
                defaults);
        Fields.body(draft, parts, Element.of("qti-match-interaction", attributes, children));
        List<String> correct = new ArrayList<>();
        Map<String, String> points = new LinkedHashMap<>();
        for (String row : rows) {
            for (String column : draft.list("row/" + row + "/key")) {
                if (columns.contains(column)) {
                    correct.add(row + " " + column);
                    points.put(row + " " + column, Scoring.points(draft, "row/" + row));
                }
            }
        }
        Scoring.write(draft, parts, Fields.response(draft), "multiple", "directedPair", correct, points);
    }

    private static Element set(ItemDraft draft, ItemParts parts, List<String> ids, String one, String most) {
        List<Element> choices = ids.stream()
                .map(id -> {
                    boolean several = one.equals("row")
                            && draft.list("row/" + id + "/key").size() > 1;
                    return Element.of(
                            CHOICE,
                            parts.attributes(CHOICE, id, Map.of("match-max", several ? "0" : most)),
                            Rich.nodes(draft.get(one + "/" + id)));
                })
                .toList();
        return Element.of("qti-simple-match-set", Map.of(), choices);
    }

    @Override
    public void read(ItemContent item, Interaction interaction, Map<String, String> fields) {
        Fields.around(item, interaction, fields);
        List<Element> sets = interaction.element().elements("qti-simple-match-set");
        if (sets.size() != 2) {
            return;
        }
        Fields.list(fields, "rows", "row", sets.get(0).elements(CHOICE));
        Fields.list(fields, "columns", "column", sets.get(1).elements(CHOICE));
        fields.put("shuffle", interaction.element().attribute("shuffle", ""));
        Declaration response = item.response(interaction.response()).orElseThrow();
        for (String pair : response.correct()) {
            List<String> ends = ItemDraft.identifiers(pair);
            if (ends.size() == 2) {
                fields.merge("row/" + ends.get(0) + "/key", ends.get(1), (one, other) -> one + " " + other);
            }
        }
        boolean mapped = Scoring.mapped(item);
        fields.put(Scoring.FIELD, mapped ? Scoring.PARTS : Scoring.ALL);
        if (mapped) {
            Scoring.mapping(response).forEach((pair, worth) -> {
                List<String> ends = ItemDraft.identifiers(pair);
                if (!ends.isEmpty()) {
                    fields.put("row/" + ends.get(0) + "/points", worth);
                }
            });
        }
    }
}
