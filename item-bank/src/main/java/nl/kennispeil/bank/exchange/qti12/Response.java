package nl.kennispeil.bank.exchange.qti12;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.bank.exchange.XmlElement;

/**
 * A response as the file asks it.
 *
 * @param element {@code response_lid}, {@code response_str}, {@code response_num}, {@code response_xy} or
 *     {@code response_grp}
 * @param render its first rendering
 * @param labels its labels by identifier, in order
 */
record Response(XmlElement element, Optional<XmlElement> render, Map<String, XmlElement> labels) {

    static Response of(XmlElement element) {
        Optional<XmlElement> render = element.elements().stream()
                .filter(child -> child.name().startsWith("render_"))
                .findFirst();
        Map<String, XmlElement> labels = new LinkedHashMap<>();
        element.walk()
                .filter(child -> child.is("response_label"))
                .forEach(label -> labels.putIfAbsent(label.attribute("ident", ""), label));
        return new Response(element, render, labels);
    }

    String ident() {
        return element.attribute("ident", "");
    }

    /** {@code lid}, {@code str}, {@code num}, {@code xy} or {@code grp}. */
    String kind() {
        return element.name().substring("response_".length());
    }

    boolean isRendered(String name) {
        return render.map(each -> each.is("render_" + name)).orElse(false);
    }

    String cardinality() {
        return element.attribute("rcardinality", "Single").toLowerCase(Locale.ROOT);
    }

    boolean isSingle() {
        return cardinality().equals("single");
    }

    boolean isOrdered() {
        return cardinality().equals("ordered");
    }

    boolean isNumber() {
        String type = renderAttribute("fibtype", "String").toLowerCase(Locale.ROOT);
        return kind().equals("num") || type.equals("decimal") || type.equals("integer") || type.equals("scientific");
    }

    /** An attribute of the rendering or of what stands in it as an extension. */
    String renderAttribute(String name, String otherwise) {
        return render.flatMap(each -> each.walk()
                        .filter(child -> !child.is("response_label"))
                        .flatMap(child -> child.attribute(name).stream())
                        .findFirst())
                .orElse(otherwise);
    }

    boolean shuffles() {
        return renderAttribute("shuffle", "No").equalsIgnoreCase("yes");
    }

    /** Material that belongs to the response, before its rendering. */
    String ownHtml() {
        StringBuilder html = new StringBuilder();
        for (XmlElement child : element.elements()) {
            html.append(Material.element(child));
        }
        return html.toString();
    }

    /** The text of a label, as plain characters. */
    String labelText(String ident) {
        XmlElement label = labels.get(ident);
        if (label == null) {
            return "";
        }
        List<String> texts = new ArrayList<>();
        label.walk()
                .filter(child -> child.is("mattext"))
                .forEach(text -> texts.add(text.text().strip()));
        return String.join(" ", texts).strip();
    }
}
