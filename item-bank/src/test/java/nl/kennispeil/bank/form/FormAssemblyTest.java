package nl.kennispeil.bank.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.kennispeil.bank.blueprint.Blueprint;
import nl.kennispeil.bank.blueprint.Coverage;
import nl.kennispeil.bank.item.ItemSamples;
import nl.kennispeil.bank.item.ItemVersion;
import org.junit.jupiter.api.Test;

class FormAssemblyTest {

    private static final Blueprint BLUEPRINT = new Blueprint("proef", 5, Map.of("K", 3, "R", 2));
    private static final List<ItemVersion> BANK = Stream.of(items("K", 6), items("R", 4), items("X", 2))
            .flatMap(List::stream)
            .toList();

    @Test
    void theBlueprintIsMetExactly() {
        List<ItemVersion> picked = FormAssembly.pick(BLUEPRINT, List.of(), BANK, 1);

        assertThat(Coverage.of(BLUEPRINT, picked).met()).isTrue();
        assertThat(picked).doesNotHaveDuplicates();
    }

    @Test
    void theSameSeedDrawsTheSameFormWhateverTheOrderOfTheBank() {
        List<ItemVersion> reversed = new ArrayList<>(BANK);
        Collections.reverse(reversed);

        assertThat(FormAssembly.pick(BLUEPRINT, List.of(), reversed, 7))
                .isEqualTo(FormAssembly.pick(BLUEPRINT, List.of(), BANK, 7));
    }

    @Test
    void anotherSeedDrawsAnotherForm() {
        assertThat(FormAssembly.pick(BLUEPRINT, List.of(), BANK, 8))
                .isNotEqualTo(FormAssembly.pick(BLUEPRINT, List.of(), BANK, 7));
    }

    @Test
    void fixedItemsAreInAndCount() {
        List<ItemVersion> fixed = List.of(BANK.get(5), BANK.get(9));

        List<ItemVersion> picked = FormAssembly.pick(BLUEPRINT, fixed, BANK, 1);

        assertThat(picked).containsAll(fixed).doesNotHaveDuplicates();
        assertThat(Coverage.of(BLUEPRINT, picked).met()).isTrue();
    }

    @Test
    void everyCategoryThatFallsShortIsNamedWithItsNumbers() {
        assertThatThrownBy(() -> FormAssembly.pick(
                        new Blueprint("groot", 9, Map.of("K", 3, "R", 5, "Y", 1)), List.of(), BANK, 1))
                .hasMessageContaining("blueprint groot")
                .hasMessageContaining("R wanted 5, available 4")
                .hasMessageContaining("Y wanted 1, available 0");
    }

    @Test
    void fixedItemsThatTheBlueprintDoesNotAskAreNamed() {
        assertThatThrownBy(() -> FormAssembly.pick(BLUEPRINT, items("X", 1), BANK, 1))
                .hasMessageContaining("X wanted 0, fixed 1");
    }

    private static List<ItemVersion> items(String category, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ItemSamples.item(category + "-" + i, category, 4, "A"))
                .toList();
    }
}
