package nl.kennispeil.delivery.paper;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.PlainText;
import nl.kennispeil.bank.content.Text;
import nl.kennispeil.scan.print.Piece;
import nl.kennispeil.scan.print.Piece.Look;
import nl.kennispeil.scan.print.Run;
import nl.kennispeil.scan.print.Run.Style;

/** Turns a tree into pieces of a page: text runs together until a block ends it. */
final class Flow {

    private static final Set<String> INLINE = Set.of(
            ("a abbr b bdi big cite code del dfn em i ins kbd label mark q rb rp rt ruby s samp small span strong sub sup tt"
                            + " u var qti-hottext")
                    .split(" "));

    /** More stand on no sheet. */
    private static final int MOST_COLUMNS = 40;

    private final Sheet sheet;
    private final List<Piece> pieces = new ArrayList<>();
    private List<Run> line = new ArrayList<>();
    private Look look = Look.TEXT;

    Flow(Sheet sheet) {
        this.sheet = sheet;
    }

    /** The pieces of what stands in an element. */
    static List<Piece> of(Sheet sheet, Element element) {
        Flow flow = new Flow(sheet);
        flow.children(element, Set.of());
        return flow.end();
    }

    /** The same with all text heavy, such as a prompt. */
    static List<Piece> heavy(Sheet sheet, Element element) {
        Flow flow = new Flow(sheet);
        flow.children(element, EnumSet.of(Style.BOLD));
        return flow.end();
    }

    Sheet sheet() {
        return sheet;
    }

    List<Piece> end() {
        flush();
        return pieces;
    }

    void add(Piece piece) {
        flush();
        pieces.add(piece);
    }

    void addAll(List<Piece> others) {
        flush();
        pieces.addAll(others);
    }

    void note(String text) {
        add(Piece.Words.of(text, Look.NOTE));
    }

    void run(String text, Set<Style> styles) {
        line.add(new Run(sheet.text(text), styles, 0));
    }

    void blank(float millimetres) {
        line.add(new Run("", Set.of(), millimetres));
    }

    void flush() {
        boolean seen =
                line.stream().anyMatch(each -> each.blank() > 0 || !each.text().isBlank());
        if (seen) {
            pieces.add(new Piece.Words(line, look));
        }
        line = new ArrayList<>();
    }

    void children(Element element, Set<Style> styles) {
        for (Node each : element.children()) {
            if (each instanceof Text text) {
                run(text.value().replaceAll("\\s+", " "), styles);
            } else {
                element((Element) each, styles);
            }
        }
    }

    private void element(Element element, Set<Style> styles) {
        if (InteractionKind.of(element).isPresent()) {
            Asks.ask(this, element);
        } else if (INLINE.contains(element.name())) {
            inline(element, styles);
        } else if (element.is("math")) {
            line.addAll(Formula.runs(sheet, element, styles));
        } else if (element.is("br")) {
            line.add(Run.of("\n"));
        } else if (element.is("qti-gap")) {
            Asks.gap(this, element);
        } else {
            block(element, styles);
        }
    }

    private void inline(Element element, Set<Style> styles) {
        if (element.is("a") && element.attribute("href").isPresent()) {
            // a link to a page is no more than its text; a file is to be opened
            sheet.fault(Fault.Reason.FILE, PlainText.of(element));
        }
        if (element.is("qti-hottext")) {
            Asks.hottext(this, element, styles);
            return;
        }
        if (element.is("q")) {
            run("‘", styles);
        }
        if (element.is("rt")) {
            run("(", styles);
        }
        children(element, with(styles, element.name()));
        if (element.is("q")) {
            run("’", styles);
        }
        if (element.is("rt")) {
            run(")", styles);
        }
    }

    private static Set<Style> with(Set<Style> styles, String name) {
        Style style = switch (name) {
            case "b", "strong" -> Style.BOLD;
            case "i", "em", "cite", "dfn", "var" -> Style.ITALIC;
            case "u", "ins" -> Style.UNDERLINE;
            case "s", "del" -> Style.STRIKE;
            case "sup" -> Style.RAISED;
            case "sub" -> Style.LOWERED;
            default -> null;
        };
        if (style == null) {
            return styles;
        }
        Set<Style> more = EnumSet.of(style);
        more.addAll(styles);
        return more;
    }

