package nl.kennispeil.bank.exchange.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.MathMl;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;
import org.jsoup.Jsoup;
import org.jsoup.nodes.TextNode;

/** Rebuilds what jsoup read from the allow-list; nothing is copied that is not named there. */
final class HtmlReader {

    /** Elements nested deeper than this are taken out and their content kept. */
    private static final int MAX_DEPTH = 40;

    private static final int MAX_REMARKS = 50;
    private static final Pattern TEX = Pattern.compile("(?s)\\\\\\(.+?\\\\\\)|\\\\\\[.+?\\\\\\]|\\$\\$.+?\\$\\$");

    private final Pictures pictures;
    private final List<String> notes = new ArrayList<>();
    private final List<String> repairs = new ArrayList<>();

    HtmlReader(Pictures pictures) {
        this.pictures = pictures;
    }

    List<String> notes() {
        return notes;
    }

    List<String> repairs() {
        return repairs;
    }

    List<Node> read(org.jsoup.nodes.Element body) {
        List<Node> nodes = Whitespace.trimmed(Shape.loose(children(body, 0, false)));
        if (TEX.matcher(PlainText.of(nodes)).find()) {
            repair("a formula in TeX is shown as its source text: write it as a formula");
        }
        return nodes;
    }

    private List<Node> children(org.jsoup.nodes.Element parent, int depth, boolean pre) {
        List<Node> nodes = new ArrayList<>();
        for (org.jsoup.nodes.Node child : parent.childNodes()) {
            if (child instanceof TextNode text) {
                String value = printable(pre ? text.getWholeText() : Whitespace.collapsed(text.getWholeText()));
                if (!value.isEmpty()) {
                    nodes.add(new Text(value));
                }
            } else if (child instanceof org.jsoup.nodes.Element element) {
                nodes.addAll(element(element, depth, pre));
            }
        }
        return nodes;
    }

    private List<Node> element(org.jsoup.nodes.Element element, int depth, boolean pre) {
        String name = element.normalName();
        Style style = Style.of(element);
        element.attributes().forEach(attribute -> {
            if (attribute.getKey().toLowerCase(Locale.ROOT).startsWith("on")) {
                note("the script in " + attribute.getKey() + " of <" + name + "> is left out");
            }
        });
        if (name.equals("script")) {
            note("a script is left out");
            return List.of();
        }
        if (HtmlRules.INVISIBLE.contains(name)) {
            return List.of();
        }
        if (style.hidden()) {
            if (!element.text().isBlank() || !element.select("img").isEmpty()) {
                note("hidden content is left out: \"" + shortened(element.text()) + "\"");
            }
            return List.of();
        }
        if (name.indexOf(':') > 0) {
            return office(element, name, depth, pre);
        }
        if (HtmlRules.LOST.contains(name)) {
            boolean unseen = name.equals("input") && element.attr("type").equalsIgnoreCase("hidden");
            if (name.equals("picture") && element.selectFirst("img") != null) {
                return picture(element.selectFirst("img"));
            }
            if (!unseen) {
                repair("<" + name + "> is left out: an item cannot hold it");
            }
            return List.of();
        }
        return switch (name) {
            case "math" -> math(element, depth);
            case "img", "image" -> picture(element);
            case "video", "audio" -> film(element, name);
            case "a" -> link(element, depth, pre);
            case "hr", "br" -> List.of(Element.of(name));
            default -> kept(element, name, style, depth, pre);
        };
    }

    private List<Node> kept(org.jsoup.nodes.Element element, String given, Style style, int depth, boolean pre) {
        String name = HtmlRules.RENAMED.getOrDefault(given, given);
        boolean inPre = pre || name.equals("pre");
        List<Node> children = children(element, depth + 1, inPre);
        if (HtmlRules.STRUCK.contains(given) || style.struck()) {
            if (!PlainText.of(children).isEmpty()) {
                repair("\"" + shortened(PlainText.of(children)) + "\" was struck through and now reads as plain text");
            }
        }
        if (!HtmlRules.isKept(name) || depth > MAX_DEPTH) {
            return Shape.isBlockLevel(given) ? Shape.asBlock(children) : children;
        }
        if (name.equals("span") || (style.plain() && (name.equals("b") || name.equals("strong")))) {
            return style.wrapped(children, attributes(element, "span"));
        }
        return Shape.built(name, attributes(element, name), style, children, inPre);
    }

    private Map<String, String> attributes(org.jsoup.nodes.Element element, String name) {
        Map<String, String> kept = new TreeMap<>();
        HtmlRules.attributes(name).forEach((attribute, pattern) -> {
            String value = element.attr(attribute).strip();
            if (value.matches(pattern)) {
                kept.put(attribute, value);
            }
        });
        String language = element.hasAttr("lang") ? element.attr("lang") : element.attr("xml:lang");
        // Word says the language of every run; only one that is not Dutch or English tells a screen reader something.
        if (language.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") && !language.matches("(?i)(nl|en)(-.*)?")) {
            kept.put("xml:lang", language);
        }
        if (element.attr("dir").matches("rtl|ltr") && !element.attr("dir").equals("ltr")) {
            kept.put("dir", "rtl");
        }
        String classes = String.join(
                " ",
                element.classNames().stream()
                        .filter(each -> each.matches("qti-[a-z0-9-]{1,60}"))
                        .sorted()
                        .toList());
        if (!classes.isEmpty()) {
            kept.put("class", classes);
        }
        return kept;
    }

