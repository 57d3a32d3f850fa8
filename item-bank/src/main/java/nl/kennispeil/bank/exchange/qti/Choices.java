package nl.kennispeil.bank.exchange.qti;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Interaction;

/**
 * What an interaction lets a candidate name.
 *
 * @param all identifiers in order, twice where the item says them twice
 * @param from what a directed pair may start with
 * @param to what it may end with
 */
record Choices(List<String> all, Set<String> from, Set<String> to) {

    static Choices of(Interaction interaction) {
        Element element = interaction.element();
        return switch (interaction.kind()) {
            case MATCH -> {
                List<Element> sets = element.elements("qti-simple-match-set");
                // A match without its two sets waits for repair.
                yield directed(
                        sets.isEmpty() ? List.of() : identifiers(sets.get(0), "qti-simple-associable-choice"),
                        sets.size() < 2 ? List.of() : identifiers(sets.get(1), "qti-simple-associable-choice"));
            }
            case GAP_MATCH ->
                directed(identifiers(element, "qti-gap-text", "qti-gap-img"), identifiers(element, "qti-gap"));
            case GRAPHIC_GAP_MATCH ->
                directed(
                        identifiers(element, "qti-gap-text", "qti-gap-img"),
                        identifiers(element, "qti-associable-hotspot"));
            case CHOICE, ORDER -> flat(element, "qti-simple-choice");
            case ASSOCIATE -> flat(element, "qti-simple-associable-choice");
            case INLINE_CHOICE -> flat(element, "qti-inline-choice");
            case HOTTEXT -> flat(element, "qti-hottext");
            case HOTSPOT, GRAPHIC_ORDER -> flat(element, "qti-hotspot-choice");
            case GRAPHIC_ASSOCIATE -> flat(element, "qti-associable-hotspot");
            default -> new Choices(List.of(), Set.of(), Set.of());
        };
    }

    private static Choices flat(Element element, String name) {
        return new Choices(identifiers(element, name), Set.of(), Set.of());
    }

    private static Choices directed(List<String> from, List<String> to) {
        List<String> all = new ArrayList<>(from);
        all.addAll(to);
        return new Choices(List.copyOf(all), Set.copyOf(from), Set.copyOf(to));
    }

    private static List<String> identifiers(Element element, String... names) {
        return element.walk()
                .skip(1)
                .filter(each -> List.of(names).contains(each.name()))
                .map(each -> each.attribute("identifier", ""))
                .toList();
    }
}
