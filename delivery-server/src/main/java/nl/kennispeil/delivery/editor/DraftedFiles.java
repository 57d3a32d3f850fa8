package nl.kennispeil.delivery.editor;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemCards;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.delivery.itemcase.ItemCase;
import nl.kennispeil.delivery.itemcase.StoredCases;
import nl.kennispeil.delivery.shelf.Shelves;

/** The files of the media library that somebody is writing with and that no version shows yet. */
public final class DraftedFiles {

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}\\.[a-z0-9]{3,4}");

    private final ItemCards cards;
    private final StoredCases cases;
    private final Drafts ofItems;
    private final Drafts ofCases;

    public DraftedFiles(Shelves shelves, ItemCards cards, StoredCases cases) {
        this.cards = cards;
        this.cases = cases;
        this.ofItems = new Drafts(shelves);
        this.ofCases = Drafts.ofCases(shelves);
    }

    /** The names of files in the drafts of the items and cases that {@code login} writes at. */
    public Set<String> of(String login) {
        Set<String> names = new TreeSet<>();
        cards.all().stream()
                .filter(each -> each.writtenBy(login))
                .map(ItemCard::id)
                .forEach(each -> add(names, ofItems, each));
        cases.all().stream()
                .filter((ItemCase each) -> each.authors().contains(login))
                .map(CaseWriting::key)
                .forEach(each -> add(names, ofCases, each));
        return names;
    }

    private static void add(Set<String> names, Drafts drafts, ItemId item) {
        drafts.newest(item)
                .ifPresent(saved -> saved.draft().fields().values().forEach(text -> {
                    Matcher found = NAME.matcher(text);
                    while (found.find()) {
                        names.add(found.group());
                    }
                }));
    }
}