    private void block(Element element, Set<Style> styles) {
        flush();
        switch (element.name()) {
            case "img" -> Pictures.img(this, element, List.of());
            case "object" -> Pictures.object(this, element, List.of());
            case "svg" -> Pictures.svg(this, element);
            case "video", "audio" -> Pictures.played(this, element);
            case "table" -> table(element);
            case "ul", "ol" -> list(element, styles);
            case "hr" -> pieces.add(new Piece.Gap(3));
            case "pre" -> lines(element, styles);
            case "blockquote", "dd" ->
                pieces.add(new Piece.Labelled("", Piece.Label.PLAIN, nested(element, styles, Look.TEXT)));
            case "h1", "h2", "h3" -> pieces.addAll(nested(element, styles, Look.SUBHEADING));
            case "h4", "h5", "h6", "dt", "qti-prompt" -> pieces.addAll(nested(element, with(styles, "b"), Look.TEXT));
            case "figcaption", "caption" -> pieces.addAll(nested(element, styles, Look.NOTE));
            default -> {
                children(element, styles);
                flush();
            }
        }
    }

    private List<Piece> nested(Element element, Set<Style> styles, Look own) {
        Flow flow = new Flow(sheet);
        flow.look = own;
        flow.children(element, styles);
        return flow.end();
    }

    private void lines(Element element, Set<Style> styles) {
        for (String each : element.text().split("\\R", -1)) {
            run(each.replace("\t", "    ").replace(' ', '\u00A0'), styles);
            line.add(Run.of("\n"));
        }
        flush();
    }

    private void list(Element list, Set<Style> styles) {
        int number = 1;
        String start = list.attribute("start", "");
        if (start.matches("-?\\d{1,6}")) {
            number = Integer.parseInt(start);
        }
        for (Element each : list.elements()) {
            String value = each.attribute("value", "");
            if (list.is("ol") && value.matches("-?\\d{1,6}")) {
                number = Integer.parseInt(value);
            }
            String label = list.is("ul") ? "•" : label(list.attribute("type", "1"), number) + ".";
            pieces.add(new Piece.Labelled(label, Piece.Label.PLAIN, nested(each, styles, Look.TEXT)));
            number++;
        }
    }

    private static String label(String type, int number) {
        return switch (number > 0 ? type : "1") {
            case "a" -> Sheet.letter(number - 1).toLowerCase(Locale.ROOT);
            case "A" -> Sheet.letter(number - 1);
            case "i" -> roman(number).toLowerCase(Locale.ROOT);
            case "I" -> roman(number);
            default -> Integer.toString(number);
        };
    }

    private static String roman(int number) {
        int[] values = {100, 90, 50, 40, 10, 9, 5, 4, 1};
        String[] signs = {"C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
        StringBuilder roman = new StringBuilder();
        int left = Math.min(number, 399);
        for (int i = 0; i < values.length; i++) {
            while (left >= values[i]) {
                roman.append(signs[i]);
                left -= values[i];
            }
        }
        return roman.toString();
    }

    private void table(Element table) {
        table.first("caption").ifPresent(each -> pieces.addAll(nested(each, Set.of(Style.BOLD), Look.TEXT)));
        List<List<Piece.Cell>> rows = new ArrayList<>();
        for (Element row : table.descendants("tr")) {
            List<Piece.Cell> cells = new ArrayList<>();
            for (Element cell : row.elements()) {
                cells.add(new Piece.Cell(
                        nested(cell, Set.of(), Look.TEXT),
                        cell.is("th"),
                        span(cell, "colspan", 100),
                        span(cell, "rowspan", 1000)));
            }
            if (cells.stream().mapToInt(Piece.Cell::across).sum() > MOST_COLUMNS) {
                sheet.fault(Fault.Reason.OTHER_WAY, "");
            }
            rows.add(cells);
        }
        pieces.add(new Piece.Grid(rows));
    }

    private static int span(Element cell, String name, int most) {
        String written = cell.attribute(name, "1").strip();
        return written.matches("\\d{1,4}") ? Math.max(1, Math.min(most, Integer.parseInt(written))) : 1;
    }
}
