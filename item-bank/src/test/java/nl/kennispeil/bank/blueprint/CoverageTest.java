package nl.kennispeil.bank.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.kennispeil.bank.blueprint.Coverage.Row;
import nl.kennispeil.bank.item.ItemSamples;
import nl.kennispeil.bank.item.ItemVersion;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static final Blueprint BLUEPRINT = new Blueprint("proef", 3, Map.of("K", 2, "R", 1));

    @Test
    void exactlyWhatIsAskedMeetsTheBlueprint() {
        assertThat(Coverage.of(BLUEPRINT, items("K", "R", "K")).met()).isTrue();
    }

    @Test
    void tooFewTooManyAndUnaskedCategoriesShow() {
        Coverage coverage = Coverage.of(BLUEPRINT, items("K", "K", "K", "X"));

        assertThat(coverage.met()).isFalse();
        assertThat(coverage.rows())
                .extracting(Row::about, Row::max, Row::got, Row::standing)
                .containsExactlyInAnyOrder(
                        tuple("K", 2.0, 3.0, Coverage.Standing.OVER), tuple("R", 1.0, 0.0, Coverage.Standing.SHORT));
        assertThat(coverage.unasked()).containsExactly("X");
        assertThat(coverage.length().standing()).isEqualTo(Coverage.Standing.OVER);
    }

    @Test
    void theLengthIsTheSumOfTheCategories() {
        assertThatThrownBy(() -> new Blueprint("proef", 4, Map.of("K", 2, "R", 1)))
                .hasMessageContaining("length 4")
                .hasMessageContaining("3 items");
    }

    @Test
    void aCategoryAsksForNoNegativeNumber() {
        assertThatThrownBy(() -> new Blueprint("proef", 1, Map.of("K", 2, "R", -1)))
                .hasMessageContaining("-1 items of category R");
    }

    private static List<ItemVersion> items(String... categories) {
        return IntStream.range(0, categories.length)
                .mapToObj(i -> ItemSamples.item("T-" + i, categories[i], 4, "A"))
                .toList();
    }
}
