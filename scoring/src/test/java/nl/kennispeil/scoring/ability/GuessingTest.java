package nl.kennispeil.scoring.ability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import nl.kennispeil.scoring.Golden;
import nl.kennispeil.scoring.GoldenItems;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.ItemParameters.ThreePl;
import org.junit.jupiter.api.Test;

/** What guessing does: Warm's correction is not Jeffreys' prior, and a likelihood may have several maxima. */
class GuessingTest {

    /**
     * catR 3.17, thetaEst(method = "ML", "BM", "WL") on 85 items of its bank tcals (file full_bank_estimates.csv). catR's root
     * finder stops at steps of 1.2e-4, so its estimates are up to 2e-5 off the root; Jeffreys' differ by up to 0.09. catR's
     * standard errors of ML and WL are those of the expected information, ours of the observed one.
     */
    @Test
    void withGuessingTheWeightedLikelihoodIsThatOfCatr() {
        List<ItemParameters> bank = Golden.csv("cat_tcals/bank.csv").stream()
                .<ItemParameters>map(
                        row -> new ThreePl(Golden.number(row, "a"), Golden.number(row, "b"), Golden.number(row, "c")))
                .toList();
        Map<String, AbilityMethod> methods =
                Map.of("ML", AbilityMethod.ML, "BM", AbilityMethod.MAP, "WL", AbilityMethod.WLE);
        List<Map<String, String>> persons = Golden.csv("cat_tcals/responses.csv");
        for (Map<String, String> row : Golden.csv("cat_tcals/full_bank_estimates.csv")) {
            AbilityMethod method = methods.get(Golden.cell(row, "estimator"));
            if (method == null) {
                continue;
            }
            Map<String, String> person = persons.get((int) Golden.number(row, "person") - 1);
            int[] answers = new int[bank.size()];
            for (int item = 0; item < answers.length; item++) {
                answers[item] = (int) Golden.number(person, "X" + (item + 1));
            }
            Ability ability = AbilityEstimators.of(method, bank, NormalPrior.STANDARD, SearchRange.WIDE)
                    .estimate(answers);
            assertThat(ability.theta()).isCloseTo(Golden.number(row, "theta"), within(2e-5));
            if (method != AbilityMethod.MAP) {
                assertThat(1 / Math.sqrt(TestFunctions.information(bank, ability.theta())))
                        .isCloseTo(Golden.number(row, "se"), within(2e-5));
            }
        }
    }

    /** A pattern of ability16 for which mirt 1.45.1 returns −0.3531, the lower of two maxima. */
    @Test
    void ofSeveralMaximaTheHighestIsReturnedAndSaid() {
        List<ItemParameters> items = GoldenItems.of("ability16/3pl_prior_complete");
        int[] answers = {1, 1, 1, 1, 0, 0, 0, 0, 1, 0, 1, 0, 1, 1, 0, 1};
        Ability ability = AbilityEstimators.ml(items, SearchRange.WIDE).estimate(answers);
        PersonFunction function = new PersonFunction(AbilityMethod.ML, items, null);
        System.arraycopy(answers, 0, function.responses(), 0, answers.length);

        assertThat(ability.outcome()).isEqualTo(Outcome.SEVERAL_MAXIMA);
        assertThat(ability.theta()).isCloseTo(0.8961, within(1e-4));
        function.gradient(-0.353121965);
        double lower = function.value();
        function.gradient(ability.theta());
        assertThat(function.value()).isGreaterThan(lower);
    }

    /** One easy item wrong and one hard item right: guessing explains it best, and the likelihood is highest at −∞. */
    @Test
    void aLikelihoodThatIsHighestAtMinusInfinityHasNoEstimate() {
        List<ItemParameters> items = List.of(new ThreePl(2, -1, 0.25), new ThreePl(2, 1, 0.25));

        assertThat(AbilityEstimators.ml(items, SearchRange.WIDE).estimate(0, 1).outcome())
                .isEqualTo(Outcome.BELOW_RANGE);
    }
}
