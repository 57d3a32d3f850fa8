package nl.kennispeil.bank.exchange.qti;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.kennispeil.bank.content.Declaration;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Interaction;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.content.ItemContent;

/** Whether the parts of an item agree with each other; what does not is said, and such an item is never called scorable. */
final class Soundness {

    private static final Set<String> VIEWS =
            Set.of("author", "candidate", "proctor", "scorer", "testConstructor", "tutor");

    private Soundness() {}

    /**
     * Checks an item.
     *
     * @return true when its processing computes SCORE and nothing found says that it could be wrong
     */
    static boolean scorable(ItemContent item, Findings findings) {
        KeyCheck keys = new KeyCheck(findings);
        DeclarationCheck declarations = new DeclarationCheck(findings);
        item.responses().forEach(declarations::check);
        item.outcomes().forEach(declarations::check);
        item.templates().forEach(declarations::check);
        boolean alone = true;
        Set<String> bound = new HashSet<>();
        for (Interaction interaction : item.interactions()) {
            Optional<Declaration> response = item.response(interaction.response());
            response.ifPresent(declared -> keys.check(interaction, declared));
            if (!bound.add(interaction.response())) {
                findings.repair("two interactions fill " + interaction.response());
                alone = false;
            }
            alone &= !nested(interaction, findings);
        }
        item.root()
                .walk()
                .filter(each -> each.is("qti-hotspot-choice") || each.is("qti-associable-hotspot"))
                .forEach(each -> declarations.area(each.attribute("identifier", ""), each));
        views(item, findings);
        strays(item, findings);
        if (item.body().isEmpty()) {
            findings.repair("the item has no body");
        }
        boolean scores = new ProcessingCheck(item, findings).scores();
        boolean clash = clash(item, findings);
        return scores && Structure.whole(item.root()) && keys.sound() && declarations.sound() && alone && !clash;
    }

    private static boolean nested(Interaction interaction, Findings findings) {
        boolean nested = interaction.kind() != InteractionKind.POSITION_OBJECT
                && interaction
                        .element()
                        .walk()
                        .skip(1)
                        .anyMatch(each -> InteractionKind.of(each).isPresent());
        if (nested) {
            findings.repair(interaction.element().name() + " " + interaction.response() + " holds another interaction");
        }
        return nested;
    }

    private static boolean clash(ItemContent item, Findings findings) {
        Set<String> names = new HashSet<>();
        boolean clash = false;
        for (List<Declaration> each : List.of(item.responses(), item.outcomes(), item.templates())) {
            for (Declaration declaration : each) {
                if (!names.add(declaration.identifier())) {
                    findings.repair("two variables are called " + declaration.identifier());
                    clash = true;
                }
            }
        }
        return clash;
    }

    private static void views(ItemContent item, Findings findings) {
        for (Element rubric : item.root().descendants("qti-rubric-block")) {
            for (String view : rubric.attribute("view", "").strip().split("\\s+")) {
                if (!VIEWS.contains(view)) {
                    findings.repair("rubric-block is for \"" + view + "\": allowed are "
                            + String.join(", ", VIEWS.stream().sorted().toList()));
                }
            }
        }
    }

    /** Gaps and hot texts answer only inside their interaction. */
    private static void strays(ItemContent item, Findings findings) {
        Set<Element> inside = new HashSet<>();
        item.interactions().forEach(each -> each.element().walk().forEach(inside::add));
        item.root()
                .walk()
                .filter(each -> each.is("qti-gap") || each.is("qti-hottext"))
                .forEach(each -> {
                    if (!inside.contains(each)) {
                        findings.repair(each.name().substring(4) + " " + each.attribute("identifier", "")
                                + " stands outside its interaction");
                    }
                });
    }
}
