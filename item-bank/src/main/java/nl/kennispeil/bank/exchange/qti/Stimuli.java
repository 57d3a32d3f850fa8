package nl.kennispeil.bank.exchange.qti;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.exchange.SafeXml;
import nl.kennispeil.bank.exchange.Surroundings;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.XmlFault;

/** The shared stimuli an item refers to, from inside its package. */
final class Stimuli {

    private final Surroundings surroundings;
    private final Findings findings;

    Stimuli(Surroundings surroundings, Findings findings) {
        this.surroundings = surroundings;
        this.findings = findings;
    }

    /** Trees {@code qti-assessment-stimulus} by the identifier of the reference; media paths are relative to the item. */
    Map<String, Element> of(ItemContent item, String path) {
        Map<String, Element> found = new TreeMap<>();
        for (Element reference : item.root().elements("qti-assessment-stimulus-ref")) {
            String identifier = reference.attribute("identifier", "");
            String href = reference.attribute("href", "");
            Optional<String> target = Surroundings.path(path, href);
            Optional<byte[]> bytes = target.flatMap(surroundings::file);
            if (target.isEmpty() || bytes.isEmpty()) {
                findings.repair("stimulus " + identifier + " (" + href + ") is not in the package");
                continue;
            }
            try {
                XmlElement root = SafeXml.parse(bytes.get());
                if (!root.is("assessmentStimulus") && !root.is("qti-assessment-stimulus")) {
                    findings.repair("stimulus " + identifier + " (" + href + ") is <" + root.name() + ">, no stimulus");
                    continue;
                }
                Element stimulus = stimulus(root, path, target.get());
                if (found.put(identifier, stimulus) != null) {
                    findings.repair("two stimuli are called " + identifier);
                }
            } catch (XmlFault wrong) {
                findings.repair("stimulus " + identifier + " (" + href + "): " + wrong.reason());
            }
        }
        return found;
    }

    /** The item with references to stimuli that were found by their identifier, wherever they stood in the package. */
    static Element named(Element item, Set<String> found) {
        return item.rewrite(
                each -> each.is("qti-assessment-stimulus-ref") && found.contains(each.attribute("identifier", ""))
                        ? each.with("href", each.attribute("identifier", ""))
                        : each);
    }

    private Element stimulus(XmlElement root, String path, String from) {
        XmlElement whole = new Includes(surroundings, findings).resolved(Fitting.undone(root), from);
        return Order.kept(Spaces.canonical(new Lift(findings).lift(Includes.rebased(whole, path, from))));
    }
}
