package nl.kennispeil.bank.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the document type out of the characters of an XML file and writes its named entities out, so that the parser
 * behind it can refuse every document type. Nothing is fetched. The names of HTML and MathML are known although nobody
 * declares them; entities a file declares itself are plain characters or the file is refused.
 */
final class XmlEntities {

    private static final Set<String> OWN = Set.of("amp", "lt", "gt", "quot", "apos");
    private static final Pattern DECLARATION = Pattern.compile(
            "<!ENTITY\\s+(%\\s+)?([\\p{L}_:][\\p{L}\\p{N}._:-]{0,80})\\s+(?:(SYSTEM|PUBLIC)\\b|\"([^\"]{0,2000})\"|'([^']{0,2000})')");
    private static final int MAX_DECLARED = 500;
    private static final Map<String, String> HTML = html();

    private final String xml;
    private final StringBuilder out;
    private final Map<String, String> declared = new HashMap<>();
    private int line = 1;

    private XmlEntities(String xml) {
        this.xml = xml;
        this.out = new StringBuilder(xml.length());
    }

    /**
     * The same document without document type and named entities, on the same lines.
     *
     * @param most largest result, in characters
     */
    static String writtenOut(String xml, int most) throws XmlFault {
        return new XmlEntities(xml).run(most);
    }

    private String run(int most) throws XmlFault {
        boolean rooted = false;
        int at = 0;
        while (at < xml.length()) {
            char c = xml.charAt(at);
            int end = at + 1;
            if (c == '<') {
                if (xml.startsWith("<!--", at)) {
                    end = after("-->", at + 4, "comment");
                } else if (xml.startsWith("<![CDATA[", at)) {
                    end = after("]]>", at + 9, "CDATA section");
                } else if (xml.startsWith("<?", at)) {
                    end = after("?>", at + 2, "processing instruction");
                } else if (!rooted && xml.startsWith("<!DOCTYPE", at)) {
                    end = doctype(at);
                    keepLines(at, end);
                    at = end;
                    continue;
                } else {
                    rooted = true;
                }
            } else if (c == '&') {
                end = reference(at);
                if (out.length() > most) {
                    throw new XmlFault(line, "with its entities written out the file is larger than allowed");
                }
                at = end;
                continue;
            }
            copy(at, end);
            at = end;
        }
        return out.toString();
    }

    private void copy(int from, int to) {
        for (int i = from; i < to; i++) {
            if (xml.charAt(i) == '\n') {
                line++;
            }
        }
        out.append(xml, from, to);
    }

    private void keepLines(int from, int to) {
        for (int i = from; i < to; i++) {
            if (xml.charAt(i) == '\n') {
                line++;
                out.append('\n');
            }
        }
    }

    private int after(String mark, int from, String what) throws XmlFault {
        int found = xml.indexOf(mark, from);
        if (found < 0) {
            throw new XmlFault(line, "a " + what + " begins here and does not end");
        }
        return found + mark.length();
    }

    /** End of the document type that begins at {@code start}; collects what it declares. */
    private int doctype(int start) throws XmlFault {
        int at = start + 9;
        char quote = 0;
        int subset = -1;
        while (at < xml.length()) {
            char c = xml.charAt(at);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                }
            } else if (xml.startsWith("<!--", at)) {
                at = after("-->", at + 4, "comment") - 1;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '[' && subset < 0) {
                subset = at + 1;
            } else if (c == ']' && subset >= 0) {
                declarations(xml.substring(subset, at));
            } else if (c == '>' && (subset < 0 || closed(subset, at))) {
                return at + 1;
            }
            at++;
        }
        throw new XmlFault(line, "the document type does not end");
    }

    private boolean closed(int subset, int at) {
        int back = at - 1;
        while (back > subset && Character.isWhitespace(xml.charAt(back))) {
            back--;
        }
        return xml.charAt(back) == ']';
    }

    private void declarations(String subset) throws XmlFault {
        String plain = subset.replaceAll("(?s)<!--.*?-->", "");
        Matcher entity = DECLARATION.matcher(plain);
        int count = 0;
        int seen = 0;
        while ((seen = plain.indexOf("<!ENTITY", seen)) >= 0) {
            count++;
            seen++;
        }
        if (count > MAX_DECLARED) {
            throw new XmlFault(line, "more than " + MAX_DECLARED + " entities are declared");
        }
        int understood = 0;
        while (entity.find()) {
            understood++;
            String name = entity.group(2);
            if (entity.group(3) != null) {
                throw new XmlFault(
                        line, "external entity \"" + name + "\" is declared: nothing outside a file is read");
            }
            String value = entity.group(4) != null ? entity.group(4) : entity.group(5);
            if (entity.group(1) != null
                    || value.indexOf('<') >= 0
                    || value.replaceAll("&#x?[0-9A-Fa-f]{1,6};", "").indexOf('&') >= 0) {
                throw new XmlFault(
                        line, "entity \"" + name + "\" holds markup or other entities: allowed are plain characters");
            }
            declared.putIfAbsent(name, value);
        }
        if (understood != count) {
            throw new XmlFault(line, "an entity is declared in a way that is not read: allowed are plain characters");
        }
    }

    /** Writes the reference at {@code at} out; where the text goes on. */
    private int reference(int at) throws XmlFault {
        int end = xml.indexOf(';', at);
        if (end < 0 || end - at > 82) {
            throw new XmlFault(line, "an & stands alone: it is written &amp;");
        }
        String name = xml.substring(at + 1, end);
        if (name.startsWith("#") || OWN.contains(name)) {
            out.append(xml, at, end + 1);
            return end + 1;
        }
        String own = declared.get(name);
        String value = own != null ? own : HTML.get(name);
        if (value == null) {
            throw new XmlFault(
                    line,
                    name.matches("[\\p{L}\\p{N}._:-]+")
                            ? "entity &" + name + "; is neither declared nor one of HTML"
                            : "an & stands alone: it is written &amp;");
        }
        out.append(value);
        return end + 1;
    }

    private static Map<String, String> html() {
        Map<String, String> names = new HashMap<>();
        try (InputStream in = XmlEntities.class.getResourceAsStream("/exchange/entities.txt")) {
            if (in == null) {
                throw new IllegalStateException("exchange/entities.txt is not on the class path");
            }
            for (String row : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                String[] cells = row.split(" ", -1);
                if (row.isEmpty() || row.startsWith("#")) {
                    continue;
                }
                StringBuilder references = new StringBuilder();
                for (int i = 1; i < cells.length; i++) {
                    references.append("&#x").append(cells[i]).append(';');
                }
                names.put(cells[0], references.toString());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("exchange/entities.txt cannot be read", failed);
        }
        return Map.copyOf(names);
    }
}