    private List<Node> link(org.jsoup.nodes.Element element, int depth, boolean pre) {
        String address = element.attr("href").strip();
        if (!address.isEmpty() && !address.startsWith("#")) {
            note("the link to " + shortened(address) + " is kept as text only");
        }
        return children(element, depth, pre);
    }

    private List<Node> office(org.jsoup.nodes.Element element, String name, int depth, boolean pre) {
        if (name.startsWith("m:")) {
            repair("a formula of the word processor is left out: \"" + shortened(element.text()) + "\"");
            return List.of();
        }
        if (name.startsWith("v:") || name.startsWith("w:")) {
            if (!element.select("v|imagedata").isEmpty() || name.equals("v:imagedata")) {
                repair("a picture of the word processor is left out: save it as a file and add it");
            }
            return name.startsWith("v:") && !element.text().isBlank() ? children(element, depth, pre) : List.of();
        }
        return children(element, depth, pre);
    }

    private List<Node> picture(org.jsoup.nodes.Element element) {
        String mathml = element.hasAttr("x-canvaslms-safe-mathml")
                ? element.attr("x-canvaslms-safe-mathml")
                : element.attr("data-mathml");
        org.jsoup.nodes.Element formula =
                mathml.isEmpty() ? null : Jsoup.parseBodyFragment(mathml).body().selectFirst("math");
        if (formula != null) {
            return math(formula, 0);
        }
        if (element.hasAttr("data-equation-content")) {
            repair("a formula is left out: \"" + shortened(element.attr("data-equation-content")) + "\"");
            return List.of();
        }
        String source = element.attr("src").strip();
        Optional<String> name = source.isEmpty() ? Optional.empty() : pictures.name(source);
        if (name.isEmpty()) {
            String alternative = element.attr("alt").strip();
            repair("the picture " + shortened(source) + " is left out: it is not in what was handed in"
                    + (alternative.isEmpty() ? "" : " (\"" + shortened(alternative) + "\")"));
            return List.of();
        }
        Map<String, String> kept = attributes(element, "img");
        kept.put("src", name.get());
        kept.put("alt", Whitespace.collapsed(element.attr("alt")).strip());
        if (!element.hasAttr("alt")) {
            note("the picture " + shortened(source) + " has no alternative text");
        }
        return List.of(Element.of("img", kept));
    }

    private List<Node> film(org.jsoup.nodes.Element element, String name) {
        String source = element.attr("src").strip();
        org.jsoup.nodes.Element inside = element.selectFirst("source");
        if (source.isEmpty() && inside != null) {
            source = inside.attr("src").strip();
        }
        Optional<String> file = source.isEmpty() ? Optional.empty() : pictures.name(source);
        if (file.isEmpty()) {
            repair("<" + name + "> " + shortened(source) + " is left out: it is not in what was handed in");
            return List.of();
        }
        Map<String, String> kept = attributes(element, name);
        kept.put("src", file.get());
        kept.put("controls", "controls");
        return List.of(Element.of(name, kept));
    }

    private List<Node> math(org.jsoup.nodes.Element element, int depth) {
        String name = element.normalName();
        int colon = name.indexOf(':');
        String local = colon < 0 ? name : name.substring(colon + 1);
        if (local.startsWith("annotation")) {
            return List.of();
        }
        List<Node> children = new ArrayList<>();
        for (org.jsoup.nodes.Node child : element.childNodes()) {
            if (child instanceof TextNode text && !text.isBlank()) {
                children.add(new Text(
                        printable(Whitespace.collapsed(text.getWholeText()).strip())));
            } else if (child instanceof org.jsoup.nodes.Element below) {
                children.addAll(math(below, depth + 1));
            }
        }
        if (!MathMl.PRESENTATION.contains(local)) {
            repair("<" + shortened(local) + "> in a formula is not presentation MathML: its content is kept as text");
            return children;
        }
        if (depth > MAX_DEPTH) {
            repair("a formula is nested deeper than " + MAX_DEPTH + ": its content is kept as text");
            return children;
        }
        Map<String, String> kept = new TreeMap<>();
        element.attributes().forEach(attribute -> {
            if (HtmlRules.MATH_ATTRIBUTES.contains(attribute.getKey())
                    && attribute.getValue().matches("[\\p{L}\\p{N} .,%+()|#_^=/*-]{0,200}")) {
                kept.put(attribute.getKey(), attribute.getValue());
            }
        });
        return List.of(Element.of(local, kept, children));
    }

    private void note(String remark) {
        add(notes, remark);
    }

    private void repair(String remark) {
        add(repairs, remark);
    }

    private static void add(List<String> remarks, String remark) {
        if (remarks.size() < MAX_REMARKS && !remarks.contains(remark)) {
            remarks.add(remark);
        } else if (remarks.size() == MAX_REMARKS) {
            remarks.add("and more of the same");
        }
    }

    private static String shortened(String text) {
        String line = Whitespace.collapsed(text).strip();
        return line.length() <= 80 ? line : line.substring(0, 80) + "…";
    }

    /** Characters that XML 1.0 has: control characters and lone surrogates would make a tree that cannot go out. */
    private static String printable(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> point == '\t'
                        || point == '\n'
                        || point == '\r'
                        || (point >= 0x20 && point <= 0xD7FF)
                        || (point >= 0xE000 && point <= 0xFFFD)
                        || point >= 0x10000)
                .filter(point -> point != 0x200B && point != 0xFEFF && point != 0xAD)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
