package nl.kennispeil.delivery.paper;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.ItemType;
import nl.kennispeil.bank.content.Stimulus;
import nl.kennispeil.bank.form.FormRules;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.media.MediaFiles;
import nl.kennispeil.delivery.text.Messages;
import nl.kennispeil.scan.print.Booklet;
import nl.kennispeil.scan.print.Piece;
import nl.kennispeil.scan.print.Piece.Label;
import nl.kennispeil.scan.print.Piece.Labelled;
import nl.kennispeil.scan.print.Piece.Look;
import nl.kennispeil.scan.print.Run;

/**
 * The questions of a form as candidates get them on paper. Whatever it prints comes through {@code CandidateBody}: no key,
 * rationale or rubric, nor which questions are tried out.
 */
public final class CandidateBooklet {

    /**
     * What the front says.
     *
     * @param kind of test, in words
     * @param form what stands in the foot: the form and its version
     * @param date in words; empty for a line to write it on
     * @param aids what may be used, in words; empty where the form says nothing
     * @param concept true while the form may still change
     */
    public record Front(
            String title, String kind, String form, String date, String aids, FormRules rules, boolean concept) {}

    private final MediaFiles media;
    private final PaperWords words;
    private final Front front;
    private final List<ItemVersion> items;
    private final Set<Integer> missing = new HashSet<>();

    private CandidateBooklet(MediaFiles media, Messages messages, Front front, List<ItemVersion> items) {
        this.media = media;
        this.words = new PaperWords(messages);
        this.front = front;
        this.items = List.copyOf(items);
    }

    /**
     * The booklet. Items that cannot be on paper keep their number, with a line that says that they are not there.
     *
     * @param messages the language of the items
     * @param items in order
     * @param unprintable of these items, as {@link OnPaper} found them
     */
    public static Booklet of(
            MediaFiles media, Messages messages, Front front, List<ItemVersion> items, List<Unprintable> unprintable) {
        CandidateBooklet booklet = new CandidateBooklet(media, messages, front, items);
        unprintable.forEach(each -> booklet.missing.add(each.number()));
        return booklet.make();
    }

    private Booklet make() {
        List<Booklet.Group> groups = new ArrayList<>();
        groups.add(new Booklet.Group(true, false, front()));
        int at = 0;
        while (at < items.size()) {
            int to = at + 1;
            List<Stimulus> shared = items.get(at).content().stimuli();
            while (!shared.isEmpty()
                    && to < items.size()
                    && items.get(to).content().stimuli().equals(shared)) {
                to++;
            }
            boolean first = groups.size() == 1;
            if (!shared.isEmpty() && shown(at, to)) {
                groups.add(new Booklet.Group(first, true, shared(at, to)));
                first = false;
            }
            for (int i = at; i < to; i++) {
                groups.add(new Booklet.Group(first, false, item(i)));
                first = false;
            }
            at = to;
        }
        groups.add(new Booklet.Group(
                false, false, List.of(new Piece.Gap(4), Piece.Words.of(words.t("forms.paper.end"), Look.NOTE))));
        return new Booklet(
                front.title(),
                words.language(),
                groups,
                front.form() + " · " + front.title(),
                front.concept() ? words.t("forms.paper.concept") : "");
    }

