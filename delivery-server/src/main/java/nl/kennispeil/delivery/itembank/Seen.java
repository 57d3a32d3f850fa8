package nl.kennispeil.delivery.itembank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.Reference;
import nl.kennispeil.bank.content.SingleChoice;
import nl.kennispeil.bank.item.Answer;
import nl.kennispeil.bank.item.AnswerWords;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.page.Page;

/**
 * What template {@code items/seen.jte} shows of an item: the item as a candidate sees it, and apart from that what is
 * right and why. A page that has it must allow its own frames ({@code SecurityHeaders.allowOwnFrames}).
 *
 * @param frame address of the page in the frame
 * @param keys per place to answer
 * @param fillable true when the frame can show the right answer filled in
 * @param rationale empty when nobody gave one yet
 * @param references what it rests on, with the date of each
 */
public record Seen(
        String id, String frame, List<Key> keys, boolean fillable, String rationale, List<String> references) {

    /**
     * @param asked empty when there is one question, which stands in the item
     * @param ordered true when the order of what is right is the answer
     */
    public record Key(String asked, List<String> right, boolean ordered) {}

    public static Seen of(ItemCard card, ItemVersion version, Page page) {
        List<String> references = new ArrayList<>(
                card.references().stream().map(each -> words(each, page)).toList());
        String own =
                (version.rationale().sourceKind() + " " + version.rationale().sourceName()).strip();
        if (!own.isEmpty() && references.stream().noneMatch(each -> each.startsWith(own))) {
            references.add(own);
        }
        return new Seen(
                version.ref().id().value(),
                ItemPaths.of(version.ref().id()) + "/beeld?versie="
                        + version.ref().version(),
                keys(version),
                !AnswerWords.key(version).equals(new Answer.Blank()),
                version.rationale().given() ? version.rationale().text() : "",
                references);
    }

    private static String words(Reference reference, Page page) {
        String name = (reference.kind() + " " + reference.name()).strip();
        LocalDate date = reference.date();
        return date == null ? name : name + ", " + page.day(date);
    }

    private static List<Key> keys(ItemVersion version) {
        if (version.content().singleChoice().isPresent()) {
            SingleChoice choice = version.content().singleChoice().get();
            List<String> right = version.options().stream()
                    .filter(each -> choice.key().contains(each.id()))
                    .map(each -> each.id() + ". " + each.text())
                    .toList();
            return right.isEmpty() ? List.of() : List.of(new Key("", right, false));
        }
        List<AnswerWords.Line> lines = AnswerWords.lines(version, new Answer.Blank());
        return lines.stream()
                .filter(each -> !each.right().isEmpty())
                .map(each -> new Key(lines.size() == 1 ? "" : each.asked(), each.right(), each.ordered()))
                .toList();
    }
}
