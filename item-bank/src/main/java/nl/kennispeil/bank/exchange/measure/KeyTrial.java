package nl.kennispeil.bank.exchange.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.Cardinality;
import nl.kennispeil.bank.content.Declaration;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Interaction;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.processing.Compiled;
import nl.kennispeil.bank.processing.Settings;

/**
 * Answers an item with a fixed set of responses: its key, nothing, each single choice, the key but for one value, a value
 * that is no choice, a point in each area. Compares SCORE with what the item declares, and under the standard templates
 * with {@link Reckoning}.
 *
 * @param verdict what came of the key
 * @param compared responses whose worth was reckoned a second time
 * @param same those of them that the interpreter gives the same SCORE, within 1e-9
 */
record KeyTrial(Verdict verdict, int compared, int same) {

    /** What came of the key. */
    enum Verdict {
        /** No complete key, or processing that draws by chance: nothing is declared to compare with. */
        NO_KEY,
        AS_DECLARED,
        /** Rules of its own give another answer at least as much: nothing says that this is wrong. */
        KEY_NOT_BEST,
        WRONG
    }

    /** An item that computes no score of its own. */
    static final KeyTrial NONE = new KeyTrial(Verdict.NO_KEY, 0, 0);

    private static final String RESPONSE = "RESPONSE";
    private static final Set<String> CHANCE = Set.of("qti-random", "qti-random-integer", "qti-random-float");

    static KeyTrial of(ItemContent item) {
        Compiled compiled = Compiled.of(item);
        Map<String, List<String>> key = new TreeMap<>();
        item.responses().forEach(each -> key.put(each.identifier(), each.correct()));
        List<Map<String, List<String>>> others = others(item, key);
        String template = ItemClass.template(item);
        Declaration response = item.response(RESPONSE).orElse(null);
        int compared = 0;
        int same = 0;
        if (response != null && item.processing().orElseThrow().elements().isEmpty()) {
            others.add(key);
            for (Map<String, List<String>> each : others) {
                OptionalDouble worth = Reckoning.of(template, response, each.getOrDefault(RESPONSE, List.of()));
                OptionalDouble score = score(compiled, each);
                compared += worth.isPresent() ? 1 : 0;
                same += worth.isPresent()
                                && score.isPresent()
                                && Math.abs(worth.getAsDouble() - score.getAsDouble()) < 1e-9
                        ? 1
                        : 0;
            }
            others.remove(others.size() - 1);
        }
        Verdict verdict = keyed(item) ? verdict(compiled, key, others, template) : Verdict.NO_KEY;
        return new KeyTrial(compared == same ? verdict : Verdict.WRONG, compared, same);
    }

    private static boolean keyed(ItemContent item) {
        boolean asks = item.interactions().stream().anyMatch(each -> each.kind() != InteractionKind.END_ATTEMPT);
        boolean keyed = item.interactions().stream()
                .filter(each -> each.kind() != InteractionKind.END_ATTEMPT)
                .allMatch(each -> item.response(each.response())
                        .filter(declared -> !declared.correct().isEmpty())
                        .isPresent());
        boolean chance = item.root().walk().anyMatch(each -> CHANCE.contains(each.name()))
                || item.root().first("qti-template-processing").isPresent();
        return asks && keyed && !chance;
    }

    private static Verdict verdict(
            Compiled compiled, Map<String, List<String>> key, List<Map<String, List<String>>> others, String template) {
        OptionalDouble best = score(compiled, key);
        if (best.isEmpty() || (template.equals("match_correct") && best.getAsDouble() != 1)) {
            return Verdict.WRONG;
        }
        boolean beaten = others.stream()
                .map(each -> score(compiled, each))
                .anyMatch(each -> each.isPresent() && each.getAsDouble() >= best.getAsDouble());
        return beaten && !template.startsWith("map") ? Verdict.KEY_NOT_BEST : Verdict.AS_DECLARED;
    }

    private static OptionalDouble score(Compiled compiled, Map<String, List<String>> responses) {
        return compiled.score(responses, Settings.FIRST).score();
    }

    private static List<Map<String, List<String>>> others(ItemContent item, Map<String, List<String>> key) {
        List<Map<String, List<String>>> others = new ArrayList<>();
        Map<String, List<String>> nothing = new TreeMap<>();
        key.keySet().forEach(each -> nothing.put(each, List.of()));
        others.add(nothing);
        for (Interaction interaction : item.interactions()) {
            item.response(interaction.response())
                    .ifPresent(response -> tries(interaction, response).stream()
                            .filter(values -> !values.equals(response.correct()))
                            .forEach(values -> {
                                Map<String, List<String>> other = new TreeMap<>(key);
                                other.put(response.identifier(), values);
                                others.add(other);
                            }));
        }
        return others;
    }

    /** Values for one response, the others left right. */
    private static List<List<String>> tries(Interaction interaction, Declaration response) {
        List<List<String>> tries = new ArrayList<>();
        boolean several = response.cardinality() == Cardinality.MULTIPLE;
        if (response.baseType() == BaseType.IDENTIFIER && (several || response.cardinality() == Cardinality.SINGLE)) {
            interaction
                    .element()
                    .walk()
                    .skip(1)
                    .flatMap(each -> each.attribute("identifier").stream())
                    .forEach(choice -> tries.add(List.of(choice)));
            tries.add(List.of("NO_CHOICE_OF_THIS_ITEM"));
        } else if (response.baseType() == BaseType.STRING && response.cardinality() == Cardinality.SINGLE) {
            tries.add(List.of("no answer that anybody would give"));
        }
        if (several && response.correct().size() > 1) {
            tries.add(response.correct().subList(1, response.correct().size()));
        }
        List<String> spots = response.element().first("qti-area-mapping").stream()
                .flatMap((Element areas) -> areas.elements("qti-area-map-entry").stream())
                .flatMap(each -> Reckoning.inside(each).stream())
                .distinct()
                .toList();
        spots.forEach(each -> tries.add(List.of(each)));
        if (response.baseType() == BaseType.POINT) {
            tries.add(List.of("-1 -1"));
        }
        return tries;
    }
}
