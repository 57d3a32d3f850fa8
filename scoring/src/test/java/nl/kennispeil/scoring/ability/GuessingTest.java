package nl.kennispeil.scoring.ability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nl.kennispeil.scoring.Golden;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.ItemParameters.ThreePl;
import org.junit.jupiter.api.Test;

class GuessingTest {

    @Test
    void x() {
        List<ItemParameters> bank = Golden.csv("cat_tcals/bank.csv").stream()
                .<ItemParameters>map(row ->
                        new ThreePl(Golden.number(row, "a"), Golden.number(row, "b"), Golden.number(row, "c")))
                .toList();
        List<Map<String, String>> people = Golden.csv("cat_tcals/responses.csv");
        for (Map<String, String> row : Golden.csv("cat_tcals/full_bank_estimates.csv")) {
            int[] answers = new int[bank.size()];
            Map<String, String> person = people.get((int) Golden.number(row, "person") - 1);
            for (int item = 0; item < answers.length; item++) answers[item] = (int) Golden.number(person, "X" + (item + 1));
            for (AbilityMethod m : AbilityMethod.values()) {
                Ability a = AbilityEstimators.of(m, bank, NormalPrior.STANDARD, SearchRange.WIDE).estimate(answers);
                System.out.println(row + " " + m + " " + a + " " + 1 / Math.sqrt(TestFunctions.information(bank, a.theta())));
            }
        }
        assertThat(bank).isNotEmpty();
    }
}
