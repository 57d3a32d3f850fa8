package nl.kennispeil.bank.exchange.html;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Lists that a word processor wrote as paragraphs with a bullet in them, made into lists again. */
final class WordLists {

    private static final Pattern LEVEL = Pattern.compile("mso-list:[^;]*\\blevel([1-9])\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("\\(?([0-9]{1,4}|[A-Za-z]|[ivxIVX]{1,6})[.)]");

    private WordLists() {}

    private record Open(int level, Element list) {}

    /** The same body, changed in place. */
    static Element rebuilt(Element body) {
        List<Element> paragraphs = new ArrayList<>();
        for (Element paragraph : body.select("p, h1, h2, h3, h4, h5, h6")) {
            if (level(paragraph) > 0) {
                paragraphs.add(paragraph);
            }
        }
        Deque<Open> open = new ArrayDeque<>();
        Element last = null;
        for (Element paragraph : paragraphs) {
            if (last == null || !previous(paragraph).equals(last)) {
                open.clear();
            }
            last = place(paragraph, open);
        }
        return body;
    }

    /** Puts a paragraph in the list it belongs to and returns the outermost list. */
    private static Element place(Element paragraph, Deque<Open> open) {
        int level = level(paragraph);
        String marker = takeMarker(paragraph);
        while (!open.isEmpty() && open.peek().level() > level) {
            open.pop();
        }
        Element item = new Element("li");
        if (open.isEmpty()) {
            Element list = list(marker);
            paragraph.before(list);
            open.push(new Open(level, list));
        } else if (open.peek().level() < level) {
            Element list = list(marker);
            Element parent = open.peek().list().lastElementChild();
            (parent == null ? open.peek().list() : parent).appendChild(list);
            open.push(new Open(level, list));
        }
        open.peek().list().appendChild(item);
        item.insertChildren(0, new ArrayList<>(paragraph.childNodes()));
        paragraph.remove();
        return open.peekLast().list();
    }

    private static Element list(String marker) {
        Matcher number = NUMBER.matcher(marker);
        if (!number.matches()) {
            return new Element("ul");
        }
        Element list = new Element("ol");
        String first = number.group(1);
        if (Character.isDigit(first.charAt(0))) {
            return first.equals("1") ? list : list.attr("start", first);
        }
        String type = first.toLowerCase(Locale.ROOT).matches("[ivx]+") ? "i" : "a";
        return list.attr("type", Character.isUpperCase(first.charAt(0)) ? type.toUpperCase(Locale.ROOT) : type);
    }

    private static String takeMarker(Element paragraph) {
        StringBuilder marker = new StringBuilder();
        for (Element span : paragraph.select("[style*=mso-list]")) {
            if (!span.equals(paragraph)
                    && span.attr("style")
                            .replace(" ", "")
                            .toLowerCase(Locale.ROOT)
                            .contains("mso-list:ignore")) {
                marker.append(span.text());
                span.remove();
            }
        }
        return marker.toString().replace('\u00A0', ' ').strip();
    }

    private static Element previous(Element paragraph) {
        Element before = paragraph.previousElementSibling();
        return before == null ? paragraph : before;
    }

    private static int level(Element paragraph) {
        Matcher level = LEVEL.matcher(paragraph.attr("style"));
        return level.find() ? Integer.parseInt(level.group(1)) : 0;
    }
}
