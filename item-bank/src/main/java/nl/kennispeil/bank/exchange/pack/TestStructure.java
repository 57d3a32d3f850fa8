package nl.kennispeil.bank.exchange.pack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.kennispeil.bank.exchange.Surroundings;
import nl.kennispeil.bank.exchange.XmlElement;
import org.jspecify.annotations.Nullable;

/**
 * What a test of QTI 2 or 3 says: parts, sections, items with weights, selection, order and time. What a test form here
 * cannot do is named, not left out in silence.
 */
final class TestStructure {

    private static final Set<String> LEFT = Set.of(
            "preCondition",
            "branchRule",
            "outcomeProcessing",
            "testFeedback",
            "rubricBlock",
            "templateDefault",
            "adaptiveSelection",
            "sectionInclude",
            "stylesheet",
            "contextDeclaration",
            "assessmentSectionRef",
            "variableMapping");

    private static final Set<String> TOTAL =
            Set.of("variableIdentifier", "variable-identifier", "weightIdentifier", "weight-identifier");

    private final String path;
    private final Map<String, String> canonical;
    private final Set<String> unsupported = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private int items;

    /** @param canonical file of each item that came in, by its path in the package */
    TestStructure(String path, Map<String, String> canonical) {
        this.path = path;
        this.canonical = canonical;
    }

    static boolean isTest(XmlElement root) {
        return root.is("assessmentTest") || root.is("qti-assessment-test");
    }

    ObjectNode of(XmlElement root) {
        ObjectNode test = JsonNodeFactory.instance.objectNode();
        test.put("format", "kennispeil-test/1");
        test.put("identifier", root.attribute("identifier", ""));
        test.put("title", root.attribute("title", ""));
        test.put("source", path);
        limits(root, test);
        ArrayNode parts = test.putArray("parts");
        for (XmlElement child : root.elements()) {
            if (old(child).equals("testPart")) {
                ObjectNode part = parts.addObject();
                part.put("identifier", child.attribute("identifier", ""));
                part.put("navigation", either(child, "navigationMode", "navigation-mode"));
                part.put("submission", either(child, "submissionMode", "submission-mode"));
                limits(child, part);
                members(child, part);
            } else if (!old(child).equals("timeLimits")) {
                other(child);
            }
        }
        root.elements().forEach(each -> {
            if (old(each).equals("outcomeProcessing")) {
                total(each, test);
            }
        });
        test.put("items", items);
        unsupported.forEach(test.putArray("unsupported")::add);
        missing.forEach(test.putArray("missing")::add);
        return test;
    }

    /** The sum of what the items are worth, each by its weight: what a test form here does by itself. */
    private void total(XmlElement processing, ObjectNode test) {
        XmlElement set = only(processing, "setOutcomeValue");
        XmlElement sum = set == null ? null : only(set, "sum");
        XmlElement variables = sum == null ? null : only(sum, "testVariables");
        if (set == null
                || variables == null
                || !TOTAL.containsAll(variables.attributes().keySet())
                || !either(variables, "variableIdentifier", "variable-identifier")
                        .equals("SCORE")) {
            return;
        }
        unsupported.remove("outcomeProcessing");
        unsupported.remove(outcome(set.attribute("identifier", "")));
        test.put("weight", either(variables, "weightIdentifier", "weight-identifier"));
    }

    private static @Nullable XmlElement only(XmlElement holder, String name) {
        List<XmlElement> elements = holder.elements();
        return elements.size() == 1 && old(elements.get(0)).equals(name) ? elements.get(0) : null;
    }

    private static String outcome(String identifier) {
        return "outcomeDeclaration " + identifier + ": a test form counts its own score";
    }

    List<String> missing() {
        return List.copyOf(missing);
    }

    int items() {
        return items;
    }

    private void members(XmlElement holder, ObjectNode into) {
        ArrayNode members = into.putArray("members");
        for (XmlElement child : holder.elements()) {
            switch (old(child)) {
                case "assessmentSection" -> section(child, members.addObject());
                case "assessmentItemRef" -> item(child, members.addObject());
                case "timeLimits", "selection", "ordering" -> {}
                default -> other(child);
            }
        }
    }

    private void section(XmlElement xml, ObjectNode section) {
        section.put("section", xml.attribute("identifier", ""));
        section.put("title", xml.attribute("title", ""));
        section.put("visible", !xml.attribute("visible", "true").equalsIgnoreCase("false"));
        section.put("fixed", xml.attribute("fixed", "false").equalsIgnoreCase("true"));
        section.put("required", xml.attribute("required", "false").equalsIgnoreCase("true"));
        section.put(
                "keepTogether", !either(xml, "keepTogether", "keep-together").equalsIgnoreCase("false"));
        for (XmlElement child : xml.elements()) {
            if (old(child).equals("selection")) {
                section.put("select", child.attribute("select", ""));
                section.put(
                        "withReplacement",
                        either(child, "withReplacement", "with-replacement").equalsIgnoreCase("true"));
            } else if (old(child).equals("ordering")) {
                section.put("shuffle", child.attribute("shuffle", "false").equalsIgnoreCase("true"));
            }
        }
        limits(xml, section);
        members(xml, section);
    }

    private void item(XmlElement xml, ObjectNode item) {
        items++;
        String href = xml.attribute("href", "");
        item.put("item", xml.attribute("identifier", ""));
        item.put("href", href);
        Optional<String> place = Surroundings.path(path, href);
        item.put("path", place.orElse(""));
        String file = place.map(canonical::get).orElse(null);
        if (file == null) {
            missing.add(href);
        } else {
            item.put("canonical", file);
        }
        item.put("fixed", xml.attribute("fixed", "false").equalsIgnoreCase("true"));
        item.put("required", xml.attribute("required", "false").equalsIgnoreCase("true"));
        item.put("category", xml.attribute("category", ""));
        ObjectNode weights = item.putObject("weights");
        for (XmlElement child : xml.elements()) {
            if (old(child).equals("weight")) {
                weights.put(child.attribute("identifier", ""), child.attribute("value", ""));
            } else if (!old(child).equals("timeLimits")) {
                other(child);
            }
        }
        limits(xml, item);
    }

    private static void limits(XmlElement xml, ObjectNode into) {
        for (XmlElement child : xml.elements()) {
            if (old(child).equals("timeLimits")) {
                into.put("minSeconds", either(child, "minTime", "min-time"));
                into.put("maxSeconds", either(child, "maxTime", "max-time"));
                into.put(
                        "late",
                        either(child, "allowLateSubmission", "allow-late-submission")
                                .equalsIgnoreCase("true"));
            }
        }
    }

    private void other(XmlElement xml) {
        String name = old(xml);
        if (name.equals("itemSessionControl")) {
            unsupported.add("itemSessionControl: attempts and feedback follow the test form here");
        } else if (name.equals("outcomeDeclaration")) {
            unsupported.add(outcome(xml.attribute("identifier", "")));
        } else if (LEFT.contains(name)) {
            unsupported.add(name);
        } else {
            unsupported.add("<" + xml.name() + ">");
        }
    }

    private static String either(XmlElement xml, String old, String modern) {
        return xml.attribute(old, xml.attribute(modern, ""));
    }

    /** The name in QTI 2 of an element of either version. */
    private static String old(XmlElement xml) {
        String name = xml.name();
        if (!name.startsWith("qti-")) {
            return name;
        }
        StringBuilder camel = new StringBuilder();
        for (String part : name.substring(4).split("-")) {
            camel.append(
                    camel.isEmpty()
                            ? part
                            : part.isEmpty() ? "" : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return camel.toString();
    }
}
