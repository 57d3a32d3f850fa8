package nl.kennispeil.delivery.accesscopy;

import static nl.kennispeil.delivery.accesscopy.CopyTable.Length.LONG;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import nl.kennispeil.scan.print.Report;
import org.jspecify.annotations.Nullable;

/** Tables as people read them: pages for a browser with a style sheet beside them, and the same on paper. */
final class CopyPages {

    private static final String STYLE = "stijl.css";

    private final CopyWords words = new CopyWords();

    /**
     * What is in the zip and what is not.
     *
     * @param made the day, as people read it
     * @param kind {@code access} or {@code portable}
     */
    byte[] readMe(List<CopyTable> tables, List<String> others, String kind, String made) {
        StringBuilder html = start(words.both("readme.title." + kind));
        paragraph(html, "readme.lead." + kind, made);
        html.append("<h2>").append(escaped(words.both("readme.files"))).append("</h2>\n<ul>\n");
        for (String each : others) {
            html.append("<li><a href=\"")
                    .append(each)
                    .append("\">")
                    .append(each)
                    .append("</a></li>\n");
        }
        for (CopyTable each : tables) {
            html.append("<li><a href=\"")
                    .append(each.name())
                    .append(".csv\">")
                    .append(each.name())
                    .append(".csv</a>: ")
                    .append(escaped(words.both("table." + each.name())))
                    .append("</li>\n");
        }
        html.append("</ul>\n<h2>").append(escaped(words.both("readme.not"))).append("</h2>\n");
        paragraph(html, "readme.items");
        paragraph(html, "readme.staff");
        for (String reason : new TreeSet<>(Withheld.SHELVES.values())) {
            paragraph(html, "withheld." + reason);
        }
        html.append("<h2>").append(escaped(words.both("readme.rights"))).append("</h2>\n");
        paragraph(html, "readme.next");
        paragraph(html, "readme.complain");
        return end(html);
    }

    byte[] html(List<CopyTable> tables, String kind, String made) {
        StringBuilder html = start(words.both("readme.title." + kind));
        paragraph(html, "readme.lead." + kind, made);
        for (CopyTable table : tables) {
            html.append("<section>\n<h2>")
                    .append(escaped(words.both("table." + table.name())))
                    .append("</h2>\n");
            if (table.rows().isEmpty()) {
                paragraph(html, "none");
            } else if (table.length() == LONG) {
                paragraph(html, "long", table.rows().size(), table.name() + ".csv");
            } else {
                table(html, table);
            }
            html.append("</section>\n");
        }
        return end(html);
    }

    byte[] pdf(List<CopyTable> tables, String kind, String made) throws IOException {
        List<Report.Block> blocks = new ArrayList<>();
        blocks.add(new Report.Paragraph(words.nl("readme.lead." + kind, made)));
        blocks.add(new Report.Paragraph(words.en("readme.lead." + kind, made)));
        for (CopyTable table : tables) {
            blocks.add(new Report.Heading(words.both("table." + table.name()), 2));
            if (table.rows().isEmpty()) {
                blocks.add(new Report.Paragraph(words.both("none")));
            } else if (table.length() == LONG) {
                blocks.add(new Report.Paragraph(words.both("long", table.rows().size(), table.name() + ".csv")));
            } else if (table.columns().size() > 7) {
                upright(table, blocks);
            } else {
                blocks.add(new Report.Table(
                        words.columns(table),
                        table.rows().stream().map(row -> cells(table, row)).toList()));
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Report(words.nl("readme.title." + kind), "nl-NL", blocks, words.both("footer")).write(out);
        return out.toByteArray();
    }

    byte[] style() {
        return CSS.getBytes(StandardCharsets.UTF_8);
    }

    /** A wide table on paper: a small table of name and value per row. */
    private void upright(CopyTable table, List<Report.Block> blocks) {
        List<String> head = List.of(words.both("field"), words.both("content"));
        List<String> names = words.columns(table);
        for (List<@Nullable Object> row : table.rows()) {
            List<String> cells = cells(table, row);
            List<List<String>> pairs = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                pairs.add(List.of(names.get(i), cells.get(i)));
            }
            blocks.add(new Report.Table(head, pairs));
        }
    }

    private List<String> cells(CopyTable table, List<@Nullable Object> row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            cells.add(words.cell(table.columns().get(i), row.get(i)));
        }
        return cells;
    }

    private void table(StringBuilder html, CopyTable table) {
        html.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(escaped(words.nl("table." + table.name())))
                .append("\"><table>\n<thead><tr>");
        for (String column : table.columns()) {
            html.append("<th scope=\"col\">").append(escaped(words.nl("column." + column)));
            if (!words.nl("column." + column).equals(words.en("column." + column))) {
                html.append(" <span lang=\"en\">")
                        .append(escaped(words.en("column." + column)))
                        .append("</span>");
            }
            html.append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (List<@Nullable Object> row : table.rows()) {
            html.append("<tr>");
            cells(table, row)
                    .forEach(cell -> html.append("<td>").append(escaped(cell)).append("</td>"));
            html.append("</tr>\n");
        }
        html.append("</tbody></table></div>\n");
    }

    private void paragraph(StringBuilder html, String key, Object... arguments) {
        html.append("<p>").append(escaped(words.nl(key, arguments))).append("</p>\n<p lang=\"en\">");
        html.append(escaped(words.en(key, arguments))).append("</p>\n");
    }

    private static StringBuilder start(String title) {
        return new StringBuilder(16_384)
                .append("<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(escaped(title))
                .append("</title>\n<link rel=\"stylesheet\" href=\"" + STYLE + "\">\n</head>\n<body>\n<main>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n");
    }

    private static byte[] end(StringBuilder html) {
        return html.append("</main>\n</body>\n</html>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static final String CSS = """
            :root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5; }
            body { margin: 0; padding: 2rem 1rem; }
            main { max-width: 64rem; margin: 0 auto; }
            h1 { font-size: 1.75rem; line-height: 1.25; }
            h2 { margin-top: 2.5rem; font-size: 1.35rem; line-height: 1.25; }
            p { max-width: 68ch; }
            [lang=en] { opacity: 0.8; }
            .scroll { overflow-x: auto; }
            table { border-collapse: collapse; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
            th, td { padding: 0.35rem 0.75rem 0.35rem 0; border-bottom: 1px solid #8a97a3; text-align: left; vertical-align: top; }
            th span { display: block; font-weight: 400; }
            @media print { body { padding: 0; } .scroll { overflow: visible; } tr { break-inside: avoid; } a { color: inherit; } }
            """;
}
