package nl.kennispeil.delivery.itemexchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.kennispeil.bank.form.Feedback;
import nl.kennispeil.bank.form.FormRules;
import nl.kennispeil.bank.form.Navigation;
import nl.kennispeil.bank.form.Release;
import nl.kennispeil.scoring.formula.PenaltyTable;

/**
 * What our own file says of a test that came in.
 *
 * @param form id of the form it was
 * @param kind code of the kind of test
 * @param language two letters; empty when it says none
 * @param blueprint reference of the blueprint it was held against; empty for none
 * @param scored whether an item counted, by its id
 * @param version of that form; 0 when it does not say
 * @param together the case an item was kept with, by its id
 */
record ArrivedRules(
        String form,
        int version,
        String kind,
        String language,
        String blueprint,
        FormRules rules,
        Map<String, Boolean> scored,
        Map<String, String> together) {

    private static final int LONGEST_CASE = 60;
    private static final int MOST_PENALTIES = 20;

    ArrivedRules {
        scored = Map.copyOf(scored);
        together = Map.copyOf(together);
    }

    private static int version(String form) {
        String number = form.substring(form.lastIndexOf(':') + 1);
        return form.contains(":") && number.matches("[0-9]{1,6}") ? Integer.parseInt(number) : 0;
    }

    /** Whole or not at all: rules of which some are guessed would be other rules. */
    static Optional<ArrivedRules> read(JsonNode own) {
        try {
            String language = own.path("language").asText();
            Map<String, Boolean> scored = new HashMap<>();
            Map<String, String> together = new HashMap<>();
            for (JsonNode each : own.path("items")) {
                String id = each.path("item").asText().replaceFirst(":[0-9]+$", "");
                scored.put(id, each.path("scored").asBoolean(true));
                String name = each.path("case").asText();
                if (!name.isEmpty() && name.length() <= LONGEST_CASE) {
                    together.put(id, name);
                }
            }
            return Optional.of(new ArrivedRules(
                    own.path("form").asText().replaceFirst(":[0-9]+$", ""),
                    version(own.path("form").asText()),
                    own.path("kind").asText(),
                    language.matches("[a-z]{2}") ? language : "",
                    own.path("blueprint").asText(),
                    rules(own),
                    scored,
                    together));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException wrong) {
            return Optional.empty();
        }
    }

    private static FormRules rules(JsonNode own) {
        JsonNode table = own.path("wrongByOptions");
        if (!own.path("unknownOption").isBoolean() || !table.isObject() || table.size() > MOST_PENALTIES) {
            throw new IllegalArgumentException("rules are missing");
        }
        Map<Integer, BigDecimal> penalties = new TreeMap<>();
        table.properties()
                .forEach(each -> penalties.put(
                        Integer.valueOf(each.getKey()), points(each.getValue().asText())));
        return new FormRules(
                seconds(own.path("seconds")),
                seconds(own.path("graceSeconds")),
                Navigation.valueOf(own.path("navigation").asText()),
                own.path("unknownOption").asBoolean(),
                new PenaltyTable(penalties),
                Release.valueOf(own.path("release").asText()),
                Feedback.valueOf(own.path("feedback").asText()));
    }

    private static BigDecimal points(String said) {
        if (!said.matches("-?[0-9](\\.[0-9]{1,6})?")) {
            throw new IllegalArgumentException("a penalty is no number of points");
        }
        return new BigDecimal(said);
    }

    private static Duration seconds(JsonNode said) {
        if (!said.isIntegralNumber()) {
            throw new IllegalArgumentException("a number of seconds is missing");
        }
        return Duration.ofSeconds(said.longValue());
    }
}
