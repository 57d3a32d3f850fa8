package nl.kennispeil.delivery.itembank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.demo.DemoEssays;
import nl.kennispeil.bank.demo.DemoTypes;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.delivery.text.Messages;
import org.junit.jupiter.api.Test;

class SeenTest {

    private static final Page PAGE = new Page(Messages.in(Language.NL), "/assets", "/", null);

    @Test
    void whereNoAnswerIsRightThereIsNoneToFillIn() {
        assertThat(DemoEssays.all()).isNotEmpty().allSatisfy(each -> {
            Seen seen = seen(each.item());
            assertThat(seen.fillable()).isFalse();
            assertThat(seen.keys()).isEmpty();
        });
        assertThat(seen(type("VORM-02")).fillable()).isTrue();
    }

    @Test
    void anOrderIsToldInOrder() {
        assertThat(seen(type("VORM-07")).keys()).singleElement().satisfies(key -> {
            assertThat(key.ordered()).isTrue();
            assertThat(key.right())
                    .isEqualTo(List.of(
                            "hulpvraag verhelderen",
                            "lichamelijk onderzoek",
                            "beleid bespreken",
                            "vervolgafspraak maken"));
        });
        assertThat(seen(type("VORM-02")).keys())
                .singleElement()
                .extracting(Seen.Key::ordered)
                .isEqualTo(false);
    }

    private static Seen seen(ItemVersion item) {
        return Seen.of(ItemCard.draft(item.ref().id(), "an", "HN"), item, PAGE);
    }

    private static ItemVersion type(String id) {
        return DemoTypes.items().stream()
                .filter(each -> each.ref().id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
