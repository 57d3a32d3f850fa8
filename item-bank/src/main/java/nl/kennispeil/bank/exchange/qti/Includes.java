package nl.kennispeil.bank.exchange.qti;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.kennispeil.bank.exchange.SafeXml;
import nl.kennispeil.bank.exchange.Surroundings;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.XmlFault;
import nl.kennispeil.bank.exchange.XmlNode;
import nl.kennispeil.bank.exchange.XmlText;

/** Puts included files in their place (XInclude 1.0 without pointers), from inside the package only. */
final class Includes {

    private static final int MOST = 100;
    private static final int DEEPEST = 5;

    private final Surroundings surroundings;
    private final Findings findings;
    private int included;

    Includes(Surroundings surroundings, Findings findings) {
        this.surroundings = surroundings;
        this.findings = findings;
    }

    /**
     * The tree with what it includes. An include that cannot be read stays, for repair, or gives way to its fallback.
     *
     * @throws Refusal when files include each other without end
     */
    XmlElement resolved(XmlElement root, String path) {
        return root.walk().anyMatch(Includes::include) ? resolved(root, path, 0) : root;
    }

    private XmlElement resolved(XmlElement element, String path, int depth) {
        List<XmlNode> children = new ArrayList<>();
        for (XmlNode child : element.children()) {
            if (child instanceof XmlElement below && include(below)) {
                children.addAll(included(below, path, depth));
            } else if (child instanceof XmlElement below) {
                children.add(resolved(below, path, depth));
            } else {
                children.add(child);
            }
        }
        return element.withChildren(children);
    }

    private List<? extends XmlNode> included(XmlElement include, String path, int depth) {
        String href = include.attribute("href", "");
        if (include.attribute("xpointer").isPresent()) {
            return missing(include, "include of " + href + " points inside it, which is not read", path, depth);
        }
        if (depth >= DEEPEST || ++included > MOST) {
            throw Refusal.whole(Lift.at(include) + "includes are nested too deep or too many");
        }
        Optional<String> target = Surroundings.path(path, href);
        Optional<byte[]> bytes = target.flatMap(surroundings::file);
        if (target.isEmpty() || bytes.isEmpty()) {
            return missing(include, "included file \"" + href + "\" is not in the package", path, depth);
        }
        findings.note("included file " + href + " stands in the item itself now");
        if (include.attribute("parse", "xml").equals("text")) {
            String text = new String(bytes.get(), StandardCharsets.UTF_8);
            return List.of(text.isEmpty() ? new XmlText(" ") : new XmlText(text));
        }
        try {
            XmlElement root = SafeXml.parse(bytes.get());
            return List.of(rebased(resolved(root, target.get(), depth + 1), path, target.get()));
        } catch (XmlFault wrong) {
            return missing(include, "included file \"" + href + "\": " + wrong.reason(), path, depth);
        }
    }

    private List<? extends XmlNode> missing(XmlElement include, String why, String path, int depth) {
        findings.repair(Lift.at(include) + why);
        return include.first("fallback")
                .<List<? extends XmlNode>>map(
                        fallback -> resolved(fallback, path, depth).children())
                .orElse(List.of(include.withChildren(List.of())));
    }

    /** References of an included file are relative to it; here they stand in another one. */
    static XmlElement rebased(XmlElement element, String path, String from) {
        int folder = path.lastIndexOf('/');
        Map<String, String> attributes = new TreeMap<>(element.attributes());
        for (String name : List.of("src", "data", "href", "poster")) {
            String value = attributes.get(name);
            if (value != null && !value.startsWith("#")) {
                Surroundings.path(from, value)
                        .ifPresent(full -> attributes.put(name, up(path.substring(0, folder + 1)) + escaped(full)));
            }
        }
        List<XmlNode> children = new ArrayList<>();
        for (XmlNode child : element.children()) {
            children.add(child instanceof XmlElement below ? rebased(below, path, from) : child);
        }
        return element.withAttributes(attributes).withChildren(children);
    }

    private static String up(String folder) {
        return "../".repeat((int) folder.chars().filter(c -> c == '/').count());
    }

    private static String escaped(String path) {
        return path.replace("%", "%25").replace("?", "%3F").replace("#", "%23");
    }

    static boolean include(XmlElement element) {
        return element.is("include")
                && (element.namespace().equals(Names.XINCLUDE)
                        || element.namespace().contains("imsqti"));
    }
}
