package nl.kennispeil.bank.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.kennispeil.bank.item.ItemId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ItemCardTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static ItemCard card(@Nullable LocalDate reviewBy, @Nullable LocalDate checkedOn, Consent... consents) {
        return new ItemCard(
                new ItemId("K-1"),
                1,
                ItemState.APPROVED,
                1,
                List.of("auteur"),
                "HN",
                "",
                "",
                Set.of(),
                List.of(),
                Set.of(),
                reviewBy,
                checkedOn,
                List.of(consents),
                "");
    }

    @Test
    void anItemIsActualUpToAndOnItsLastDay() {
        LocalDate checked = TODAY.minusYears(2);
        assertThat(card(TODAY, checked).actual(TODAY)).isTrue();
        assertThat(card(TODAY.minusDays(1), checked).actual(TODAY)).isFalse();
        assertThat(card(null, null).actual(TODAY)).isFalse();
    }

    @Test
    void aConsentThatIsWithdrawnBlocksTheItem() {
        assertThat(card(TODAY, TODAY, new Consent("a.png", "2026-14", TODAY, null))
                        .blocked())
                .isFalse();
        assertThat(card(TODAY, TODAY, new Consent("a.png", "2026-14", TODAY, TODAY))
                        .blocked())
                .isTrue();
    }

    @Test
    void aConsentIsNotWithdrawnBeforeItIsGiven() {
        assertThatThrownBy(() -> new Consent("a.png", "2026-14", TODAY, TODAY.minusDays(1)))
                .hasMessageContaining("before it was given");
    }

    @Test
    void aDraftHasNoVersionYet() {
        assertThat(ItemCard.draft(new ItemId("K-1"), "auteur", "HN").newest()).isEmpty();
    }
}
