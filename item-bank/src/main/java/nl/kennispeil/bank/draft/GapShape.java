package nl.kennispeil.bank.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.Declaration;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Interaction;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Node;

/** Places to answer inside the running text: a list to choose from, a number, a few words. */
final class GapShape implements Shape {

    private static final String CHOICE = "qti-inline-choice-interaction";
    private static final String ENTRY = "qti-text-entry-interaction";

    @Override
    public void write(ItemDraft draft, ItemParts parts) {
        List<Node> body = new ArrayList<>();
        for (Node each : Rich.nodes(draft.get("body"))) {
            body.add(each instanceof Element element ? element.rewrite(one -> filled(one, draft, parts)) : each);
        }
        parts.body(body);
        List<String> gaps = gaps(body);
        gaps.forEach(each -> declare(each, draft, parts));
        parts.processing(processing(gaps, draft, parts));
    }

    private static List<String> gaps(List<? extends Node> body) {
        return Element.of("div", Map.of(), body)
                .walk()
                .filter(GapShape::isGap)
                .map(each -> each.attribute("response-identifier", ""))
                .distinct()
                .toList();
    }

    private static boolean isGap(Element element) {
        return element.is(CHOICE) || element.is(ENTRY);
    }

    private static Element filled(Element element, ItemDraft draft, ItemParts parts) {
        if (!element.is(CHOICE)) {
            return element;
        }
        String gap = "gap/" + element.attribute("response-identifier", "");
        List<Element> choices = draft.list(gap + "/options").stream()
                .map(id -> Element.of(
                        "qti-inline-choice",
                        parts.attributes("qti-inline-choice", id, Map.of()),
                        Rich.nodes(draft.get(gap + "/option/" + id))))
                .toList();
        return element.withChildren(choices);
    }

    private static void declare(String gap, ItemDraft draft, ItemParts parts) {
        String field = "gap/" + gap;
        String key = draft.get(field + "/key");
        switch (draft.type()) {
            case INLINE_CHOICE ->
                parts.response(
                        gap,
                        "single",
                        "identifier",
                        draft.list(field + "/options").contains(key) ? List.of(key) : List.of(),
                        Map.of(),
                        Map.of());
            case NUMERIC ->
                parts.response(
                        gap,
                        "single",
                        draft.is(field + "/whole", "1") ? "integer" : "float",
                        key.isEmpty() ? List.of() : List.of(key.replace(',', '.')),
                        Map.of(),
                        Map.of());
            default -> words(gap, draft, parts);
        }
    }

    private static void words(String gap, ItemDraft draft, ItemParts parts) {
        String field = "gap/" + gap;
        List<String> accepted = draft.get(field + "/accepted")
                .lines()
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
        Map<String, String> points = new LinkedHashMap<>();
        String worth = Scoring.parts(draft) ? Scoring.points(draft, field) : "1";
        accepted.forEach(each -> points.put(each, worth));
        parts.response(
                gap,
                "single",
                "string",
                accepted.isEmpty() ? List.of() : accepted.subList(0, 1),
                points,
                Map.of("case-sensitive", String.valueOf(draft.is(field + "/case", "1"))));
    }

    private static Element processing(List<String> gaps, ItemDraft draft, ItemParts parts) {
        if (gaps.size() == 1 && gaps.get(0).equals("RESPONSE") && !general(gaps.get(0), draft)) {
            parts.template(draft.type() == DraftType.SHORT_TEXT ? "map_response" : "match_correct");
            return parts.processing();
        }
        if (Scoring.parts(draft)) {
            return Element.of(
                    "qti-response-processing",
                    Map.of(),
                    gaps.stream()
                            .map(gap -> Scoring.when(right(gap, draft), Scoring.set(more(gap, draft))))
                            .toList());
        }
        List<Element> all = gaps.stream().map(gap -> right(gap, draft)).toList();
        return all.isEmpty()
                ? Element.of("qti-response-processing")
                : Element.of(
                        "qti-response-processing",
                        Scoring.when(
                                all.size() == 1 ? all.get(0) : Element.of("qti-and", Map.of(), all),
                                Scoring.set(Scoring.number("1"))));
    }

    /** Whether one gap needs more than a standard template. */
    private static boolean general(String gap, ItemDraft draft) {
        boolean tolerant = !draft.get("gap/" + gap + "/tolerance").isEmpty();
        boolean worth = Scoring.parts(draft) && draft.type() != DraftType.SHORT_TEXT;
        return tolerant || worth;
    }

