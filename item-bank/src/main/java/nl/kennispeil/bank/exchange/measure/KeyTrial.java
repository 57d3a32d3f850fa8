package nl.kennispeil.bank.exchange.measure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.jspecify.annotations.Nullable;

/**
 * Answers an item with its key, with nothing and with each single wrong choice, and compares SCORE with what the item
 * declares. What a mapping is worth is added up here once more, apart from the interpreter.
 */
final class KeyTrial {

    /** What came of it. */
    enum Verdict {
        /** No complete key, or processing that draws by chance: nothing is declared to compare with. */
        NO_KEY,
        AS_DECLARED,
        /** Rules of its own give another answer at least as much: nothing says that this is wrong. */
        KEY_NOT_BEST,
        WRONG
    }

    private static final Set<String> CHANCE = Set.of("qti-random", "qti-random-integer", "qti-random-float");

    private final ItemContent item;
    private final Compiled compiled;

    private KeyTrial(ItemContent item) {
        this.item = item;
        this.compiled = Compiled.of(item);
    }

    static Verdict of(ItemContent item) {
        boolean asks = item.interactions().stream().anyMatch(each -> each.kind() != InteractionKind.END_ATTEMPT);
        boolean keyed = item.interactions().stream()
                .filter(each -> each.kind() != InteractionKind.END_ATTEMPT)
                .allMatch(each -> item.response(each.response())
                        .filter(declared -> !declared.correct().isEmpty())
                        .isPresent());
        boolean chance = item.root().walk().anyMatch(each -> CHANCE.contains(each.name()))
                || item.root().first("qti-template-processing").isPresent();
        return asks && keyed && !chance ? new KeyTrial(item).run() : Verdict.NO_KEY;
    }

    private Verdict run() {
        Map<String, List<String>> key = new TreeMap<>();
        item.responses().forEach(each -> key.put(each.identifier(), each.correct()));
        OptionalDouble best = score(key);
        if (best.isEmpty()) {
            return Verdict.WRONG;
        }
        Optional<String> template = item.processing().flatMap(each -> each.attribute("template"));
        String name = template.map(uri -> uri.replaceFirst(".*/", "").replace(".xml", ""))
                .orElse("");
        Declaration response = item.response("RESPONSE").orElse(null);
        if (name.equals("match_correct") && best.getAsDouble() != 1) {
            return Verdict.WRONG;
        }
        if (name.equals("map_response") && response != null && Math.abs(best.getAsDouble() - mapped(response)) > 1e-9) {
            return Verdict.WRONG;
        }
        boolean beaten = false;
        for (Map<String, List<String>> other : others(key)) {
            OptionalDouble worth = score(other);
            if (name.equals("match_correct") && (worth.isEmpty() || worth.getAsDouble() != 0)) {
                return Verdict.WRONG;
            }
            beaten |= worth.isPresent() && worth.getAsDouble() >= best.getAsDouble();
        }
        return beaten && !name.startsWith("map") ? Verdict.KEY_NOT_BEST : Verdict.AS_DECLARED;
    }

    private OptionalDouble score(Map<String, List<String>> responses) {
        return compiled.score(responses, Settings.FIRST).score();
    }

    /** Nothing, and for each response with choices each single choice that is not its key, the others left right. */
    private List<Map<String, List<String>>> others(Map<String, List<String>> key) {
        List<Map<String, List<String>>> others = new ArrayList<>();
        Map<String, List<String>> nothing = new TreeMap<>();
        key.keySet().forEach(each -> nothing.put(each, List.of()));
        others.add(nothing);
        for (Interaction interaction : item.interactions()) {
            Declaration response = item.response(interaction.response()).orElseThrow();
            boolean single =
                    response.cardinality() == Cardinality.SINGLE || response.cardinality() == Cardinality.MULTIPLE;
            if (response.baseType() != BaseType.IDENTIFIER || !single) {
                continue;
            }
            interaction
                    .element()
                    .walk()
                    .skip(1)
                    .flatMap(each -> each.attribute("identifier").stream())
                    .forEach(choice -> {
                        if (!response.correct().equals(List.of(choice))) {
                            Map<String, List<String>> other = new TreeMap<>(key);
                            other.put(interaction.response(), List.of(choice));
                            others.add(other);
                        }
                    });
        }
        return others;
    }

    private static double mapped(Declaration response) {
        Element mapping = response.mapping().orElseThrow();
        double sum = 0;
        Set<String> counted = new HashSet<>();
        for (String value : response.correct()) {
            // A container counts each value once.
            if (counted.add(value)) {
                sum += worth(mapping, response.baseType(), value);
            }
        }
        double low = Double.parseDouble(mapping.attribute("lower-bound", "-1e300"));
        double high = Double.parseDouble(mapping.attribute("upper-bound", "1e300"));
        return Math.min(high, Math.max(low, sum));
    }

    private static double worth(Element mapping, @Nullable BaseType type, String value) {
        for (Element entry : mapping.elements("qti-map-entry")) {
            String key = entry.attribute("map-key", "").strip();
            boolean exact = type != BaseType.STRING
                    || entry.attribute("case-sensitive", "true").equals("true");
            boolean number = type == BaseType.INTEGER || type == BaseType.FLOAT;
            String[] ends = value.split("\\s+");
            boolean turned = type == BaseType.PAIR && ends.length == 2 && key.equals(ends[1] + " " + ends[0]);
            boolean hit = number
                    ? Double.parseDouble(key) == Double.parseDouble(value)
                    : exact
                            ? key.replaceAll("\\s+", " ").equals(value.replaceAll("\\s+", " "))
                            : key.equalsIgnoreCase(value);
            if (hit || turned) {
                return Double.parseDouble(entry.attribute("mapped-value", "0"));
            }
        }
        return Double.parseDouble(mapping.attribute("default-value", "0"));
    }
}
