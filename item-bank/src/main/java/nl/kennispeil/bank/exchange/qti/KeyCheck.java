package nl.kennispeil.bank.exchange.qti;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.Cardinality;
import nl.kennispeil.bank.content.Declaration;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Interaction;
import nl.kennispeil.bank.content.InteractionKind;

/** Whether what an interaction asks, its response and its key agree: an item that reads well can still be wrong. */
final class KeyCheck {

    private static final Set<BaseType> TYPED = EnumSet.of(BaseType.STRING, BaseType.INTEGER, BaseType.FLOAT);

    private record Fit(Set<BaseType> types, Set<Cardinality> cardinalities) {}

    private final Findings findings;
    private boolean sound = true;

    KeyCheck(Findings findings) {
        this.findings = findings;
    }

    /** False once something about a key was wrong, so that a score could be wrong too. */
    boolean sound() {
        return sound;
    }

    void check(Interaction interaction, Declaration response) {
        String what = interaction.element().name().replaceFirst("^qti-", "") + " " + response.identifier();
        Fit fit = fit(interaction.kind());
        if ((response.cardinality() != Cardinality.RECORD
                        && (response.baseType() == null || !fit.types.contains(response.baseType())))
                || !fit.cardinalities.contains(response.cardinality())) {
            wrong(what + ": a response of " + response.cardinality().qti() + " "
                    + (response.baseType() == null
                            ? "record"
                            : response.baseType().qti()) + " does not fit it");
            return;
        }
        Choices choices = Choices.of(interaction);
        Set<String> seen = new HashSet<>();
        for (String each : choices.all()) {
            if (!seen.add(each)) {
                wrong(what + ": two choices are called \"" + each + "\"");
            }
        }
        for (String value : response.correct()) {
            named(what + ": the correct response", value, response, choices);
        }
        for (String value : response.defaults()) {
            named(what + ": the default", value, response, choices);
        }
        response.mapping().ifPresent(mapping -> {
            for (Element entry : mapping.elements("qti-map-entry")) {
                String key = entry.attribute("map-key", "");
                if (!key.isBlank() && !choices.all().isEmpty()) {
                    named(what + ": the mapping", key, response, choices);
                }
            }
        });
        most(what, interaction, response);
        uses(what, interaction, response);
        if ((interaction.kind() == InteractionKind.ORDER || interaction.kind() == InteractionKind.GRAPHIC_ORDER)
                && !response.correct().isEmpty()) {
            order(what, interaction.element(), response.correct(), choices.all());
        }
        if (interaction.kind() == InteractionKind.SLIDER) {
            slider(what, interaction.element(), response);
        }
    }

    private void named(String what, String value, Declaration response, Choices choices) {
        if (choices.all().isEmpty() || response.baseType() == null) {
            return;
        }
        List<String> parts = Arrays.asList(value.strip().split("[ \\t\\r\\n]+"));
        for (String part : parts) {
            if (!choices.all().contains(part)) {
                wrong(what + " names \"" + part + "\", which is no choice");
                return;
            }
        }
        if (response.baseType() == BaseType.DIRECTED_PAIR
                && parts.size() == 2
                && !(choices.from().contains(parts.get(0)) && choices.to().contains(parts.get(1)))) {
            wrong(what + " \"" + value + "\" runs the other way: it goes from what is placed to where it is placed");
        }
    }

    /** The key itself must be an answer a candidate can give. */
    private void most(String what, Interaction interaction, Declaration response) {
        Element element = interaction.element();
        String name = element.attributes().containsKey("max-associations") ? "max-associations" : "max-choices";
        String given = element.attribute(name, "");
        if (given.isEmpty()) {
            return;
        }
        int most = Integer.parseInt(given);
        int right = response.correct().size();
        if (most > 0 && right > most) {
            wrong(what + ": the correct response has " + right + " values, and " + name + " is " + most);
        }
        if (response.cardinality() == Cardinality.SINGLE && most > 1) {
            wrong(what + ": " + name + " is " + most + ", and the response holds one value");
        }
        int least = number(element, name.replace("max-", "min-"));
        if (most > 0 && least > most) {
            wrong(what + ": at least " + least + " and at most " + most + " cannot be chosen");
        }
    }