    private static Element right(String gap, ItemDraft draft) {
        return switch (draft.type()) {
            case INLINE_CHOICE -> Element.of("qti-match", Scoring.variable(gap), Scoring.correct(gap));
            case NUMERIC -> equal(gap, draft.get("gap/" + gap + "/tolerance"));
            default ->
                Element.of("qti-gt", Element.of("qti-map-response", Map.of("identifier", gap)), Scoring.number("0"));
        };
    }

    private static Element more(String gap, ItemDraft draft) {
        Element worth = draft.type() == DraftType.SHORT_TEXT
                ? Element.of("qti-map-response", Map.of("identifier", gap))
                : Scoring.number(Scoring.points(draft, "gap/" + gap));
        return Element.of("qti-sum", Scoring.variable("SCORE"), worth);
    }

    /** Equal to the right value, within a tolerance on either side when there is one. */
    static Element equal(String response, String tolerance) {
        String within = tolerance.replace(',', '.');
        Map<String, String> attributes = within.isEmpty()
                ? Map.of("tolerance-mode", "exact")
                : Map.of("tolerance-mode", "absolute", "tolerance", within + " " + within);
        return Element.of("qti-equal", attributes, Scoring.variable(response), Scoring.correct(response));
    }

    /** The tolerance an equality was written with; empty when it is exact or lopsided. */
    static String tolerance(Element equal) {
        List<String> within = List.of(equal.attribute("tolerance", "").strip().split("\\s+"));
        return within.size() == 2 && within.get(0).equals(within.get(1)) ? within.get(0) : "";
    }

    @Override
    public void read(ItemContent item, Interaction interaction, Map<String, String> fields) {
        List<Node> body = new ArrayList<>();
        for (Node each : item.body().map(Element::children).orElse(List.of())) {
            body.add(each instanceof Element element ? element.rewrite(GapShape::emptied) : each);
        }
        Fields.rich(fields, "body", body);
        boolean mapped = Scoring.mapped(item);
        boolean sums = item.processing()
                .map(each -> !each.descendants("qti-sum").isEmpty())
                .orElse(false);
        fields.put(Scoring.FIELD, sums ? Scoring.PARTS : Scoring.ALL);
        for (Interaction each : item.interactions()) {
            gap(item, each, fields, mapped);
        }
    }

    private static void gap(ItemContent item, Interaction each, Map<String, String> fields, boolean mapped) {
        Declaration response = item.response(each.response()).orElseThrow();
        String field = "gap/" + each.response();
        if (each.element().is(CHOICE)) {
            Fields.list(
                    fields,
                    field + "/options",
                    field + "/option",
                    each.element().elements("qti-inline-choice"));
        }
        Map<String, String> accepted = Scoring.mapping(response);
        if (!accepted.isEmpty()) {
            fields.put(field + "/accepted", String.join("\n", accepted.keySet()));
            String worth = accepted.values().iterator().next();
            if (!worth.equals("1")) {
                fields.put(field + "/points", worth);
                if (mapped) {
                    fields.put(Scoring.FIELD, Scoring.PARTS);
                }
            }
            response.mapping().stream()
                    .flatMap(one -> one.elements("qti-map-entry").stream())
                    .findFirst()
                    .filter(one -> one.attribute("case-sensitive", "false").equals("true"))
                    .ifPresent(one -> fields.put(field + "/case", "1"));
            return;
        }
        response.correct().stream().findFirst().ifPresent(key -> fields.put(field + "/key", key));
        fields.put(field + "/whole", response.baseType() == BaseType.INTEGER ? "1" : "");
        condition(item, each.response()).ifPresent(found -> {
            found.descendants("qti-equal").stream()
                    .filter(equal -> equal.descendants("qti-correct").stream()
                            .anyMatch(one -> one.attribute("identifier", "").equals(each.response())))
                    .findFirst()
                    .ifPresent(equal -> fields.put(field + "/tolerance", tolerance(equal)));
            found.descendants("qti-sum").stream()
                    .flatMap(sum -> sum.elements("qti-base-value").stream())
                    .findFirst()
                    .map(Element::text)
                    .filter(worth -> !worth.equals("1"))
                    .ifPresent(worth -> fields.put(field + "/points", worth));
        });
    }

    private static Optional<Element> condition(ItemContent item, String gap) {
        return item.processing().stream()
                .flatMap(each -> each.elements("qti-response-condition").stream())
                .filter(each -> each.descendants("qti-correct").stream()
                        .anyMatch(one -> one.attribute("identifier", "").equals(gap)))
                .findFirst();
    }

    private static Element emptied(Element element) {
        return element.is(CHOICE) ? element.withChildren(List.of()) : element;
    }
}
