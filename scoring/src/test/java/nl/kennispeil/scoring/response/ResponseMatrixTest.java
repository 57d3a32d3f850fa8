package nl.kennispeil.scoring.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResponseMatrixTest {

    private static final ResponseMatrix MATRIX =
            ResponseMatrix.of(List.of("a", "b"), new int[][] {{1, 2}, {0, -1}, {1, 2}, {1, 0}});

    @Test
    void anItemHasAsManyCategoriesAsWereSeenButTwoAtLeast() {
        assertThat(MATRIX.categories(0)).isEqualTo(2);
        assertThat(MATRIX.categories(1)).isEqualTo(3);
        assertThat(ResponseMatrix.of(List.of("a"), new int[][] {{0}}).categories(0))
                .isEqualTo(2);
    }

    @Test
    void equalRowsAreOnePattern() {
        Patterns patterns = MATRIX.patterns();

        assertThat(patterns.count()).isEqualTo(3);
        assertThat(patterns.frequency()).containsExactly(2, 1, 1);
        assertThat(patterns.patternOf()).containsExactly(0, 1, 0, 2);
        assertThat(patterns.distinct().at(1, 1)).isEqualTo(ResponseMatrix.MISSING);
    }

    @Test
    void aSelectionKeepsTheCategoriesOfTheWhole() {
        ResponseMatrix some = MATRIX.persons(3).items(1);

        assertThat(some.persons()).isEqualTo(1);
        assertThat(some.categories(0)).isEqualTo(3);
        assertThat(some.itemNames()).containsExactly("b");
    }

    @Test
    void whatDoesNotFitIsRefusedByName() {
        assertThatThrownBy(() -> ResponseMatrix.of(List.of("a", "b"), new int[][] {{1}}))
                .hasMessageContaining("person 0 has 1 responses");
        assertThatThrownBy(() -> ResponseMatrix.of(List.of("a"), new int[][] {{200}}))
                .hasMessageContaining("item a is 200: allowed is 0..99");
        assertThatThrownBy(() -> ResponseMatrix.of(List.of("a", "a"), new int[][] {{1, 0}}))
                .hasMessageContaining("item a stands more than once");
        assertThatThrownBy(() -> ResponseMatrix.of(List.of(), new int[][] {})).hasMessageContaining("without items");
        assertThatThrownBy(() -> MATRIX.withCategories(new int[] {2, 2})).hasMessageContaining("category 2 on item b");
    }
}
