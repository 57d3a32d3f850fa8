package nl.kennispeil.bank.content;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An item that asks one option out of 2 to 26: what an LHK is made of. Options get the letters A, B, C … by their order
 * in the item, whatever their identifiers, so that paper, tables of answers and statistics speak of the same letters.
 *
 * @param response identifier of the response
 * @param options in order
 * @param key letters that are right, each by itself; empty when the item declares no key
 */
public record SingleChoice(String response, List<Choice> options, Set<String> key) {

    /**
     * One option.
     *
     * @param letter A to Z
     * @param identifier its identifier in the item
     * @param element what it shows
     */
    public record Choice(String letter, String identifier, Element element) {}

    /** The letter of an identifier. */
    public Optional<String> letter(String identifier) {
        return options.stream()
                .filter(each -> each.identifier().equals(identifier))
                .map(Choice::letter)
                .findFirst();
    }

    /** The identifier behind a letter. */
    public Optional<String> identifier(String letter) {
        return options.stream()
                .filter(each -> each.letter().equals(letter))
                .map(Choice::identifier)
                .findFirst();
    }

    static Optional<SingleChoice> of(ItemContent item) {
        if (item.interactions().size() != 1 || item.responses().size() != 1) {
            return Optional.empty();
        }
        Interaction only = item.interactions().get(0);
        Declaration response = item.responses().get(0);
        List<Element> choices = only.element().elements("qti-simple-choice");
        if (only.kind() != InteractionKind.CHOICE
                || response.cardinality() != Cardinality.SINGLE
                || response.baseType() != BaseType.IDENTIFIER
                || choices.size() < 2
                || choices.size() > 26) {
            return Optional.empty();
        }
        List<Choice> options = new ArrayList<>();
        Set<String> identifiers = new HashSet<>();
        for (Element choice : choices) {
            String identifier = choice.attribute("identifier", "");
            if (!identifiers.add(identifier)) {
                return Optional.empty();
            }
            options.add(new Choice(String.valueOf((char) ('A' + options.size())), identifier, choice));
        }
        return Optional.of(new SingleChoice(only.response(), List.copyOf(options), key(options, response, item)));
    }

    /** Right is what the correct response names, or, where scores are mapped, each option of the highest score above 0. */
    private static Set<String> key(List<Choice> options, Declaration response, ItemContent item) {
        boolean mapped = item.processing()
                .map(processing -> processing.attribute("template", "").contains("map_response"))
                .orElse(false);
        Set<String> right = mapped && response.mapping().isPresent()
                ? best(response.mapping().get())
                : new HashSet<>(response.correct());
        Set<String> letters = new TreeSet<>();
        for (Choice option : options) {
            if (right.contains(option.identifier())) {
                letters.add(option.letter());
            }
        }
        return Collections.unmodifiableSet(letters);
    }

    private static Set<String> best(Element mapping) {
        Set<String> best = new HashSet<>();
        double highest = 0;
        for (Element entry : mapping.elements("qti-map-entry")) {
            double value = number(entry.attribute("mapped-value", ""));
            if (value > highest) {
                best.clear();
                highest = value;
            }
            if (value > 0 && value == highest) {
                best.add(entry.attribute("map-key", ""));
            }
        }
        return best;
    }

    private static double number(String written) {
        try {
            return Double.parseDouble(written);
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
