package nl.kennispeil.bank.exchange.qti12;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.XmlNode;
import nl.kennispeil.bank.exchange.XmlText;

/**
 * What learning systems write instead of QTI 1.2, as QTI 1.2 says it: formatted text of Blackboard and its highest score
 * by name, display hints of D2L, a blank of Sakai that calls itself ordered, a question with several answers that does not
 * say so.
 */
final class Dialects {

    private final Optional<String> highest;
    private final Set<String> several;

    private Dialects(XmlElement item) {
        this.several = several(item);
        this.highest = item.walk()
                .filter(each -> each.is("decvar"))
                .flatMap(each -> each.attribute("maxvalue").stream())
                .findFirst();
    }

    /** A question with one answer whose key asks for several, so that nobody can give it; empty when there is none. */
    static Optional<String> contradiction(XmlElement plain) {
        Set<String> several = several(plain);
        return plain.walk()
                .filter(each -> each.is("response_lid")
                        && each.attribute("rcardinality", "Single").equalsIgnoreCase("single")
                        && several.contains(each.attribute("ident", "")))
                .findFirst()
                .map(each -> "line " + each.line() + ": the scoring asks for several answers to \""
                        + each.attribute("ident", "") + "\", which has cardinality Single");
    }

    /** The responses of which one rule wants several choices at once. */
    private static Set<String> several(XmlElement item) {
        Set<String> found = new TreeSet<>();
        item.walk().filter(each -> each.is("conditionvar") || each.is("and")).forEach(all -> {
            Map<String, Set<String>> wanted = new TreeMap<>();
            all.elements("varequal").stream()
                    .filter(each -> each.attribute("index").isEmpty())
                    .forEach(each -> wanted.computeIfAbsent(each.attribute("respident", ""), any -> new TreeSet<>())
                            .add(each.text().strip()));
            wanted.forEach((response, values) -> {
                if (values.size() > 1) {
                    found.add(response);
                }
            });
        });
        return found;
    }

    static XmlElement plain(XmlElement item) {
        XmlElement plain = new Dialects(item).element(item);
        if (item.attribute("ident").isPresent()) {
            return plain;
        }
        Optional<String> own = item.walk()
                .filter(each -> each.is("bbmd_asi_object_id"))
                .map(each -> each.text().strip())
                .filter(each -> !each.isEmpty())
                .findFirst();
        return own.map(ident -> with(plain, "ident", ident)).orElse(plain);
    }

    private XmlElement element(XmlElement given) {
        List<XmlNode> children = new ArrayList<>();
        for (XmlNode child : given.children()) {
            if (!(child instanceof XmlElement below)) {
                children.add(child);
            } else if (below.is("mat_extension")
                    && !below.elements("mat_formattedtext").isEmpty()) {
                below.elements("mat_formattedtext").forEach(text -> children.add(formatted(text)));
            } else if (!below.is("response_extension")) {
                children.add(element(below));
            }
        }
        XmlElement plain = given.withChildren(children);
        if (given.is("response_str")
                && given.attribute("rcardinality", "").equalsIgnoreCase("ordered")
                && given.walk().filter(each -> each.is("render_fib")).count() == 1
                && given.walk().filter(each -> each.is("response_label")).count() <= 1) {
            return with(plain, "rcardinality", "Single");
        }
        if (given.is("response_lid")
                && given.attribute("rcardinality").isEmpty()
                && several.contains(given.attribute("ident", ""))) {
            return with(plain, "rcardinality", "Multiple");
        }
        return given.is("setvar") ? score(plain) : plain;
    }

    private XmlElement score(XmlElement setvar) {
        XmlElement named = setvar.attribute("variablename")
                .filter(name -> setvar.attribute("varname").isEmpty())
                .map(name -> with(setvar, "varname", name))
                .orElse(setvar);
        String value = setvar.text().strip();
        boolean byName = value.equalsIgnoreCase(named.attribute("varname", "SCORE") + ".max");
        return byName && highest.isPresent() ? named.withChildren(List.of(new XmlText(highest.get()))) : named;
    }

    private static XmlElement formatted(XmlElement text) {
        boolean plain = text.attribute("type", "HTML").toLowerCase(Locale.ROOT).startsWith("plain");
        Map<String, String> attributes = Map.of("texttype", plain ? "text/plain" : "text/html");
        return new XmlElement(text.namespace(), "mattext", new TreeMap<>(attributes), text.children(), text.line());
    }

    private static XmlElement with(XmlElement element, String name, String value) {
        Map<String, String> attributes = new TreeMap<>(element.attributes());
        attributes.put(name, value);
        return element.withAttributes(attributes);
    }
}
