package nl.kennispeil.delivery.paper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.SingleChoice;
import nl.kennispeil.bank.content.Stimulus;
import nl.kennispeil.bank.form.FormDesign;
import nl.kennispeil.bank.form.Place;
import nl.kennispeil.bank.item.Answer;
import nl.kennispeil.bank.item.AnswerWords;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.media.MediaFiles;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.scan.print.Booklet;
import nl.kennispeil.scan.print.Piece;
import nl.kennispeil.scan.print.Piece.Label;
import nl.kennispeil.scan.print.Piece.Labelled;
import nl.kennispeil.scan.print.Piece.Look;

/** The questions of a form with their keys on paper, for the committee: all that is needed to judge them. */
public record CommitteeList(Page page, MediaFiles media, Map<ItemRef, ItemVersion> items) {

    /** @param name of who prints it: it stands on every page */
    public Booklet of(FormDesign design, String name, Instant now) {
        PaperWords words = new PaperWords(page.messages());
        List<Booklet.Group> groups = new ArrayList<>();
        groups.add(new Booklet.Group(
                true,
                false,
                List.of(
                        Piece.Words.of(design.title(), Look.TITLE),
                        Piece.Words.of(
                                design.ref() + " · " + page.t("forms.printLead", name, page.date(now)), Look.NOTE))));
        List<Stimulus> before = List.of();
        int number = 0;
        for (Place place : design.places()) {
            number++;
            ItemVersion item = items.get(place.item());
            List<Stimulus> shared = item == null ? List.of() : item.content().stimuli();
            if (item != null && !shared.isEmpty() && !shared.equals(before)) {
                List<Piece> told = new ArrayList<>();
                told.add(Piece.Words.of(words.t("forms.paper.case"), Look.SUBHEADING));
                told.addAll(OnPaper.shared(Sheet.committee(media, words, number, Map.of()), item.content()));
                groups.add(new Booklet.Group(false, true, List.of(new Piece.Gap(5), new Piece.Framed(told))));
            }
            before = shared;
            List<Piece> pieces = new ArrayList<>();
            pieces.add(Piece.Words.of(place.item() + (place.scored() ? "" : " · " + page.t("forms.pilot")), Look.NOTE));
            pieces.addAll(
                    item == null
                            ? List.of(Piece.Words.of(page.t("forms.finding.not-stored", ""), Look.TEXT))
                            : item(item, number, words));
            groups.add(new Booklet.Group(
                    false,
                    false,
                    List.of(new Piece.Gap(5), new Labelled(Integer.toString(number), Label.NUMBER, pieces))));
        }
        return new Booklet(
                design.title() + " · " + design.ref(),
                words.language(),
                groups,
                design.ref() + " · " + page.t("forms.printFoot", name, page.date(now)),
                "");
    }

    private List<Piece> item(ItemVersion item, int number, PaperWords words) {
        Sheet sheet = Sheet.committee(media, words, number, right(item));
        List<Piece> pieces = new ArrayList<>(OnPaper.body(sheet, item.content()));
        pieces.add(new Piece.Framed(new KeyPieces(sheet, item).all()));
        return pieces;
    }

    /** The values that are right, by response. */
    private static Map<String, Set<String>> right(ItemVersion item) {
        ItemContent content = item.content();
        Map<String, Set<String>> right = new HashMap<>();
        if (content.singleChoice().isPresent()) {
            SingleChoice choice = content.singleChoice().get();
            Set<String> identifiers = new HashSet<>();
            choice.key().forEach(letter -> choice.identifier(letter).ifPresent(identifiers::add));
            right.put(choice.response(), identifiers);
        } else if (AnswerWords.key(item) instanceof Answer.Given given) {
            content.responses()
                    .forEach(each -> right.put(each.identifier(), Set.copyOf(given.values(each.identifier()))));
        }
        return right;
    }
}
