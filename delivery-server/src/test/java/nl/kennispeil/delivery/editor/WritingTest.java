package nl.kennispeil.delivery.editor;

import static nl.kennispeil.delivery.itembank.ItemFixture.AN;
import static nl.kennispeil.delivery.itembank.ItemFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import nl.kennispeil.bank.draft.DraftType;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.delivery.itembank.ItemFixture;
import org.junit.jupiter.api.Test;

class WritingTest {

    private final ItemFixture bank = new ItemFixture();
    private final Drafts drafts = new Drafts(bank.shelves);
    private final Writing writing =
            new Writing(bank.items, bank.cards, drafts, bank.bylines, bank.production, bank.audit, "HN");

    @Test
    void anItemThatIsBegunCountsForTheNormInItsMonth() {
        ItemId item = writing.begin(DraftType.SINGLE_CHOICE, "nl", AN, NOW);
        assertThat(bank.production.of(2026).made()).containsEntry(item, YearMonth.of(2026, 11));
        assertThat(bank.production.of(2026).approved()).isEmpty();
    }
}
