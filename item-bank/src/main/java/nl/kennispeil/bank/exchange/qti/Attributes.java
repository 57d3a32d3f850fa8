package nl.kennispeil.bank.exchange.qti;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import nl.kennispeil.bank.exchange.XmlElement;

/** Holds the attributes of an element against its row of the table. */
final class Attributes {

    private static final Pattern EVENT = Pattern.compile("(?i)on[a-z]+");
    private static final Pattern OPEN = Pattern.compile("(data|aria)-[a-z0-9._-]+");

    private final Findings findings;

    Attributes(Findings findings) {
        this.findings = findings;
    }

    /**
     * The attributes that may stay, as QTI 3 writes them.
     *
     * @param strict false when a missing or wrong one is for repair instead of refusing its element
     * @throws Refusal when one runs a script or, when strict, is missing or has a value that changes what the item means
     */
    Map<String, String> of(XmlElement xml, Vocabulary.Row row, boolean strict) {
        boolean qti = row.name().startsWith("qti-");
        Map<String, String> kept = new TreeMap<>();
        xml.attributes().forEach((given, value) -> {
            if (given.startsWith("{")) {
                foreign(given, xml);
                return;
            }
            if (EVENT.matcher(given).matches()) {
                throw Refusal.whole(Lift.at(xml) + "attribute " + given + " of " + Lift.shown(xml)
                        + " runs a script, which never comes in");
            }
            String name = qti && !given.startsWith("xml:") ? Names.kebab(given) : given.toLowerCase(Locale.ROOT);
            one(name.equals("xml:id") ? "id" : name, value, xml, row, kept, strict);
        });
        if (kept.getOrDefault("shape", "").equals("default")) {
            // The whole picture: measures, which the schemas want there all the same, say nothing.
            kept.remove("coords");
        }
        for (Vocabulary.Attribute attribute : row.attributes().values()) {
            if (attribute.required() && !kept.containsKey(attribute.name())) {
                wrong(Lift.at(xml) + Lift.shown(xml) + " has no " + attribute.name(), strict);
            }
        }
        return kept;
    }

    private void one(
            String name, String value, XmlElement xml, Vocabulary.Row row, Map<String, String> kept, boolean strict) {
        Vocabulary.Attribute attribute = row.attributes().get(name);
        if (attribute == null) {
            if (row.body() && OPEN.matcher(name).matches()) {
                kept.put(name, value);
            } else {
                left(name, xml, row);
            }
            return;
        }
        if (Values.script(value) && attribute.kind() != Vocabulary.Kind.TEXT) {
            throw Refusal.whole(
                    Lift.at(xml) + name + " of " + Lift.shown(xml) + " runs a script, which never comes in");
        }
        if (attribute.kind() != Vocabulary.Kind.TEXT && value.isBlank()) {
            if (attribute.required()) {
                wrong(Lift.at(xml) + name + " of " + Lift.shown(xml) + " is empty", strict);
            } else if (attribute.kind() != Vocabulary.Kind.COORDS) {
                findings.note("empty " + name + " of " + Lift.shown(xml) + " is left out");
            }
            return;
        }
        Optional<String> canonical = Values.canonical(attribute, value);
        if (canonical.isPresent()) {
            kept.put(name, canonical.get());
            return;
        }
        String what = name + " \"" + shortened(value) + "\" of " + Lift.shown(xml) + ": allowed is "
                + Values.allowed(attribute);
        if (strict && !attribute.presentation()) {
            throw new Refusal(Lift.at(xml) + what);
        }
        findings.repair((attribute.presentation() ? "" : Lift.at(xml)) + what + "; left out");
    }

    private void wrong(String what, boolean strict) {
        if (strict) {
            throw new Refusal(what);
        }
        findings.repair(what);
    }

    private void left(String name, XmlElement xml, Vocabulary.Row row) {
        if (name.equals("xml:base")) {
            findings.repair("xml:base of " + Lift.shown(xml) + " is not followed: check the references below it");
        } else if (row.name().startsWith("qti-") && !row.body()) {
            findings.repair("attribute " + name + " of " + Lift.shown(xml) + " is not one of QTI and is left out");
        } else {
            findings.note("attribute " + name + " of " + Lift.shown(xml) + " is left out");
        }
    }

    private void foreign(String given, XmlElement xml) {
        if (!given.startsWith("{http://www.w3.org/2001/XMLSchema-instance}")) {
            findings.note("attribute " + given.substring(given.indexOf('}') + 1) + " of " + Lift.shown(xml)
                    + " belongs to another vocabulary and is left out");
        }
    }

    private static String shortened(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "…";
    }
}
