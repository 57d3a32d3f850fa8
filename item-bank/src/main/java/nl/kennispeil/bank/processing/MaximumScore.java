package nl.kennispeil.bank.processing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.Cardinality;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Interaction;

/**
 * The highest {@code SCORE} an item can give, where its processing shows it: match_correct, map_response and
 * map_response_point, as template or written out as the template is. Empty when it cannot be told for certain, as when
 * an option may be used once and several entries want it.
 */
public final class MaximumScore {

    private final Compiled compiled;

    private MaximumScore(Compiled compiled) {
        this.compiled = compiled;
    }

    public static OptionalDouble of(Compiled compiled) {
        if (!Scorability.of(compiled).scorable() || compiled.hasTemplateRules()) {
            return OptionalDouble.empty();
        }
        return new MaximumScore(compiled).find();
    }

    private OptionalDouble find() {
        String template = compiled.template().orElseGet(this::written);
        Variable variable =
                compiled.variables().find(StandardTemplates.RESPONSE).orElse(null);
        if (variable == null || variable.kind() != Variable.Kind.RESPONSE) {
            return OptionalDouble.empty();
        }
        try {
            return switch (template) {
                case "match_correct" -> OptionalDouble.of(1);
                case "cc2_match", "cc2_match_basic" -> declared();
                case "map_response", "cc2_map_response" -> mapped(variable);
                case "map_response_point" -> points(variable);
                default -> OptionalDouble.empty();
            };
        } catch (Unscorable unreadable) {
            return OptionalDouble.empty();
        }
    }

    /** These templates give what {@code MAXSCORE} holds at the start. */
    private OptionalDouble declared() {
        return compiled.variables()
                .find(Outcomes.MAXSCORE)
                .filter(each -> each.numeric() && each.defaultValue() != Value.NULL)
                .map(each -> OptionalDouble.of(Numbers.of(each.defaultValue())))
                .orElse(OptionalDouble.empty());
    }

    /** The template whose rules the item writes out itself; empty when there is none. */
    private String written() {
        List<Element> rules = compiled.rules().stream().map(MaximumScore::bare).toList();
        for (String name : List.of("match_correct", "map_response", "map_response_point")) {
            if (rules.equals(StandardTemplates.rules(name).stream()
                    .map(MaximumScore::bare)
                    .toList())) {
                return name;
            }
        }
        return "";
    }

    /** Without white space, and with numbers written the same way. */
    private static Element bare(Element rule) {
        return rule.rewrite(element -> {
            if (!element.is("qti-base-value")) {
                return element.withChildren(element.elements());
            }
            try {
                String number = Double.toString(Literals.number(element.text().strip()));
                return Element.text("qti-base-value", Map.of("base-type", "float"), number);
            } catch (Unscorable noNumber) {
                return element;
            }
        });
    }

    private OptionalDouble mapped(Variable variable) {
        Mapping mapping = Mapping.of(variable);
        double atKey = mapping.map(variable.correct());
        List<Double> worth = new ArrayList<>();
        mapping.entries().forEach(each -> worth.add(each.worth()));
        double most;
        if (variable.cardinality() == Cardinality.SINGLE) {
            // A default above all entries would be had for a wrong answer.
            worth.add(mapping.otherwise());
            most = worth.stream().mapToDouble(Double::doubleValue).max().orElse(0);
            return OptionalDouble.of(Math.max(0, mapping.bounded(most)));
        }
        if (mapping.otherwise() > 0) {
            return OptionalDouble.empty();
        }
        most = mapping.bounded(best(worth, limit(variable)));
        if (most == atKey && variable.correct() != Value.NULL) {
            return OptionalDouble.of(Math.max(0, most));
        }
        boolean free = variable.type() == BaseType.IDENTIFIER && variable.cardinality() == Cardinality.MULTIPLE;
        return free ? OptionalDouble.of(Math.max(0, most)) : OptionalDouble.empty();
    }

    private OptionalDouble points(Variable variable) {
        AreaMapping mapping = AreaMapping.of(variable);
        List<Double> worth = new ArrayList<>();
        mapping.areas().forEach(each -> worth.add(each.worth()));
        if (variable.cardinality() == Cardinality.SINGLE) {
            worth.add(mapping.otherwise());
            return OptionalDouble.of(Math.max(
                    0,
                    mapping.bounded(worth.stream()
                            .mapToDouble(Double::doubleValue)
                            .max()
                            .orElse(0))));
        }
        return mapping.otherwise() > 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.max(0, mapping.bounded(best(worth, limit(variable)))));
    }

    /** The sum of the best {@code limit} entries that are worth something. */
    private static double best(List<Double> worth, int limit) {
        return worth.stream()
                .filter(each -> each > 0)
                .sorted(Comparator.reverseOrder())
                .limit(limit)
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /** How many values a candidate may give; 0 in QTI is no limit. */
    private int limit(Variable variable) {
        for (Interaction interaction : compiled.item().interactions()) {
            if (interaction.response().equals(variable.identifier())) {
                Element element = interaction.element();
                String most = element.attribute("max-choices", element.attribute("max-associations", "0"))
                        .strip();
                int limit = most.matches("\\d{1,6}") ? Integer.parseInt(most) : 0;
                return limit == 0 ? Integer.MAX_VALUE : limit;
            }
        }
        return Integer.MAX_VALUE;
    }
}
