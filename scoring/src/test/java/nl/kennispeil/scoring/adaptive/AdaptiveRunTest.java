package nl.kennispeil.scoring.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.irt.ItemParameters;
import org.junit.jupiter.api.Test;

class AdaptiveRunTest {

    private static Pool rasch(int items) {
        return Pool.of(IntStream.range(0, items)
                .mapToObj(i -> PoolItem.of("item" + i, new ItemParameters.Rasch(-2 + 4.0 * i / (items - 1))))
                .toList());
    }

    private static AdaptiveTest plain(int items, int length) {
        return AdaptiveTest.of(
                rasch(items), AdaptiveRules.plain(length), ContentControl.none(), EligibilityTable.open(items));
    }

    @Test
    void a_right_answer_makes_the_next_item_harder_and_a_wrong_one_easier() {
        AdaptiveRun up = plain(41, 10).begin(1);
        assertThat(up.next()).isEqualTo(new Step.Item(20, false));
        up.answer(20, 1);
        AdaptiveRun down = plain(41, 10).begin(1);
        down.answer(20, 0);
        assertThat(((Step.Item) up.next()).item()).isGreaterThan(20);
        assertThat(((Step.Item) down.next()).item()).isLessThan(20);
    }

    @Test
    void a_test_of_fixed_length_ends_there() {
        AdaptiveRun run = plain(41, 3).begin(1);
        for (int i = 0; i < 3; i++) {
            run.answer(((Step.Item) run.next()).item(), i % 2);
        }
        assertThat(run.next()).isEqualTo(new Step.Finished(StopReason.LENGTH));
        assertThat(run.given()).extracting(Given::category).isEqualTo(List.of(0, 1, 0));
        assertThatThrownBy(() -> run.answer(40, 1)).hasMessage("item item40 comes after the end of the test");
    }
}
