package nl.kennispeil.bank.draft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.content.Declaration;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;

/** What an answer is worth: all or nothing, or points per part. */
final class Scoring {

    static final String FIELD = "scoring";
    static final String ALL = "all";
    static final String PARTS = "parts";

    private Scoring() {}

    static boolean parts(ItemDraft draft) {
        return draft.is(FIELD, PARTS);
    }

    /** Points of a part; 1 where an editor left it open. */
    static String points(ItemDraft draft, String part) {
        String points = draft.get(part + "/points");
        return points.isEmpty() ? "1" : points;
    }

    /** Which way an item scores, told from its processing. */
    static boolean mapped(ItemContent item) {
        return item.processing()
                .map(each -> each.attribute("template", "").contains("/map_response"))
                .orElse(false);
    }

    /** The points by value of a mapped response, in the order of the mapping. */
    static Map<String, String> mapping(Declaration response) {
        Map<String, String> points = new LinkedHashMap<>();
        response.mapping().stream()
                .flatMap(each -> each.elements("qti-map-entry").stream())
                .forEach(each -> points.put(each.attribute("map-key", ""), each.attribute("mapped-value", "")));
        return points;
    }

    /** A response whose right values are known, scored as the draft says. */
    static void write(
            ItemDraft draft,
            ItemParts parts,
            String response,
            String cardinality,
            String baseType,
            List<String> correct,
            Map<String, String> points) {
        boolean byParts = parts(draft);
        parts.response(response, cardinality, baseType, correct, byParts ? points : Map.of(), Map.of());
        parts.template(byParts ? "map_response" : "match_correct");
    }

    static Element variable(String identifier) {
        return Element.of("qti-variable", Map.of("identifier", identifier));
    }

    static Element correct(String identifier) {
        return Element.of("qti-correct", Map.of("identifier", identifier));
    }

    static Element number(String value) {
        return Element.text("qti-base-value", Map.of("base-type", "float"), value);
    }

    static Element set(Element value) {
        return Element.of("qti-set-outcome-value", Map.of("identifier", "SCORE"), value);
    }

    static Element when(Element test, Element then) {
        return Element.of("qti-response-condition", Element.of("qti-response-if", test, then));
    }
}
