package nl.kennispeil.bank.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
                .containsExactlyInAnyOrder(new Row("K", 2, 3), new Row("R", 1, 0), new Row("X", 0, 1));
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
