package nl.kennispeil.bank.processing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Text;

/**
 * The standard response processing templates, as rules. They speak of the response {@code RESPONSE} only, whatever other
 * responses an item has (2.1, "Response Processing Templates"; the CC2 ones are those of Common Cartridge profiles).
 */
final class StandardTemplates {

    static final String RESPONSE = "RESPONSE";

    private static final Pattern NAME = Pattern.compile(
            "(?:.*/)?(match_correct|map_response|map_response_point|cc2_match|cc2_match_basic|cc2_map_response)"
                    + "(?:\\.xml)?/?(?:[?#].*)?");
    private static final Pattern HOST =
            Pattern.compile("[a-z]+://(?:[a-z0-9.-]+\\.)?(imsglobal\\.org|1edtech\\.org)(?::\\d+)?/.*");

    private static final Map<String, List<Element>> RULES = Map.of(
            "match_correct",
            List.of(when(match(), List.of(setScore(real("1"))), List.of(setScore(real("0"))))),
            "map_response",
            List.of(mapped("qti-map-response")),
            "map_response_point",
            List.of(mapped("qti-map-response-point")),
            "cc2_match",
            List.of(
                    set("FEEDBACK", variable(RESPONSE)),
                    when(match(), List.of(setScore(variable(Outcomes.MAXSCORE))), List.of())),
            "cc2_match_basic",
            List.of(when(
                    match(),
                    List.of(setScore(variable(Outcomes.MAXSCORE)), set("FEEDBACKBASIC", identifier("correct"))),
                    List.of(set("FEEDBACKBASIC", identifier("incorrect"))))),
            "cc2_map_response",
            List.of(
                    mapped("qti-map-response"),
                    when(
                            Element.of(
                                    "qti-equal",
                                    Map.of("tolerance-mode", "exact"),
                                    variable(Outcomes.MAXSCORE),
                                    variable(Outcomes.SCORE)),
                            List.of(set("FEEDBACK", identifier("correct"))),
                            List.of(set("FEEDBACK", identifier("incorrect"))))));

    private StandardTemplates() {}

    /** The name of the template behind an address of any version: {@code match_correct}; empty when it is none of these. */
    static Optional<String> name(String uri) {
        String lower = uri.strip().toLowerCase(Locale.ROOT);
        Matcher matcher = NAME.matcher(lower);
        boolean known = !lower.contains("://") || HOST.matcher(lower).matches() || lower.contains("/rptemplates/");
        return known && matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    static List<Element> rules(String name) {
        return RULES.getOrDefault(name, List.of());
    }

    private static Element mapped(String mapper) {
        return when(
                Element.of("qti-is-null", variable(RESPONSE)),
                List.of(setScore(real("0"))),
                List.of(setScore(Element.of(mapper, Map.of("identifier", RESPONSE)))));
    }

    private static Element when(Element condition, List<Element> then, List<Element> otherwise) {
        Element yes = Element.of("qti-response-if", condition).withChildren(with(condition, then));
        return otherwise.isEmpty()
                ? Element.of("qti-response-condition", yes)
                : Element.of("qti-response-condition", yes, Element.of("qti-response-else", Map.of(), otherwise));
    }

    private static List<Element> with(Element first, List<Element> others) {
        List<Element> all = new java.util.ArrayList<>();
        all.add(first);
        all.addAll(others);
        return all;
    }

    private static Element match() {
        return Element.of("qti-match", variable(RESPONSE), Element.of("qti-correct", Map.of("identifier", RESPONSE)));
    }

    private static Element setScore(Element value) {
        return set(Outcomes.SCORE, value);
    }

    private static Element set(String identifier, Element value) {
        return Element.of("qti-set-outcome-value", Map.of("identifier", identifier), value);
    }

    private static Element variable(String identifier) {
        return Element.of("qti-variable", Map.of("identifier", identifier));
    }

    private static Element real(String number) {
        return Element.of("qti-base-value", Map.of("base-type", "float"), new Text(number));
    }

    private static Element identifier(String identifier) {
        return Element.of("qti-base-value", Map.of("base-type", "identifier"), new Text(identifier));
    }
}
