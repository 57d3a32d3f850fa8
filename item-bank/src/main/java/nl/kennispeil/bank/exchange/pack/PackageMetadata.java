package nl.kennispeil.bank.exchange.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.kennispeil.bank.exchange.ItemFile;
import nl.kennispeil.bank.exchange.Metadata;
import nl.kennispeil.bank.exchange.XmlElement;

/**
 * What a manifest says about an item outside its content, as Learning Object Metadata (IEEE 1484.12.1 and the binding of
 * IMS). Other systems find the identifier, title, language, version and keywords where they look for them; what a bank of
 * this program knows besides stands in a classification of which each source begins with {@code kennispeil:}.
 */
final class PackageMetadata {

    private static final String NAMESPACE = "http://ltsc.ieee.org/xsd/LOM";
    private static final String OURS = "kennispeil";
    private static final String PREFIX = OURS + ":";
    private static final String KEY = "[a-z][a-z-]{0,30}";

    /** Longer values, and more of them, are left out when read. */
    private static final int LONGEST = 20_000;

    private static final int MOST = 60;

    private PackageMetadata() {}

    /** The element {@code metadata} of the resource of an item; empty when there is nothing to say. */
    static String xml(ItemFile item) {
        Map<String, String> said = new TreeMap<>(item.metadata());
        // the name of a person stays where it was given
        said.remove(Metadata.AUTHOR);
        said.put(Metadata.REPAIRS, repairs(item.repairs()));
        said.values().removeIf(String::isBlank);
        if (said.isEmpty()) {
            return "";
        }
        StringBuilder xml = new StringBuilder("<metadata><lom xmlns=\"" + NAMESPACE + "\"><general>");
        String id = said.remove(Metadata.OWN_ID);
        if (id != null) {
            xml.append("<identifier>");
            put(xml, "catalog", OURS);
            put(xml, "entry", id);
            xml.append("</identifier>");
        }
        string(xml, "title", item.content().title());
        String language = said.remove(Metadata.LANGUAGE);
        if (language != null) {
            put(xml, "language", language);
        }
        String tags = said.remove(Metadata.TAGS);
        keywords(tags == null ? "" : tags).forEach(each -> string(xml, "keyword", each));
        xml.append("</general>");
        String version = said.remove(Metadata.OWN_VERSION);
        if (version != null) {
            xml.append("<lifeCycle>");
            string(xml, "version", version);
            xml.append("</lifeCycle>");
        }
        if (!said.isEmpty()) {
            xml.append("<classification><purpose><source>LOMv1.0</source><value>discipline</value></purpose>");
            said.forEach((key, value) -> {
                xml.append("<taxonPath>");
                string(xml, "source", PREFIX + key);
                xml.append("<taxon>");
                string(xml, "entry", value);
                xml.append("</taxon></taxonPath>");
            });
            xml.append("</classification>");
        }
        return xml.append("</lom></metadata>").toString();
    }

    /** As many as another bank reads. */
    private static String repairs(List<String> repairs) {
        StringBuilder lines = new StringBuilder();
        for (String each : repairs) {
            String line = each.replaceAll("\\s+", " ").strip();
            if (lines.length() + line.length() < LONGEST) {
                lines.append(lines.isEmpty() ? "" : "\n").append(line);
            }
        }
        return lines.toString();
    }

    /** What a resource of a manifest says, by the names of {@link Metadata}. Of another system: its keywords. */
    static Map<String, String> read(XmlElement resource) {
        Map<String, String> said = new TreeMap<>();
        for (XmlElement metadata : resource.elements("metadata")) {
            for (XmlElement lom : metadata.elements("lom")) {
                read(lom, said);
            }
        }
        said.values().removeIf(each -> each.length() > LONGEST);
        return said;
    }

    private static void read(XmlElement lom, Map<String, String> said) {
        List<String> keywords = new ArrayList<>();
        boolean own = false;
        for (XmlElement general : lom.elements("general")) {
            for (XmlElement each : general.elements("identifier")) {
                if (line(each, "catalog").filter(OURS::equals).isPresent()) {
                    own = true;
                    line(each, "entry").ifPresent(entry -> said.put(Metadata.OWN_ID, entry));
                }
            }
            line(general, "language").ifPresent(each -> said.put(Metadata.LANGUAGE, each));
            for (XmlElement each : general.elements("keyword")) {
                if (keywords.size() < MOST) {
                    keywords.add(collapsed(each.text()));
                }
            }
        }
        if (own) {
            lom.first("lifeCycle")
                    .flatMap(each -> line(each, "version"))
                    .ifPresent(each -> said.put(Metadata.OWN_VERSION, each));
        }
        keywords.removeIf(String::isEmpty);
        if (!keywords.isEmpty()) {
            said.put(Metadata.TAGS, String.join(", ", keywords));
        }
        for (XmlElement classification : lom.elements("classification")) {
            for (XmlElement path : classification.elements("taxonPath")) {
                String source = line(path, "source").orElse("");
                String key = source.startsWith(PREFIX) ? source.substring(PREFIX.length()) : "";
                Optional<XmlElement> entry = path.first("taxon").flatMap(each -> each.first("entry"));
                if (key.matches(KEY) && entry.isPresent() && said.size() < MOST) {
                    said.put(key, entry.get().text().strip());
                }
            }
        }
    }

    private static Optional<String> line(XmlElement element, String child) {
        return element.first(child).map(each -> collapsed(each.text())).filter(each -> !each.isEmpty());
    }

    private static String collapsed(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static List<String> keywords(String tags) {
        return Arrays.stream(tags.split(",", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static void string(StringBuilder xml, String name, String value) {
        xml.append('<').append(name).append("><string>");
        escaped(xml, value);
        xml.append("</string></").append(name).append('>');
    }

    private static void put(StringBuilder xml, String name, String value) {
        xml.append('<').append(name).append('>');
        escaped(xml, value);
        xml.append("</").append(name).append('>');
    }

    private static void escaped(StringBuilder xml, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '\r' -> xml.append("&#13;");
                default -> {
                    // XML has no other characters below the blank
                    if (c >= ' ' || c == '\n' || c == '\t') {
                        xml.append(c);
                    }
                }
            }
        }
    }
}
