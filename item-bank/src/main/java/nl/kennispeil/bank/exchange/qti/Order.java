package nl.kennispeil.bank.exchange.qti;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.exchange.qti.QtiWriter.Target;

/** The order the schemas demand where it says nothing: of the parts of an item and of its declarations. */
final class Order {

    private static final Set<String> ORDERED = Set.of(
            "qti-assessment-item", "qti-assessment-stimulus", "qti-response-declaration", "qti-outcome-declaration");

    private Order() {}

    /** The tree with those parts in order; parts of one kind stay as they are. */
    static Element kept(Element element) {
        return element.rewrite(each -> ORDERED.contains(each.name()) ? sorted(each) : each);
    }

    private static Element sorted(Element element) {
        List<Set<String>> places =
                Published.of(Target.QTI3).row(element.name()).orElseThrow().places();
        List<Node> children = new ArrayList<>(element.children());
        children.sort(Comparator.comparingInt(each -> place(each, places)));
        return element.withChildren(children);
    }

    private static int place(Node node, List<Set<String>> places) {
        for (int i = 0; i < places.size(); i++) {
            if (node instanceof Element element && places.get(i).contains(element.name())) {
                return i;
            }
        }
        return places.size();
    }
}
