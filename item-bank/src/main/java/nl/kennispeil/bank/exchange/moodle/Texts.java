package nl.kennispeil.bank.exchange.moodle;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.draft.Embedded;
import nl.kennispeil.bank.exchange.draft.ItemDraft;
import nl.kennispeil.bank.exchange.html.HtmlFragment;
import nl.kennispeil.bank.exchange.html.Pictures;

/** Texts of a question with the files that stand in it. */
final class Texts {

    private static final String PLUGIN_FILE = "@@PLUGINFILE@@/";

    private Texts() {}

    /** The files of a question; a picture the text asks for by {@code @@PLUGINFILE@@} is found among them. */
    static Embedded embedded(XmlElement question, List<String> problems) {
        Embedded embedded = new Embedded(Pictures.none());
        question.walk().filter(element -> element.is("file")).forEach(file -> {
            String path = file.attribute("path", "/");
            String name = (path.equals("/") ? "" : path.replaceFirst("^/", "")) + file.attribute("name", "");
            Optional<byte[]> bytes = file.attribute("encoding", "base64").equals("base64")
                    ? Embedded.base64(file.text())
                    : Optional.empty();
            if (bytes.isEmpty()) {
                problems.add("line " + file.line() + ": the file \"" + name + "\" is no Base64");
            } else {
                embedded.offer(PLUGIN_FILE + name, bytes.get())
                        .ifPresent(problem ->
                                problems.add("line " + file.line() + ": " + problem.replace(PLUGIN_FILE, "")));
            }
        });
        return embedded;
    }

    /** The HTML in an element such as {@code questiontext}, links to its files made plain; empty when it is not there. */
    static String raw(Optional<XmlElement> holder) {
        return holder.flatMap(each -> each.first("text")).map(XmlElement::text).orElse("");
    }

    static String format(Optional<XmlElement> holder, String otherwise) {
        return holder.flatMap(each -> each.attribute("format"))
                .orElse(otherwise)
                .toLowerCase(Locale.ROOT);
    }

    /** @param format html, moodle_auto_format, plain_text or markdown */
    static HtmlFragment fragment(ItemDraft draft, String text, String format, int line) {
        String decoded = decodedFiles(text);
        return switch (format) {
            case "plain_text", "plain" -> HtmlFragment.ofText(decoded);
            case "markdown" -> {
                if (!decoded.isBlank()) {
                    draft.repair("line " + line
                            + ": text in Markdown is kept as it stands: set its headings, lists and emphasis");
                }
                yield HtmlFragment.ofText(decoded);
            }
            case "moodle_auto_format" -> draft.html(decoded.strip().replace("\n", "<br>"));
            default -> draft.html(decoded);
        };
    }

    /** Moodle writes spaces and accents in the names of files as in an address. */
    private static String decodedFiles(String text) {
        StringBuilder decoded = new StringBuilder();
        int at = 0;
        for (int next = text.indexOf(PLUGIN_FILE); next >= 0; next = text.indexOf(PLUGIN_FILE, at)) {
            int end = next;
            while (end < text.length() && "\"'<> \n".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            decoded.append(text, at, next);
            String name = text.substring(next, end);
            try {
                decoded.append(
                        URLDecoder.decode(name.replace("+", "%2B").replaceFirst("\\?.*$", ""), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException notEncoded) {
                decoded.append(name);
            }
            at = end;
        }
        return decoded.append(text.substring(at)).toString();
    }
}
