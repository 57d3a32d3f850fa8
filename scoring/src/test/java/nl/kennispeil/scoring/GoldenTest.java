package nl.kennispeil.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import nl.kennispeil.scoring.response.ResponseMatrix;
import org.junit.jupiter.api.Test;

class GoldenTest {

    @Test
    void anEmptyCellIsMissingAndTheLowestCategoryIsNought() {
        ResponseMatrix ability = Golden.matrix("ability16/data.csv");
        ResponseMatrix science = Golden.matrix("science/data.csv");

        assertThat(ability.persons()).isEqualTo(1525);
        assertThat(ability.isMissing(3, 1)).isTrue();
        assertThat(science.at(0, 0)).isEqualTo(3);
        assertThat(science.categories(0)).isEqualTo(4);
    }

    @Test
    void aNumberInsideAnObjectIsFound() {
        assertThat(Golden.json("lsat7/2pl_fit.json", "M2")).isEqualTo(11.9384123849);
        assertThat(Golden.number(Golden.csv("lsat7/2pl_scores.csv").get(0), "ML"))
                .isNaN();
    }
}
