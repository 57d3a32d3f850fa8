package nl.kennispeil.delivery.paper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.content.PlainText;
import nl.kennispeil.scan.print.Piece;
import nl.kennispeil.scan.print.Piece.Label;
import nl.kennispeil.scan.print.Piece.Labelled;
import nl.kennispeil.scan.print.Piece.Look;
import nl.kennispeil.scan.print.Run;
import nl.kennispeil.scan.print.Run.Style;

/**
 * What an interaction asks, on paper: options with letters, blanks, lines to write on. Letters of a choice and of a match
 * follow the order of the item, as {@code SingleChoice} has it, so that answer form, results and statistics speak of the
 * same letters. Lists that a screen shuffles and an answer form does not hold stand in the order of the alphabet: the order
 * in the item may be the key.
 */
final class Asks {

    private static final float LETTER_BLANK = 12;
    private static final float WORD_BLANK = 38;
    private static final float CHARACTER = 2.6f;
    private static final int FEWEST_LINES = 3;
    private static final int MOST_LINES = 22;

    private Asks() {}

    static void ask(Flow flow, Element element) {
        InteractionKind kind = InteractionKind.of(element).orElseThrow();
        if (kind != InteractionKind.TEXT_ENTRY && kind != InteractionKind.INLINE_CHOICE) {
            element.first("qti-prompt").ifPresent(each -> flow.addAll(Flow.heavy(flow.sheet(), each)));
        }
        switch (kind) {
            case CHOICE -> choice(flow, element);
            case MATCH -> {
                if (List.of(element.attribute("class", "").split("\\s+")).contains("qti-match-tabular")) {
                    matrix(flow, element);
                } else {
                    matching(flow, element);
                }
            }
            case ASSOCIATE -> associate(flow, element);
            case ORDER -> order(flow, element);
            case INLINE_CHOICE -> inlineChoice(flow, element);
            case GAP_MATCH -> gaps(flow, element);
            case TEXT_ENTRY -> entry(flow, element);
            case EXTENDED_TEXT -> essay(flow, element);
            case HOTTEXT -> {
                limits(flow, element, "forms.paper.words");
                rest(flow, element, Set.of("qti-prompt"));
            }
            case HOTSPOT, GRAPHIC_ORDER, GRAPHIC_ASSOCIATE, GRAPHIC_GAP_MATCH, SELECT_POINT, POSITION_OBJECT ->
                Areas.ask(flow, element, kind);
            case SLIDER -> slider(flow, element);
            case MEDIA -> rest(flow, element, Set.of("qti-prompt"));
            case DRAWING, UPLOAD, END_ATTEMPT, CUSTOM, PORTABLE_CUSTOM ->
                flow.sheet().fault(Fault.Reason.OTHER_WAY, "");
        }
    }

    /** What stands in an interaction beside the parts that are set elsewhere. */
    private static void rest(Flow flow, Element element, Set<String> elsewhere) {
        Element left = element.withChildren(element.children().stream()
                .filter(each -> !(each instanceof Element child) || !elsewhere.contains(child.name()))
                .toList());
        flow.addAll(Flow.of(flow.sheet(), left));
    }

    static String response(Element element) {
        return element.attribute("response-identifier", "");
    }

    static String identifier(Element element) {
        return element.attribute("identifier", "");
    }

    /** How many may be chosen, where it is not one. */
    static void limits(Flow flow, Element element, String key) {
        String written = element.attribute("max-choices", "1");
        int most = written.matches("\\d{1,4}") ? Integer.parseInt(written) : 1;
        if (element.attribute("cardinality", "").equals("single")) {
            most = 1;
        }
        flow.note(flow.sheet().words().t(key, most));
    }

    private static void choice(Flow flow, Element element) {
        if (!element.attribute("cardinality", "single").equals("single")) {
            limits(flow, element, "forms.paper.several");
        }
        flow.addAll(List.copyOf(lettered(flow, response(element), element.elements("qti-simple-choice"))));
    }

    private static List<Labelled> lettered(Flow flow, String response, List<Element> options) {
        List<Labelled> entries = new ArrayList<>();
        for (Element each : options) {
            entries.add(lettered(flow.sheet(), response, each, Sheet.letter(entries.size())));
        }
        return entries;
    }

    static Labelled lettered(Sheet sheet, String response, Element option, String letter) {
        sheet.letter(response, identifier(option), letter);
        boolean right = sheet.right(response, identifier(option));
        return new Labelled(letter, right ? Label.FILLED : Label.RING, Flow.of(sheet, option));
    }

