package nl.kennispeil.scoring.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.Golden;
import nl.kennispeil.scoring.GoldenItems;
import nl.kennispeil.scoring.ability.AbilityEstimators;
import nl.kennispeil.scoring.ability.AbilityMethod;
import nl.kennispeil.scoring.ability.NormalPrior;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonFitGoldenTest {

    private static ResponseMatrix patterns(List<Map<String, String>> rows, int lowest) {
        int[][] cells = rows.stream().map(row -> Golden.pattern(row, lowest)).toArray(int[][]::new);
        return ResponseMatrix.of(
                IntStream.range(0, cells[0].length).mapToObj(item -> "i" + item).toList(), cells);
    }

    /** mirt 1.45.1, personfit(method = "EAP"). */
    @ParameterizedTest
    @MethodSource("nl.kennispeil.scoring.GoldenItems#sets")
    void personFitIsThatOfMirt(String set) {
        NormalPrior prior = new NormalPrior(0, GoldenItems.sd(set));
        FitModel model = FitModel.calibrated(GoldenItems.of(set), prior);
        List<Map<String, String>> rows = Golden.csv(set + "_personfit_EAP.csv");
        ResponseMatrix data = patterns(rows, set.startsWith("science") ? 1 : 0);
        double[] eap =
                AbilityEstimators.eap(model.items(), prior).estimate(data).theta();
        List<MeanSquare> squares = MeanSquares.persons(model, data, eap);
        double[] lz = PersonFit.lz(model, data, eap);
        for (int person = 0; person < rows.size(); person++) {
            Map<String, String> row = rows.get(person);
            assertThat(squares.get(person).outfit()).isCloseTo(Golden.number(row, "outfit"), within(1e-5));
            assertThat(squares.get(person).outfitZ()).isCloseTo(Golden.number(row, "z.outfit"), within(1e-5));
            assertThat(squares.get(person).infit()).isCloseTo(Golden.number(row, "infit"), within(1e-5));
            assertThat(squares.get(person).infitZ()).isCloseTo(Golden.number(row, "z.infit"), within(1e-5));
            assertThat(lz[person]).isCloseTo(Golden.number(row, "Zh"), within(1e-5));
        }
    }

    /** PerFit 1.4.6, lz and lzstar at the WLE of the file; PerFit rounds to four decimals. */
    @ParameterizedTest
    @ValueSource(strings = {"lsat7/2pl", "ability16/2pl_complete"})
    void lzAndItsCorrectedFormAreThoseOfPerFit(String set) {
        FitModel model = FitModel.calibrated(GoldenItems.of(set), NormalPrior.STANDARD);
        List<Map<String, String>> rows = Golden.csv(set + "_personfit_lz_lzstar_WLE.csv");
        ResponseMatrix data = patterns(rows, 0);
        double[] wle =
                rows.stream().mapToDouble(row -> Golden.number(row, "WLE")).toArray();
        double[] lz = PersonFit.lz(model, data, wle);
        double[] corrected = PersonFit.lzStar(model, data, wle, AbilityMethod.WLE);
        for (int person = 0; person < rows.size(); person++) {
            assertThat(lz[person]).isCloseTo(Golden.number(rows.get(person), "lz"), within(5.01e-5));
            assertThat(corrected[person]).isCloseTo(Golden.number(rows.get(person), "lzstar"), within(5.01e-5));
        }
    }

    @Test
    void withoutAnAbilityThereIsNoPersonFit() {
        FitModel model = FitModel.calibrated(GoldenItems.of("lsat7/2pl"), NormalPrior.STANDARD);
        ResponseMatrix data = ResponseMatrix.of(
                List.of("a", "b", "c", "d", "e"), new int[][] {{1, 1, 1, 1, 1}, {-1, -1, -1, -1, -1}});
        double[] theta = {Double.POSITIVE_INFINITY, 0};

        assertThat(PersonFit.lz(model, data, theta)).containsOnly(Double.NaN);
        assertThat(PersonFit.lzStar(model, data, theta, AbilityMethod.ML)).containsOnly(Double.NaN);
        assertThat(MeanSquares.persons(model, data, theta)).allMatch(square -> Double.isNaN(square.outfit()));
        assertThatThrownBy(() -> PersonFit.lzStar(model, data, theta, AbilityMethod.EAP))
                .hasMessageContaining("lz* with EAP abilities");
        assertThatThrownBy(() -> PersonFit.lz(model, data, new double[3]))
                .hasMessageContaining("3 abilities: allowed is 2");
    }
}
