package nl.kennispeil.bank.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;

/**
 * Items of one family in several languages. The translation of {@code K-012} into English is the item {@code K-012.en}: an
 * item with its own versions, card and review, found by its name. See {@code docs/decisions/0028-forms.md}.
 */
public final class Translations {

    private Translations() {}

    /** The id of the translation of an item. */
    public static ItemId of(ItemId item, String language) {
        return new ItemId(item.value() + "." + language);
    }

    /** The reference of the same form in another language. */
    public static FormRef of(FormRef form, String language) {
        return new FormRef(form.id() + "." + language, form.version());
    }

    /**
     * The forms that a frozen design stands for: one per language, with the same places in the same order.
     *
     * @param cards the cards of the translations
     * @throws IllegalStateException when a translation is missing
     */
    public static List<TestForm> forms(FormDesign design, Map<ItemId, ItemCard> cards) {
        String first = design.languages().get(0);
        return design.languages().stream()
                .map(language -> form(design, language.equals(first) ? "" : language, cards))
                .toList();
    }

    private static TestForm form(FormDesign design, String language, Map<ItemId, ItemCard> cards) {
        List<FormItem> items = design.places().stream()
                .map(each -> new FormItem(
                        language.isEmpty() ? each.item() : translated(each.item(), language, cards), each.scored()))
                .toList();
        FormRef ref = language.isEmpty() ? design.ref() : of(design.ref(), language);
        return new TestForm(ref, design.kind(), design.title(), items, design.rules());
    }

    private static ItemRef translated(ItemRef item, String language, Map<ItemId, ItemCard> cards) {
        ItemId id = of(item.id(), language);
        return Optional.ofNullable(cards.get(id))
                .flatMap(ItemCard::newest)
                .orElseThrow(() -> new IllegalStateException("item " + item + " has no translation " + id));
    }
}