    private void uses(String what, Interaction interaction, Declaration response) {
        Map<String, Integer> most = new HashMap<>();
        interaction.element().walk().forEach(each -> {
            if (each.attributes().containsKey("match-max") && each.attributes().containsKey("identifier")) {
                most.put(each.attribute("identifier", ""), number(each, "match-max"));
            }
        });
        Map<String, Integer> used = new HashMap<>();
        for (String pair : response.correct()) {
            for (String part : pair.strip().split("[ \\t\\r\\n]+")) {
                used.merge(part, 1, Integer::sum);
            }
        }
        used.forEach((choice, times) -> {
            int allowed = most.getOrDefault(choice, 0);
            if (allowed > 0 && times > allowed) {
                wrong(what + ": the correct response uses \"" + choice + "\" " + times + " times, and match-max is "
                        + allowed);
            }
        });
    }

    private void order(String what, Element element, List<String> correct, List<String> choices) {
        boolean free = element.attributes().containsKey("max-choices")
                || element.attributes().containsKey("min-choices");
        if (new HashSet<>(correct).size() != correct.size()) {
            wrong(what + ": the correct order names a choice twice");
        } else if (!free && !element.name().startsWith("qti-graphic") && correct.size() != choices.size()) {
            wrong(what + ": the correct order has " + correct.size() + " of " + choices.size() + " choices");
        }
    }

    private void slider(String what, Element element, Declaration response) {
        double low = Double.parseDouble(element.attribute("lower-bound", "0"));
        double high = Double.parseDouble(element.attribute("upper-bound", "0"));
        if (low >= high) {
            wrong(what + ": the lower bound " + low + " is not below the upper bound " + high);
        }
        for (String value : response.correct()) {
            if (Values.FLOAT.matcher(value).matches()
                    && (Double.parseDouble(value) < low || Double.parseDouble(value) > high)) {
                wrong(what + ": the correct response " + value + " is not on the slider");
            }
        }
    }

    private void wrong(String what) {
        sound = false;
        findings.repair(what);
    }

    private static int number(Element element, String attribute) {
        return Integer.parseInt(element.attribute(attribute, "0"));
    }

    private static Fit fit(InteractionKind kind) {
        Set<Cardinality> one = EnumSet.of(Cardinality.SINGLE);
        Set<Cardinality> some = EnumSet.of(Cardinality.SINGLE, Cardinality.MULTIPLE);
        Set<Cardinality> ordered = EnumSet.of(Cardinality.ORDERED);
        return switch (kind) {
            case CHOICE -> new Fit(EnumSet.of(BaseType.IDENTIFIER, BaseType.BOOLEAN), some);
            case HOTTEXT, HOTSPOT -> new Fit(EnumSet.of(BaseType.IDENTIFIER), some);
            case INLINE_CHOICE -> new Fit(EnumSet.of(BaseType.IDENTIFIER), one);
            case ORDER, GRAPHIC_ORDER -> new Fit(EnumSet.of(BaseType.IDENTIFIER), ordered);
            case ASSOCIATE, GRAPHIC_ASSOCIATE -> new Fit(EnumSet.of(BaseType.PAIR), some);
            case MATCH, GAP_MATCH, GRAPHIC_GAP_MATCH -> new Fit(EnumSet.of(BaseType.DIRECTED_PAIR), some);
            case SELECT_POINT, POSITION_OBJECT -> new Fit(EnumSet.of(BaseType.POINT), some);
            case TEXT_ENTRY -> new Fit(TYPED, EnumSet.of(Cardinality.SINGLE, Cardinality.RECORD));
            case EXTENDED_TEXT -> new Fit(TYPED, EnumSet.allOf(Cardinality.class));
            case SLIDER -> new Fit(EnumSet.of(BaseType.INTEGER, BaseType.FLOAT), one);
            case MEDIA -> new Fit(EnumSet.of(BaseType.INTEGER), one);
            case DRAWING, UPLOAD -> new Fit(EnumSet.of(BaseType.FILE), one);
            case END_ATTEMPT -> new Fit(EnumSet.of(BaseType.BOOLEAN), one);
            case CUSTOM, PORTABLE_CUSTOM -> new Fit(EnumSet.allOf(BaseType.class), EnumSet.allOf(Cardinality.class));
        };
    }
}
