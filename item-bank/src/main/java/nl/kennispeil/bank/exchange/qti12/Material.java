package nl.kennispeil.bank.exchange.qti12;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.XmlNode;
import nl.kennispeil.bank.exchange.XmlText;
import nl.kennispeil.bank.exchange.html.Pictures;

/** Material of QTI 1.2 as HTML, still to be made safe. */
final class Material {

    private static final Pattern FILE_BASE =
            Pattern.compile("(?i)^(\\$|%24)(IMS[-_]CC[-_]FILE[-_]?BASE|IMS_CC_FILEBASE)(\\$|%24)/?(\\.\\./)?");

    private Material() {}

    /** Paths of a package, also behind the word Canvas writes for its folder of files. */
    static Pictures pictures() {
        return source -> {
            String path = FILE_BASE.matcher(source.strip()).replaceFirst("").replaceFirst("\\?.*$", "");
            if (path.contains("%")) {
                path = decoded(path).orElse(path);
            }
            return Pictures.local().name(path);
        };
    }

    /** Everything in an element, in order. */
    static String html(XmlElement parent) {
        StringBuilder html = new StringBuilder();
        for (XmlElement child : parent.elements()) {
            html.append(element(child));
        }
        return html.toString();
    }

    /** One element of a material or a flow; empty for what is no material. */
    static String element(XmlElement element) {
        return switch (element.name()) {
            case "material", "flow_mat", "flow", "flow_label" -> {
                boolean block = element.name().startsWith("flow")
                        && !element.attribute("class", "Block").equalsIgnoreCase("inline");
                yield block ? "<div>" + html(element) + "</div>" : html(element);
            }
            case "mattext" -> text(element);
            case "matemtext" -> "<em>" + text(element) + "</em>";
            case "matbreak" -> "<br>";
            case "matimage" -> media("img", element);
            case "mataudio" -> media("audio", element);
            case "matvideo" -> media("video", element);
            case "math" -> markup(element);
            case "matapplet", "matapplication", "mat_extension", "matref" -> "<object></object>";
            default -> "";
        };
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String text(XmlElement text) {
        String type = text.attribute("texttype", "text/plain").toLowerCase(Locale.ROOT);
        boolean html = type.contains("html")
                || type.contains("rtf")
                || !text.elements().isEmpty();
        if (html) {
            StringBuilder markup = new StringBuilder();
            for (XmlNode child : text.children()) {
                // Characters were escaped once for XML: what is left is the HTML itself.
                markup.append(child instanceof XmlText characters ? characters.value() : markup((XmlElement) child));
            }
            return markup.toString();
        }
        return escaped(text.text()).replace("\n", " ");
    }

    private static String media(String name, XmlElement media) {
        String uri = media.attribute("uri", "");
        if (uri.isEmpty() && media.attribute("embedded", "").equalsIgnoreCase("base64") && name.equals("img")) {
            uri = "data:" + media.attribute("imagtype", "image/png") + ";base64," + media.text();
        }
        return "<" + name + " src=\"" + escaped(uri) + "\" alt=\"" + escaped(media.attribute("label", "")) + "\""
                + size(media, "width") + size(media, "height") + ">" + (name.equals("img") ? "" : "</" + name + ">");
    }

    private static String size(XmlElement media, String side) {
        String value = media.attribute(side, "");
        return value.matches("[0-9]{1,5}") ? " " + side + "=\"" + value + "\"" : "";
    }

    private static String markup(XmlElement element) {
        StringBuilder markup = new StringBuilder("<").append(element.name());
        element.attributes()
                .forEach((name, value) -> markup.append(' ')
                        .append(name)
                        .append("=\"")
                        .append(escaped(value))
                        .append('"'));
        markup.append('>');
        for (XmlNode child : element.children()) {
            markup.append(
                    child instanceof XmlText characters ? escaped(characters.value()) : markup((XmlElement) child));
        }
        return markup.append("</").append(element.name()).append('>').toString();
    }

    private static Optional<String> decoded(String path) {
        try {
            return Optional.of(URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }
}
