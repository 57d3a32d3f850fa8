package nl.kennispeil.delivery.medialibrary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.bank.exchange.SafeXml;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.XmlFault;
import nl.kennispeil.bank.exchange.XmlNode;
import nl.kennispeil.bank.exchange.XmlText;

/**
 * A drawing written anew from what drawings need. A script, a handler, an animation, a style sheet, foreign content or an
 * address of any kind refuses the whole file: leaving it out could change what is seen.
 */
final class SafeSvg {

    private static final String SPACE = "http://www.w3.org/2000/svg";
    private static final Set<String> ELEMENTS = Set.of(
            "svg",
            "g",
            "path",
            "rect",
            "circle",
            "ellipse",
            "line",
            "polyline",
            "polygon",
            "text",
            "tspan",
            "title",
            "desc",
            "defs",
            "linearGradient",
            "radialGradient",
            "stop",
            "clipPath",
            "mask",
            "pattern",
            "marker",
            "symbol",
            "use");
    private static final Set<String> LEFT_OUT = Set.of("metadata", "namedview", "rdf");
    private static final Set<String> ATTRIBUTES = Set.of(
            "id",
            "class",
            "x",
            "y",
            "x1",
            "y1",
            "x2",
            "y2",
            "cx",
            "cy",
            "r",
            "rx",
            "ry",
            "fx",
            "fy",
            "d",
            "dx",
            "dy",
            "points",
            "width",
            "height",
            "viewBox",
            "preserveAspectRatio",
            "transform",
            "gradientTransform",
            "gradientUnits",
            "patternUnits",
            "patternContentUnits",
            "patternTransform",
            "clipPathUnits",
            "maskUnits",
            "markerWidth",
            "markerHeight",
            "refX",
            "refY",
            "orient",
            "markerUnits",
            "offset",
            "stop-color",
            "stop-opacity",
            "spreadMethod",
            "fill",
            "fill-opacity",
            "fill-rule",
            "stroke",
            "stroke-width",
            "stroke-linecap",
            "stroke-linejoin",
            "stroke-dasharray",
            "stroke-dashoffset",
            "stroke-opacity",
            "stroke-miterlimit",
            "opacity",
            "color",
            "clip-path",
            "clip-rule",
            "mask",
            "marker-start",
            "marker-mid",
            "marker-end",
            "font-family",
            "font-size",
            "font-weight",
            "font-style",
            "text-anchor",
            "dominant-baseline",
            "letter-spacing",
            "rotate",
            "textLength",
            "lengthAdjust",
            "visibility",
            "display",
            "version",
            "role",
            "aria-label");

    private final StringBuilder out = new StringBuilder();

    private SafeSvg() {}

    /** @throws IOException when it is no such drawing */
    static byte[] written(byte[] file) throws IOException {
        try {
            XmlElement root = SafeXml.parse(file);
            if (!root.name().equals("svg")) {
                throw new IOException("no drawing");
            }
            SafeSvg svg = new SafeSvg();
            svg.element(root, true);
            return svg.out.toString().getBytes(StandardCharsets.UTF_8);
        } catch (XmlFault fault) {
            throw new IOException("no drawing", fault);
        }
    }

    private void element(XmlElement element, boolean root) throws IOException {
        String name = element.name();
        if (LEFT_OUT.contains(name.toLowerCase(Locale.ROOT))) {
            return;
        }
        if (!ELEMENTS.contains(name)) {
            throw new IOException("element " + name);
        }
        out.append('<').append(name);
        if (root) {
            out.append(" xmlns=\"").append(SPACE).append('"');
        }
        for (Map.Entry<String, String> each : element.attributes().entrySet()) {
            attribute(each.getKey(), each.getValue());
        }
        out.append('>');
        for (XmlNode child : element.children()) {
            if (child instanceof XmlText text) {
                out.append(escaped(text.value()));
            } else {
                element((XmlElement) child, false);
            }
        }
        out.append("</").append(name).append('>');
    }

    private void attribute(String name, String value) throws IOException {
        String lower = value.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
        boolean reference = name.equals("href") || name.endsWith("}href");
        if (reference && !value.strip().startsWith("#")) {
            throw new IOException("a reference outside");
        }
        boolean active = name.toLowerCase(Locale.ROOT).startsWith("on") || name.equals("style");
        boolean outside = lower.contains("url(") && !lower.matches("(?s)[^(]*url\\(['\"]?#[^)]*\\).*");
        if (active || outside || lower.contains("javascript:") || lower.contains("data:")) {
            throw new IOException("attribute " + name);
        }
        if (reference || ATTRIBUTES.contains(name)) {
            out.append(' ')
                    .append(reference ? "href" : name)
                    .append("=\"")
                    .append(escaped(value))
                    .append('"');
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
