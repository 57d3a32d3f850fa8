package nl.kennispeil.bank.exchange.qti;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import nl.kennispeil.bank.content.Element;

/** Pictures, which QTI 2 writes as object and QTI 3 as img. */
final class Pictures {

    private static final Pattern PICTURE_FILE =
            Pattern.compile("(?is).*\\.(png|jpe?g|gif|svg|webp)([?#].*)?|data:image/.*");

    private Pictures() {}

    /** An object that shows a picture, as img with its text as alternative; empty for any other object. */
    static Optional<Element> image(Element object) {
        String type = object.attribute("type", "");
        String data = object.attribute("data", "");
        boolean picture = type.startsWith("image/") || type.isEmpty() && PICTURE_FILE.matcher(data).matches();
        if (!picture || data.isEmpty() || !object.elements().isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> attributes = new TreeMap<>(object.attributes());
        attributes.remove("data");
        attributes.remove("type");
        attributes.remove("name");
        attributes.put("src", data);
        String text = Values.collapsed(object.text()).strip();
        if (!text.isEmpty()) {
            attributes.put("alt", text);
        }
        return Optional.of(Element.of("img", attributes));
    }
}
