package nl.kennispeil.delivery.itembank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import org.junit.jupiter.api.Test;

class ProductionTest {

    private static final ItemId ITEM = new ItemId("K-001");

    private final Production production = new Production(new InMemoryShelves());

    @Test
    void anItemCountsOnceInTheMonthOfAmsterdamInWhichItWasFirstMadeOrApproved() {
        production.made(ITEM, Instant.parse("2026-01-31T23:30:00Z"));
        production.approved(ITEM, Instant.parse("2026-05-02T10:00:00Z"));
        production.approved(ITEM, Instant.parse("2026-03-02T10:00:00Z"));
        production.made(new ItemId("K-002"), Instant.parse("2026-12-31T23:30:00Z"));

        Production.Year year = production.of(2026);
        assertThat(year.made()).containsExactly(Map.entry(ITEM, YearMonth.of(2026, 2)));
        assertThat(year.approved()).containsExactly(Map.entry(ITEM, YearMonth.of(2026, 3)));
        assertThat(production.of(2027).made()).containsOnlyKeys(new ItemId("K-002"));
    }

    @Test
    void aYearHasTheNormThatWasSetForItOrTheUsualOne() {
        production.norm(2027, 352);
        assertThat(production.norm(2027)).isEqualTo(352);
        assertThat(production.norm(2026)).isEqualTo(Production.NORM);
        assertThatThrownBy(() -> production.norm(2027, 0)).hasMessageContaining("allowed is 1 to");
    }
}
