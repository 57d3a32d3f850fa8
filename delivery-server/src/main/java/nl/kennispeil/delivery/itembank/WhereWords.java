package nl.kennispeil.delivery.itembank;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import nl.kennispeil.bank.content.Element;

/**
 * Where a difference is, in words of who reads it: an option by its letter, the question, a table. The elements that
 * {@code bank.diff} names are those of QTI, and tell a doctor nothing.
 */
final class WhereWords {

    private static final Set<String> OPTIONS = Set.of(
            "qti-simple-choice",
            "qti-simple-associable-choice",
            "qti-inline-choice",
            "qti-gap-text",
            "qti-gap-img",
            "qti-hotspot-choice",
            "qti-associable-hotspot",
            "qti-hottext");

    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("qti-prompt", "question"),
            Map.entry("qti-assessment-stimulus-ref", "case"),
            Map.entry("table", "table"),
            Map.entry("img", "image"),
            Map.entry("figure", "image"),
            Map.entry("object", "media"),
            Map.entry("video", "media"),
            Map.entry("audio", "media"),
            Map.entry("ul", "list"),
            Map.entry("ol", "list"),
            Map.entry("math", "formula"),
            Map.entry("qti-gap", "gap"),
            Map.entry("qti-rubric-block", "rubric"),
            Map.entry("qti-correct-response", "key"),
            Map.entry("qti-mapping", "score"),
            Map.entry("qti-area-mapping", "score"),
            Map.entry("qti-outcome-declaration", "score"),
            Map.entry("qti-response-processing", "score"));

    private final Map<String, String> letters = new HashMap<>();
    private final BiFunction<String, String, String> words;

    /** @param words the text of a code, such as {@code option}, with the letter it may need */
    WhereWords(Element before, Element after, BiFunction<String, String, String> words) {
        this.words = words;
        letters(before);
        letters(after);
    }

    /** The letters that candidates see, since an identifier may be anything; the newer version goes first. */
    private void letters(Element root) {
        root.walk().forEach(parent -> {
            int place = 0;
            for (Element each : parent.elements()) {
                if (OPTIONS.contains(each.name())) {
                    String letter = place < 26 ? String.valueOf((char) ('A' + place)) : Integer.toString(place + 1);
                    each.attribute("identifier").ifPresent(id -> letters.put(id, letter));
                    place++;
                }
            }
        });
    }

    /** @param where as {@code BlockChange.where} has it, such as {@code qti-item-body/qti-prompt} */
    String of(String where) {
        List<String> parts = new ArrayList<>();
        String whole = "item";
        for (String step : where.split("/")) {
            int mark = step.indexOf('#');
            String name = mark < 0 ? step : step.substring(0, mark);
            if (OPTIONS.contains(name)) {
                String id = mark < 0 ? "" : step.substring(mark + 1);
                add(parts, words.apply("option", letters.getOrDefault(id, id)).strip());
            } else if (NAMED.containsKey(name)) {
                add(parts, words.apply(NAMED.get(name), ""));
            } else if (name.contains("feedback")) {
                add(parts, words.apply("feedback", ""));
            } else if (name.endsWith("-interaction")) {
                whole = "answers";
            } else if (name.equals("qti-response-declaration")) {
                whole = "key";
            } else if (name.equals("qti-item-body")) {
                whole = "intro";
            }
        }
        return parts.isEmpty() ? words.apply(whole, "") : String.join(", ", parts);
    }

    private static void add(List<String> parts, String words) {
        if (!parts.contains(words)) {
            parts.add(words);
        }
    }
}
