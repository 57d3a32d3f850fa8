package nl.kennispeil.scoring.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PenaltyTableTest {

    @Test
    void thePublishedTableIsExactlyMinusOneMinusAHalfAndMinusZeroPointThreeThree() {
        PenaltyTable table = PenaltyTable.asPublished();

        assertThat(table.wrong(2)).isEqualTo(new BigDecimal("-1"));
        assertThat(table.wrong(3)).isEqualTo(new BigDecimal("-0.5"));
        assertThat(table.wrong(4)).isEqualTo(new BigDecimal("-0.33"));
    }

    @Test
    void aNumberOfOptionsOutsideTheTableIsRefusedNotGuessed() {
        assertThatThrownBy(() -> PenaltyTable.asPublished().wrong(5)).hasMessageContaining("5 options");
    }

    @Test
    void withoutPenaltiesAnyNumberOfOptionsCostsNothing() {
        assertThat(PenaltyTable.none().wrong(7)).isEqualByComparingTo("0");
    }

    @Test
    void aPenaltyIsNeverAReward() {
        assertThatThrownBy(() -> new PenaltyTable(Map.of(4, new BigDecimal("0.33"))))
                .hasMessageContaining("0.33");
    }

    @Test
    void anItemWithOneOptionHasNoPenalty() {
        assertThatThrownBy(() -> new PenaltyTable(Map.of(1, BigDecimal.ZERO))).hasMessageContaining("at least 2");
    }

    @Test
    void aTableDoesNotChangeWithTheMapItWasMadeFrom() {
        Map<Integer, BigDecimal> source = new HashMap<>(Map.of(4, new BigDecimal("-0.33")));
        PenaltyTable table = new PenaltyTable(source);
        source.clear();

        assertThat(table.wrong(4)).isEqualTo(new BigDecimal("-0.33"));
    }
}
