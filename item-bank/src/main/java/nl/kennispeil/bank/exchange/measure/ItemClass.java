package nl.kennispeil.bank.exchange.measure;

import java.util.Optional;
import java.util.Set;
import nl.kennispeil.bank.content.Declaration;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Interaction;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.content.ItemContent;

/** Kinds of items by how far a machine can check their score, first that fits from the top. */
enum ItemClass {
    N("no response"),
    F("custom operator"),
    E("adaptive, or template processing"),
    X("standard template, but its key or mapping is missing"),
    A("match_correct with a key"),
    B("map_response with a mapping"),
    C("map_response_point with areas"),
    D("rules of its own, with a key or mapping"),
    D2("rules of its own, no key"),
    K("a key, no processing"),
    H("scored by people, or nothing declared");

    final String words;

    ItemClass(String words) {
        this.words = words;
    }

    static ItemClass of(ItemContent item) {
        Optional<Element> processing = item.processing();
        if (item.interactions().stream().allMatch(each -> each.kind() == InteractionKind.END_ATTEMPT)) {
            return N;
        } else if (item.root().walk().anyMatch(each -> each.is("qti-custom-operator"))) {
            return F;
        } else if (item.root().attribute("adaptive", "false").equals("true")
                || item.root().first("qti-template-processing").isPresent()) {
            return E;
        }
        boolean rules = processing.filter(each -> !each.elements().isEmpty()).isPresent();
        String template = rules ? "" : template(item);
        return switch (template) {
            case "match_correct" -> declares(item, Set.of("qti-correct-response")) ? A : X;
            case "map_response" -> declares(item, Set.of("qti-mapping")) ? B : X;
            case "map_response_point" -> declares(item, Set.of("qti-area-mapping")) ? C : X;
            default -> other(item, rules || !template.isEmpty());
        };
    }

    /** Name of the template of an item, such as {@code match_correct}; empty when it names none. */
    static String template(ItemContent item) {
        return item.processing()
                .flatMap(each -> each.attribute("template"))
                .map(uri -> uri.replaceFirst(".*/", "").replace(".xml", ""))
                .orElse("");
    }

    private static ItemClass other(ItemContent item, boolean rules) {
        boolean keyed = item.interactions().stream()
                .anyMatch(each -> holds(item, each, Set.of("qti-correct-response", "qti-mapping", "qti-area-mapping")));
        if (rules) {
            return keyed ? D : D2;
        }
        return keyed ? K : H;
    }

    /** The templates look at the response with this name only. */
    private static boolean declares(ItemContent item, Set<String> names) {
        return item.response("RESPONSE").filter(each -> holds(each, names)).isPresent();
    }

    private static boolean holds(ItemContent item, Interaction interaction, Set<String> names) {
        return item.response(interaction.response())
                .filter(each -> holds(each, names))
                .isPresent();
    }

    private static boolean holds(Declaration response, Set<String> names) {
        return response.element().elements().stream().anyMatch(each -> names.contains(each.name()));
    }
}
