package nl.kennispeil.scoring.adaptive;

import java.util.List;
import nl.kennispeil.scoring.ability.Ability;
import nl.kennispeil.scoring.ability.AbilityEstimators;
import nl.kennispeil.scoring.ability.AbilityMethod;
import nl.kennispeil.scoring.ability.Extremes;
import nl.kennispeil.scoring.ability.Outcome;
import nl.kennispeil.scoring.ability.SearchRange;
import nl.kennispeil.scoring.irt.ItemParameters;

/** The ability of the result. */
final class FinalAbility {

    private FinalAbility() {}

    static Ability of(AdaptiveTest test, List<Given> answers) {
        AbilityRule rule = test.rules().ability();
        if (rule.atEnd() == AbilityMethod.EAP) {
            Posterior posterior = new Posterior(rule.nodes(), rule.prior());
            for (Given answer : answers) {
                posterior.add(test.tables().probability[answer.item()], answer.category());
            }
            return answers.isEmpty()
                    ? new Ability(rule.prior().mean(), rule.prior().sd(), Outcome.PRIOR_ONLY)
                    : new Ability(posterior.mean(), posterior.sd(), Outcome.ESTIMATED);
        }
        if (answers.isEmpty()) {
            return rule.atEnd() == AbilityMethod.MAP
                    ? new Ability(rule.prior().mean(), rule.prior().sd(), Outcome.PRIOR_ONLY)
                    : new Ability(Double.NaN, Double.NaN, Outcome.NO_ESTIMATE);
        }
        List<ItemParameters> items =
                answers.stream().map(answer -> test.parameters(answer.item())).toList();
        SearchRange range =
                new SearchRange(rule.search().lowest(), rule.search().highest(), Extremes.FENCED);
        return AbilityEstimators.of(rule.atEnd(), items, rule.prior(), range)
                .estimate(answers.stream().mapToInt(Given::category).toArray());
    }
}
