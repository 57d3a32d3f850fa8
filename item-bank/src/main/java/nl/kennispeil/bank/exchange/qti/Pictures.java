package nl.kennispeil.bank.exchange.qti;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.media.MediaType;

/** Pictures, which QTI 2 writes as object and QTI 3 as img. */
final class Pictures {

    private static final Pattern PICTURE_FILE =
            Pattern.compile("(?is).*\\.(png|jpe?g|gif|svg|webp)([?#].*)?|data:image/.*");

    /** What QTI 2 gives its picture as object. */
    static final Set<String> HOLDERS = Set.of(
            "qti-hotspot-interaction",
            "qti-select-point-interaction",
            "qti-graphic-order-interaction",
            "qti-graphic-associate-interaction",
            "qti-graphic-gap-match-interaction",
            "qti-position-object-stage",
            "qti-position-object-interaction",
            "qti-gap-img",
            "qti-drawing-interaction");

    private Pictures() {}

    /** A picture to answer on, whose text is the content of an object in QTI 2, so has no empty form. */
    static Element named(Element picture) {
        Optional<String> alt = picture.is("img") ? picture.attribute("alt") : Optional.empty();
        if (alt.isEmpty()) {
            return picture;
        }
        String text = Values.collapsed(alt.get()).strip();
        return text.isEmpty() ? picture.without("alt") : picture.with("alt", text);
    }

    /** A picture as QTI 2 writes it there. */
    static Element object(Element img, String type) {
        Map<String, String> attributes = new TreeMap<>(img.attributes());
        String alt = attributes.containsKey("alt") ? attributes.remove("alt") : "";
        String source = attributes.containsKey("src") ? attributes.remove("src") : "";
        if (!source.isEmpty()) {
            attributes.put("data", source);
        }
        attributes.put("type", type);
        return Element.text("object", attributes, alt);
    }

    /** An object that shows a picture, as img with its text as alternative; empty for any other object. */
    static Optional<Element> image(Element object) {
        String type = object.attribute("type", "");
        String data = object.attribute("data", "");
        boolean picture = type.startsWith("image/")
                || (type.isEmpty() && PICTURE_FILE.matcher(data).matches());
        if (!picture
                || (data.isEmpty() && object.attribute("data-source").isEmpty())
                || !object.elements().isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> attributes = new TreeMap<>(object.attributes());
        attributes.remove("data");
        attributes.remove("type");
        attributes.remove("name");
        if (!data.isEmpty()) {
            attributes.put("src", data);
        }
        String text = Values.collapsed(object.text()).strip();
        if (!text.isEmpty()) {
            attributes.put("alt", text);
        }
        return Optional.of(Element.of("img", attributes));
    }

    /** The media type of a file by its name; {@code otherwise} when the name does not tell. */
    static String type(String file, String otherwise) {
        String extension = file.substring(file.lastIndexOf('.') + 1);
        for (MediaType each : MediaType.values()) {
            if (each.extension().equals(extension)) {
                return each.mime();
            }
        }
        return otherwise;
    }
}