    /** In the order of the item, or of the alphabet when that order is not to be seen. */
    private static List<Element> shown(Element interaction, List<Element> options) {
        if (!interaction.attribute("shuffle", "").equalsIgnoreCase("true")) {
            return options;
        }
        return options.stream()
                .sorted(Comparator.comparing(
                                (Element each) -> PlainText.of(each).toLowerCase(java.util.Locale.ROOT))
                        .thenComparing(Asks::identifier))
                .toList();
    }

    private static List<Element> set(Element match, int index) {
        List<Element> sets = match.elements("qti-simple-match-set");
        return index < sets.size() ? sets.get(index).elements("qti-simple-associable-choice") : List.of();
    }

    private static String row(Sheet sheet, int index) {
        return sheet.number() + "." + (index + 1);
    }

    /** Rows get a number of their own: each is a line on the answer form. */
    private static void matching(Flow flow, Element element) {
        Sheet sheet = flow.sheet();
        String response = response(element);
        List<Element> options = set(element, 1);
        flow.add(new Piece.Columns(lettered(flow, response, options)));
        flow.add(new Piece.Gap(1));
        List<Element> rows = set(element, 0);
        for (int i = 0; i < rows.size(); i++) {
            sheet.letter(response, identifier(rows.get(i)), row(sheet, i));
            flow.add(new Labelled(row(sheet, i), Label.PLAIN, Flow.of(sheet, rows.get(i))));
        }
    }

    private static void matrix(Flow flow, Element element) {
        Sheet sheet = flow.sheet();
        String response = response(element);
        List<Element> columns = set(element, 1);
        List<List<Piece.Cell>> rows = new ArrayList<>();
        List<Piece.Cell> head = new ArrayList<>();
        head.add(Piece.Cell.of("", true));
        for (int i = 0; i < columns.size(); i++) {
            sheet.letter(response, identifier(columns.get(i)), Sheet.letter(i));
            head.add(new Piece.Cell(Flow.of(sheet, columns.get(i)), true, 1, 1));
        }
        rows.add(head);
        List<Element> asked = set(element, 0);
        for (int i = 0; i < asked.size(); i++) {
            sheet.letter(response, identifier(asked.get(i)), row(sheet, i));
            List<Piece.Cell> cells = new ArrayList<>();
            cells.add(new Piece.Cell(
                    List.of(new Labelled(row(sheet, i), Label.PLAIN, Flow.of(sheet, asked.get(i)))), false, 1, 1));
            for (int j = 0; j < columns.size(); j++) {
                boolean right = sheet.right(response, identifier(asked.get(i)) + " " + identifier(columns.get(j)));
                cells.add(new Piece.Cell(
                        List.of(new Labelled(Sheet.letter(j), right ? Label.FILLED : Label.RING, List.of())),
                        false,
                        1,
                        1));
            }
            rows.add(cells);
        }
        flow.add(new Piece.Grid(rows));
    }

    private static void associate(Flow flow, Element element) {
        List<Element> options = shown(element, element.elements("qti-simple-associable-choice"));
        flow.add(new Piece.Columns(named(flow, response(element), options)));
        pairs(flow, element, options.size() / 2);
    }

    /** A pair of blanks for each pair that may be made. */
    static void pairs(Flow flow, Element element, int otherwise) {
        String written = element.attribute("max-associations", "");
        int pairs = written.matches("[1-9]\\d?") ? Integer.parseInt(written) : Math.max(1, otherwise);
        if (flow.sheet().committee()) {
            return;
        }
        List<Run> runs = new ArrayList<>();
        runs.add(Run.of(flow.sheet().words().t("forms.paper.pairs") + " "));
        for (int i = 0; i < Math.min(pairs, 20); i++) {
            runs.add(new Run("", Set.of(), LETTER_BLANK));
            runs.add(new Run("\u00A0–\u00A0", Set.of(), LETTER_BLANK));
            runs.add(Run.of(i + 1 < pairs ? ",   " : ""));
        }
        flow.add(new Piece.Words(runs, Look.TEXT));
    }

    private static void order(Flow flow, Element element) {
        List<Element> options = shown(element, element.elements("qti-simple-choice"));
        flow.addAll(List.copyOf(named(flow, response(element), options)));
        sequence(flow, element, options.size());
    }

    static void sequence(Flow flow, Element element, int otherwise) {
        if (flow.sheet().committee()) {
            return;
        }
        String written = element.attribute("max-choices", "");
        int places = written.matches("[1-9]\\d?") ? Integer.parseInt(written) : otherwise;
        List<Run> runs = new ArrayList<>();
        runs.add(Run.of(flow.sheet().words().t("forms.paper.sequence") + " "));
        for (int i = 0; i < Math.min(places, 30); i++) {
            runs.add(new Run((i + 1) + ".\u00A0", Set.of(), LETTER_BLANK));
            runs.add(Run.of("  "));
        }
        flow.add(new Piece.Words(runs, Look.TEXT));
    }

