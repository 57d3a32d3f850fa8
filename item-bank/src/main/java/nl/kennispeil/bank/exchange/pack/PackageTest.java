package nl.kennispeil.bank.exchange.pack;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import nl.kennispeil.bank.exchange.qti.QtiWriter.Target;

/**
 * A test of QTI over items of a package: one part with the items in their order, a section for each case that stays
 * together, and a weight for each item, so that a pilot counts for nothing.
 *
 * @param identifier of the test
 * @param title what a candidate reads
 * @param seconds working time
 * @param forwardOnly true when nobody goes back to an earlier item
 * @param places the items in order
 */
public record PackageTest(String identifier, String title, long seconds, boolean forwardOnly, List<Place> places) {

    /** A file of our own beside a test, for what QTI has no word for: rules, and the version of each item. */
    public static final String RULES = "kennispeil-form.json";

    /** What {@link #RULES} begins with. */
    public static final String RULES_FORMAT = "kennispeil-form/1";

    /** Identifier of the weight that says whether an item counts. */
    public static final String WEIGHT = "WEIGHT";

    /** Category of an item that counts for nothing. */
    public static final String PILOT = "pilot";

    /**
     * An item of the test.
     *
     * @param identifier of the item; unique in the test
     * @param path of its file in the package
     * @param category chapter of the blueprint
     * @param scored false for a pilot
     * @param together name of the case it belongs to; empty for an item by itself
     */
    public record Place(String identifier, String path, String category, boolean scored, String together) {}

    public PackageTest {
        places = List.copyOf(places);
        if (places.isEmpty() || seconds <= 0) {
            throw new IllegalArgumentException("test " + identifier + " needs an item and a working time above 0");
        }
    }

    /** The file of the test, one folder below the root of the package. */
    String xml(Target target) {
        boolean modern = target == Target.QTI3;
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        open(xml, modern, "assessment-test");
        xml.append(" xmlns=\"").append(target.namespace()).append('"');
        xml.append(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"")
                .append(target.namespace())
                .append(' ')
                .append(target.schema())
                .append('"');
        attribute(xml, "identifier", identifier);
        attribute(xml, "title", title);
        xml.append(">\n  ");
        open(xml, modern, "outcome-declaration");
        xml.append(" identifier=\"SCORE\" cardinality=\"single\" ")
                .append(modern ? "base-type" : "baseType")
                .append("=\"float\"/>\n  ");
        open(xml, modern, "time-limits");
        attribute(xml, modern ? "max-time" : "maxTime", Long.toString(seconds));
        xml.append("/>\n  ");
        open(xml, modern, "test-part");
        xml.append(" identifier=\"part\"");
        attribute(xml, modern ? "navigation-mode" : "navigationMode", forwardOnly ? "linear" : "nonlinear");
        attribute(xml, modern ? "submission-mode" : "submissionMode", "simultaneous");
        xml.append(">\n");
        section(xml, modern, "items", title);
        String together = "";
        int cases = 0;
        for (Place each : places) {
            if (!each.together().equals(together)) {
                if (!together.isEmpty()) {
                    close(xml, modern, "assessment-section");
                }
                together = each.together();
                if (!together.isEmpty()) {
                    section(xml, modern, "case-" + ++cases, together);
                }
            }
            place(xml, modern, each);
        }
        if (!together.isEmpty()) {
            close(xml, modern, "assessment-section");
        }
        close(xml, modern, "assessment-section");
        close(xml, modern, "test-part");
        total(xml, modern);
        close(xml, modern, "assessment-test");
        return xml.toString();
    }

    private static void section(StringBuilder xml, boolean modern, String identifier, String title) {
        open(xml, modern, "assessment-section");
        attribute(xml, "identifier", identifier);
        attribute(xml, "title", title);
        xml.append(" fixed=\"true\" visible=\"false\" ")
                .append(modern ? "keep-together" : "keepTogether")
                .append("=\"true\">\n");
    }

    private static void place(StringBuilder xml, boolean modern, Place place) {
        open(xml, modern, "assessment-item-ref");
        attribute(xml, "identifier", name(place.identifier()));
        attribute(xml, "href", "../" + place.path());
        String category = place.category().isEmpty() ? "" : name(place.category());
        attribute(xml, "category", (category + (place.scored() ? "" : " " + PILOT)).strip());
        xml.append(" fixed=\"true\">");
        open(xml, modern, "weight");
        attribute(xml, "identifier", WEIGHT);
        attribute(xml, "value", place.scored() ? BigDecimal.ONE.setScale(1).toString() : "0.0");
        xml.append("/>");
        close(xml, modern, "assessment-item-ref");
    }

    /** The sum of what the items are worth, each by its weight. */
    private static void total(StringBuilder xml, boolean modern) {
        open(xml, modern, "outcome-processing");
        xml.append('>');
        open(xml, modern, "set-outcome-value");
        xml.append(" identifier=\"SCORE\">");
        open(xml, modern, "sum");
        xml.append('>');
        open(xml, modern, "test-variables");
        attribute(xml, modern ? "variable-identifier" : "variableIdentifier", "SCORE");
        attribute(xml, modern ? "weight-identifier" : "weightIdentifier", WEIGHT);
        xml.append("/>");
        close(xml, modern, "sum");
        close(xml, modern, "set-outcome-value");
        close(xml, modern, "outcome-processing");
    }

    private static void open(StringBuilder xml, boolean modern, String name) {
        xml.append('<').append(modern ? "qti-" + name : camel(name));
    }

    private static void close(StringBuilder xml, boolean modern, String name) {
        xml.append("</").append(modern ? "qti-" + name : camel(name)).append(">\n");
    }

    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (String part : name.split("-")) {
            camel.append(camel.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return camel.toString();
    }

    /** As QTI lets a name begin: with a letter or an underscore. */
    private static String name(String identifier) {
        String safe = identifier.replaceAll("[^A-Za-z0-9._-]", "_");
        return safe.matches("[A-Za-z_].*") ? safe : "_" + safe;
    }

    private static void attribute(StringBuilder xml, String name, String value) {
        xml.append(' ')
                .append(name)
                .append("=\"")
                .append(value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"))
                .append('"');
    }
}
