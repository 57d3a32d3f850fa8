package nl.kennispeil.bank.exchange.table;

import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.exchange.XmlElement;

/** Text of a Word document as HTML: paragraphs, lists, emphasis, tables, pictures. */
final class WordHtml {

    private final Map<String, String> pictures;
    private final List<String> notes;

    WordHtml(Map<String, String> pictures, List<String> notes) {
        this.pictures = pictures;
        this.notes = notes;
    }

    /** The content of a cell; empty when nothing is in it. */
    String of(XmlElement cell) {
        StringBuilder html = new StringBuilder();
        blocks(cell, html);
        String plain = html.toString().replaceAll("</?(p|li|ul)>", "");
        return plain.isBlank() ? "" : html.toString();
    }

    private void blocks(XmlElement parent, StringBuilder html) {
        for (XmlElement child : parent.elements()) {
            switch (child.name()) {
                case "p" -> paragraph(child, html);
                case "tbl" -> table(child, html);
                case "sdt" -> child.first("sdtContent").ifPresent(content -> blocks(content, html));
                case "ins", "customXml", "smartTag" -> blocks(child, html);
                default -> {
                    // Properties of the cell.
                }
            }
        }
    }

    private void paragraph(XmlElement paragraph, StringBuilder html) {
        boolean item =
                paragraph.first("pPr").flatMap(each -> each.first("numPr")).isPresent();
        html.append(item ? "<li>" : "<p>");
        runs(paragraph, html);
        html.append(item ? "</li>" : "</p>");
    }

    private void table(XmlElement table, StringBuilder html) {
        html.append("<table>");
        for (XmlElement row : table.elements("tr")) {
            html.append("<tr>");
            for (XmlElement cell : row.elements("tc")) {
                String span = cell.first("tcPr")
                        .flatMap(each -> each.first("gridSpan"))
                        .map(each -> value(each, "1"))
                        .orElse("1");
                html.append(span.matches("[2-9]|[1-9][0-9]") ? "<td colspan=\"" + span + "\">" : "<td>");
                blocks(cell, html);
                html.append("</td>");
            }
            html.append("</tr>");
        }
        html.append("</table>");
    }

    private void runs(XmlElement parent, StringBuilder html) {
        for (XmlElement child : parent.elements()) {
            switch (child.name()) {
                case "r" -> run(child, html);
                case "ins", "hyperlink", "smartTag", "fldSimple", "customXml" -> runs(child, html);
                case "sdt" -> child.first("sdtContent").ifPresent(content -> runs(content, html));
                case "del" -> notes.add("text that was deleted with changes tracked is left out");
                case "oMath", "oMathPara" ->
                    html.append("<m:oMath>").append(escaped(child.text())).append("</m:oMath>");
                default -> {
                    // Bookmarks and the like.
                }
            }
        }
    }

    private void run(XmlElement run, StringBuilder html) {
        XmlElement properties = run.first("rPr").orElse(null);
        StringBuilder open = new StringBuilder();
        StringBuilder close = new StringBuilder();
        if (properties != null) {
            if (on(properties, "vanish")) {
                return;
            }
            wrap(on(properties, "b"), "strong", open, close);
            wrap(on(properties, "i"), "em", open, close);
            wrap(on(properties, "u"), "u", open, close);
            wrap(on(properties, "strike"), "s", open, close);
            String vertical =
                    properties.first("vertAlign").map(each -> value(each, "")).orElse("");
            wrap(vertical.equals("superscript"), "sup", open, close);
            wrap(vertical.equals("subscript"), "sub", open, close);
        }
        html.append(open);
        for (XmlElement child : run.elements()) {
            switch (child.name()) {
                case "t" -> html.append(escaped(child.text()));
                case "tab" -> html.append(' ');
                case "br", "cr" -> html.append("<br>");
                case "noBreakHyphen" -> html.append('\u2011');
                case "sym" -> symbol(child, html);
                case "drawing", "pict", "object" -> picture(child, html);
                default -> {
                    // Fields, footnote marks and the like.
                }
            }
        }
        html.append(close);
    }

    private void symbol(XmlElement symbol, StringBuilder html) {
        html.append("<embed>");
        notes.add("a symbol of font " + attribute(symbol, "font", "?") + " is left out: type it as a character");
    }

    private void picture(XmlElement drawing, StringBuilder html) {
        String alternative = drawing.walk()
                .filter(each -> each.is("docPr"))
                .map(each -> each.attribute("descr", ""))
                .findFirst()
                .orElse("");
        List<XmlElement> blips = drawing.walk()
                .filter(each -> each.is("blip") || each.is("imagedata"))
                .toList();
        if (blips.isEmpty()) {
            html.append("<object></object>");
        }
        for (XmlElement blip : blips) {
            String id = attribute(blip, "embed", attribute(blip, "id", ""));
            html.append("<img src=\"")
                    .append(escaped(pictures.getOrDefault(id, "picture " + id)))
                    .append("\" alt=\"")
                    .append(escaped(alternative))
                    .append("\">");
        }
    }

    private static void wrap(boolean when, String name, StringBuilder open, StringBuilder close) {
        if (when) {
            open.append('<').append(name).append('>');
            close.insert(0, "</" + name + ">");
        }
    }

    private static boolean on(XmlElement properties, String name) {
        return properties
                .first(name)
                .map(each -> value(each, "true"))
                .filter(value -> !value.matches("0|false|off|none"))
                .isPresent();
    }

    private static String value(XmlElement element, String otherwise) {
        return attribute(element, "val", otherwise);
    }

    /** An attribute by its local name, whatever its name space. */
    private static String attribute(XmlElement element, String name, String otherwise) {
        return element.attributes().entrySet().stream()
                .filter(entry -> entry.getKey().equals(name) || entry.getKey().endsWith("}" + name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
