package nl.kennispeil.scoring.ability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import nl.kennispeil.scoring.Golden;
import nl.kennispeil.scoring.GoldenItems;
import nl.kennispeil.scoring.irt.ItemParameters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Against mirt 1.45.1 {@code fscores} (files {@code _scores.csv}), given the parameters of the files.
 *
 * <p>EAP agrees within 1e-6 (within 2e-8 where mirt's grid of spacing 0.2 is fine enough: all sets but the Rasch ones, whose
 * grid is not stretched with the latent deviation, and ability16 3PL, whose sharpest item has a = 4.6). mirt's MAP, ML and
 * WLE come from the general minimiser {@code nlm}, which stops when the slope is about 1e-6: they are up to 4e-6 off the
 * maximum. So they are held to 1e-6 after one Newton step on our slope, and the step itself to 1e-5. mirt's standard errors
 * of these come from nlm's forward second difference with a step of 1e-4·max(1, θ), which is up to 5e-4 off: done in the
 * same way with our function it gives mirt's numbers within 1e-5.
 *
 * <p>Where the likelihood of a 3PL pattern has several maxima, mirt returns the one it meets first; ours must then be higher.
 */
class GoldenAbilityTest {

    @ParameterizedTest
    @MethodSource("nl.kennispeil.scoring.GoldenItems#sets")
    @ValueSource(strings = "ability16/2pl_missing")
    void abilitiesAreThoseOfMirt(String set) {
        List<ItemParameters> items = GoldenItems.of(set);
        NormalPrior prior = new NormalPrior(0, GoldenItems.sd(set));
        for (Map<String, String> row : Golden.csv(set + "_scores.csv")) {
            int[] pattern = Golden.pattern(row, set.startsWith("science") ? 1 : 0);
            Ability eap = AbilityEstimators.eap(items, prior).estimate(pattern);
            if (eap.outcome() == Outcome.ESTIMATED) {
                assertThat(eap.theta()).isCloseTo(Golden.number(row, "EAP"), within(1e-6));
                assertThat(eap.standardError()).isCloseTo(Golden.number(row, "EAP_se"), within(2e-6));
            }
            compare(AbilityMethod.MAP, "MAP", items, prior, row, pattern);
            compare(AbilityMethod.ML, "ML", items, prior, row, pattern);
            // mirt's WLE maximises the likelihood times √I, which for 3PL is not Warm's equation
            compare(AbilityMethod.JEFFREYS, "WLE", items, prior, row, pattern);
            if (!set.contains("3pl")) {
                compare(AbilityMethod.WLE, "WLE", items, prior, row, pattern);
            }
        }
    }

    private static void compare(
            AbilityMethod method,
            String column,
            List<ItemParameters> items,
            NormalPrior prior,
            Map<String, String> row,
            int[] pattern) {
        Ability ours =
                AbilityEstimators.of(method, items, prior, SearchRange.WIDE).estimate(pattern);
        double golden = Golden.number(row, column);
        if (ours.outcome() == Outcome.PRIOR_ONLY || ours.outcome() == Outcome.NO_ESTIMATE || Double.isNaN(golden)) {
            assertThat(Double.isNaN(golden)).isTrue();
            assertThat(ours.outcome()).isNotIn(Outcome.ESTIMATED, Outcome.SEVERAL_MAXIMA);
            return;
        }
        PersonFunction function = new PersonFunction(method, items, method == AbilityMethod.MAP ? prior : null);
        System.arraycopy(pattern, 0, function.responses(), 0, pattern.length);
        double slope = function.gradient(golden);
        double goldenValue = function.value();
        double step = slope * Math.pow(function.standardError(golden), 2);
        if (Math.abs(golden - ours.theta()) > 1e-5) {
            function.gradient(Double.isInfinite(ours.theta()) ? Math.signum(ours.theta()) * 20 : ours.theta());
            assertThat(function.value()).isGreaterThan(goldenValue);
            return;
        }
        assertThat(golden + step).isCloseTo(ours.theta(), within(1e-6));
        double goldenError = Golden.number(row, column + "_se");
        assertThat(ours.standardError() / goldenError).isCloseTo(1, within(1e-3));
        if (method != AbilityMethod.WLE && goldenError < 2) {
            assertThat(forwardError(function, golden) / goldenError).isCloseTo(1, within(1e-5));
        }
    }

    private static double forwardError(PersonFunction function, double theta) {
        double step = 1e-4 * Math.max(1, theta);
        double[] values = new double[3];
        for (int k = 0; k < 3; k++) {
            function.gradient(theta + k * step);
            values[k] = function.value();
        }
        return 1 / Math.sqrt(-(values[0] - 2 * values[1] + values[2]) / (step * step));
    }
}