    /** The blank in the sentence; what there is to choose stands right behind it, as on the screen. */
    private static void inlineChoice(Flow flow, Element element) {
        Sheet sheet = flow.sheet();
        List<Element> options = shown(element, element.elements("qti-inline-choice"));
        flow.run("[", Set.of());
        for (int i = 0; i < options.size(); i++) {
            String letter = Sheet.letter(i);
            sheet.letter(response(element), identifier(options.get(i)), letter);
            boolean right = sheet.right(response(element), identifier(options.get(i)));
            flow.run(i > 0 ? " / " : "", Set.of());
            flow.run(letter, Set.of(Style.BOLD));
            flow.run(
                    "\u00A0" + PlainText.of(options.get(i)).replace(' ', '\u00A0'),
                    right ? Set.of(Style.UNDERLINE) : Set.of());
        }
        flow.run(":\u00A0", Set.of());
        flow.blank(LETTER_BLANK);
        flow.run("]", Set.of());
    }

    private static void gaps(Flow flow, Element element) {
        List<Element> texts = new ArrayList<>(element.elements("qti-gap-text"));
        texts.addAll(element.elements("qti-gap-img"));
        flow.note(flow.sheet().words().t("forms.paper.chooseFrom"));
        flow.add(new Piece.Columns(named(flow, response(element), shown(element, texts))));
        int gap = 0;
        for (Element each : element.descendants("qti-gap")) {
            gap++;
            flow.sheet().letter(response(element), identifier(each), Integer.toString(gap));
            flow.sheet().letter("", identifier(each), Integer.toString(gap));
        }
        rest(flow, element, Set.of("qti-prompt", "qti-gap-text", "qti-gap-img"));
    }

    /** With a letter to write down: it is right in a place only, so there is nothing to blacken. */
    private static List<Labelled> named(Flow flow, String response, List<Element> options) {
        List<Labelled> entries = new ArrayList<>();
        for (Element each : options) {
            String letter = Sheet.letter(entries.size());
            flow.sheet().letter(response, identifier(each), letter);
            entries.add(new Labelled(letter + ".", Label.PLAIN, Flow.of(flow.sheet(), each)));
        }
        return entries;
    }

    static void gap(Flow flow, Element gap) {
        flow.run("(" + flow.sheet().letter("", identifier(gap)) + ")\u00A0", Set.of(Style.BOLD));
        flow.blank(LETTER_BLANK * 1.5f);
    }

    private static void entry(Flow flow, Element element) {
        String length = element.attribute("expected-length", "");
        float wide = length.matches("[1-9]\\d{0,3}")
                ? Math.max(LETTER_BLANK + 4, Math.min(120, Integer.parseInt(length) * CHARACTER))
                : WORD_BLANK;
        flow.run(" ", Set.of());
        flow.blank(wide);
    }

    private static void essay(Flow flow, Element element) {
        if (flow.sheet().committee()) {
            return;
        }
        String lines = element.attribute("expected-lines", "");
        String length = element.attribute("expected-length", "");
        int count = lines.matches("[1-9]\\d{0,3}")
                ? Integer.parseInt(lines)
                : length.matches("[1-9]\\d{0,5}") ? Integer.parseInt(length) / 60 + 1 : 8;
        flow.add(new Piece.Lines(Math.max(FEWEST_LINES, Math.min(MOST_LINES, count)), 0));
    }

    /** A word that can be chosen: its letter before it, as there is nothing to press. */
    static void hottext(Flow flow, Element element, Set<Style> styles) {
        Sheet sheet = flow.sheet();
        String letter = sheet.next("hottext");
        sheet.letter("", identifier(element), letter);
        Set<Style> marked = new java.util.HashSet<>(styles);
        marked.add(Style.BOLD);
        flow.run("(" + letter + ")\u00A0", marked);
        Set<Style> under = new java.util.HashSet<>(styles);
        under.add(Style.UNDERLINE);
        flow.children(element, under);
    }

    private static void slider(Flow flow, Element element) {
        flow.sheet().fault(Fault.Reason.SLIDER, "");
        if (flow.sheet().committee()) {
            flow.note(flow.sheet()
                    .words()
                    .t(
                            "forms.paper.slider",
                            element.attribute("lower-bound", "?"),
                            element.attribute("upper-bound", "?"),
                            element.attribute("step", "1")));
        }
    }
}
