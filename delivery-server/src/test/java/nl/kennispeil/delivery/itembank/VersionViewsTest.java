package nl.kennispeil.delivery.itembank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Rationale;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.delivery.text.Messages;
import org.junit.jupiter.api.Test;

class VersionViewsTest {

    private static final Page PAGE = new Page(Messages.in(Language.NL), "/assets", "/", null);

    private final ItemFixture bank = new ItemFixture();

    @Test
    void howOftenAnItemWasShownIsToldWithoutANumberAboutAFew() {
        assertThat(new ItemUse.Exposure(1, 2, 2255).words(PAGE)).contains("2 afnames", "2.255 kandidaten");
        assertThat(new ItemUse.Exposure(1, 1, 7).words(PAGE))
                .contains("minder dan 10")
                .doesNotContain("7");
        assertThat(new ItemUse.Exposure(0, 0, 0).words(PAGE)).isEqualTo(PAGE.t("items.unused"));
    }

    @Test
    void anotherExplanationIsADifferenceAndTheSameVersionIsNone() {
        ItemVersion before = bank.items
                .find(new ItemRef(bank.item("DEMO-001", ItemState.ACTIVE), 1))
                .orElseThrow();
        ItemVersion after = new ItemVersion(
                new ItemRef(before.ref().id(), 2),
                before.language(),
                before.synthetic(),
                before.tests(),
                before.classification(),
                before.content(),
                new Rationale(
                        "Een andere toelichting.",
                        before.rationale().sourceKind(),
                        before.rationale().sourceName()),
                null);

        List<ItemViews.Difference> differences = VersionViews.differences(before, after, PAGE);

        assertThat(differences)
                .singleElement()
                .satisfies(each ->
                        assertThat(each.pieces()).contains(new ItemViews.Piece("added", "Een andere toelichting.")));
        assertThat(VersionViews.differences(before, before, PAGE)).isEmpty();
    }
}