    /** Whether any item of a case is in the booklet. */
    private boolean shown(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!missing.contains(i + 1)) {
                return true;
            }
        }
        return false;
    }

    private List<Piece> shared(int from, int to) {
        List<Piece> pieces = new ArrayList<>();
        pieces.add(Piece.Words.of(
                to - from == 1 ? words.t("forms.paper.caseOne", from + 1) : words.t("forms.paper.caseOf", from + 1, to),
                Look.SUBHEADING));
        pieces.addAll(OnPaper.shared(
                Sheet.candidate(media, words, from + 1), items.get(from).content()));
        return List.of(new Piece.Gap(5), new Piece.Framed(pieces));
    }

    private List<Piece> item(int index) {
        int number = index + 1;
        List<Piece> pieces = new ArrayList<>();
        if (missing.contains(number)) {
            pieces.add(Piece.Words.of(words.t("forms.paper.notHere"), Look.NOTE));
        } else {
            ItemContent content = items.get(index).content();
            if (!content.type().onPaper()) {
                pieces.add(Piece.Words.of(words.t("forms.paper.here"), Look.NOTE));
            }
            pieces.addAll(OnPaper.body(Sheet.candidate(media, words, number), content));
            if (front.rules().unknownOption()) {
                pieces.add(new Labelled(
                        "?", Label.RING, List.of(Piece.Words.of(words.t("forms.paper.unknown"), Look.TEXT))));
            }
        }
        return List.of(new Piece.Gap(6), new Labelled(Integer.toString(number), Label.NUMBER, pieces));
    }

    private List<Piece> front() {
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Piece.Gap(1));
        pieces.add(Piece.Words.of(front.kind(), Look.NOTE));
        pieces.add(Piece.Words.of(front.title(), Look.TITLE));
        pieces.add(new Piece.Gap(6));
        pieces.add(facts());
        pieces.add(new Piece.Gap(6));
        if (!missing.isEmpty()) {
            pieces.add(new Piece.Framed(List.of(Piece.Words.of(
                    words.t(
                            "forms.paper.without",
                            missing.size(),
                            words.numbers(missing.stream().sorted().toList())),
                    Look.TEXT))));
        }
        pieces.add(Piece.Words.of(words.t("forms.paper.how"), Look.HEADING));
        for (String each : rules()) {
            pieces.add(new Labelled("•", Label.PLAIN, List.of(Piece.Words.of(each, Look.TEXT))));
        }
        return pieces;
    }

    private Piece facts() {
        List<List<Piece.Cell>> rows = new ArrayList<>();
        rows.add(fact("forms.paper.name", ""));
        rows.add(fact("forms.paper.code", ""));
        rows.add(fact("forms.paper.date", front.date()));
        rows.add(fact("forms.paper.count", words.t("forms.paper.countOf", items.size() - missing.size())));
        rows.add(fact(
                "forms.paper.time",
                words.t("forms.minutesOf", front.rules().time().toMinutes())));
        rows.add(fact("forms.paper.aids", front.aids().isEmpty() ? words.t("forms.paper.aidsUnsaid") : front.aids()));
        return new Piece.Grid(rows);
    }

    private List<Piece.Cell> fact(String key, String value) {
        Piece shown = value.isEmpty()
                ? new Piece.Words(List.of(new Run("", Set.of(), 85)), Look.TEXT)
                : Piece.Words.of(value, Look.TEXT);
        return List.of(Piece.Cell.of(words.t(key), true), new Piece.Cell(List.of(shown), false, 1, 1));
    }

    private List<String> rules() {
        List<String> rules = new ArrayList<>();
        rules.add(words.t("forms.paper.wait"));
        List<ItemVersion> there = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (!missing.contains(i + 1)) {
                there.add(items.get(i));
            }
        }
        List<ItemType> types =
                there.stream().map(each -> each.content().type()).distinct().toList();
        if (types.stream().anyMatch(ItemType::onPaper)) {
            rules.add(words.t("forms.paper.onForm"));
        }
        if (types.contains(ItemType.EXTENDED_MATCHING)) {
            rules.add(words.t("forms.paper.onFormRows"));
        }
        if (types.stream().anyMatch(each -> !each.onPaper())) {
            rules.add(words.t("forms.paper.inBooklet"));
        }
        boolean several = there.stream()
                .flatMap(each -> each.content().interactions().stream())
                .anyMatch(each -> each.kind() == InteractionKind.CHOICE
                        && !each.element().attribute("max-choices", "1").equals("1"));
        if (several) {
            rules.add(words.t("forms.paper.severalRule"));
        }
        if (front.rules().unknownOption()) {
            rules.add(words.t("forms.paper.unknownRule"));
        }
        var penalties = front.rules().penalties().wrongByOptions();
        if (!penalties.isEmpty()) {
            rules.add(words.t(
                    "forms.paper.penalty",
                    new java.util.TreeMap<>(penalties)
                            .entrySet().stream()
                                    .map(each -> words.t(
                                            "forms.paper.penaltyOf",
                                            each.getKey(),
                                            words.number(each.getValue().abs())))
                                    .collect(Collectors.joining(", "))));
        }
        rules.add(words.t("forms.paper.check"));
        return rules;
    }
}
