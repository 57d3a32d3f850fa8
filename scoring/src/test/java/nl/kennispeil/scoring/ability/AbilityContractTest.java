package nl.kennispeil.scoring.ability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.irt.GradedResponse;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.ItemParameters.Rasch;
import nl.kennispeil.scoring.irt.ItemParameters.ThreePl;
import nl.kennispeil.scoring.irt.ItemParameters.TwoPl;
import nl.kennispeil.scoring.irt.NominalResponse;
import nl.kennispeil.scoring.irt.PartialCredit;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The laws that every estimator of ability obeys. */
class AbilityContractTest {

    private static final List<ItemParameters> MIXED = List.of(
            new Rasch(-0.4),
            new TwoPl(1.3, 0.5),
            new ThreePl(1.1, 0.1, 0.2),
            PartialCredit.gpcm(0.8, -1, 0.7),
            new GradedResponse(1.4, -1.5, 0, 1.2),
            new NominalResponse(new double[] {0, 0.6, 1.5}, new double[] {0, 0.4, -0.3}));

    private static AbilityEstimator estimator(AbilityMethod method, List<ItemParameters> items) {
        return AbilityEstimators.of(method, items, NormalPrior.STANDARD, SearchRange.WIDE);
    }

    private static List<ItemParameters> rasch(double... difficulties) {
        return Arrays.stream(difficulties).<ItemParameters>mapToObj(Rasch::new).toList();
    }

    @ParameterizedTest
    @EnumSource
    void turningAnswersAndDifficultiesAroundTurnsAbilityAround(AbilityMethod method) {
        Ability ability = estimator(method, rasch(-1, 0.3, 0.8, 2)).estimate(1, 1, 0, 1);
        Ability turned = estimator(method, rasch(1, -0.3, -0.8, -2)).estimate(0, 0, 1, 0);

        assertThat(turned.theta()).isCloseTo(-ability.theta(), within(1e-10));
        assertThat(turned.standardError()).isCloseTo(ability.standardError(), within(1e-8));
    }

    @ParameterizedTest
    @EnumSource
    void underTheRaschModelAbilityFollowsTheRawScoreAndNothingElse(AbilityMethod method) {
        AbilityEstimator estimator = estimator(method, rasch(-1, 0.3, 0.8, 2));
        double before = Double.NEGATIVE_INFINITY;
        for (int score = 0; score <= 4; score++) {
            int raw = score;
            double theta = estimator
                    .estimate(IntStream.range(0, 4)
                            .map(item -> item < raw ? 1 : 0)
                            .toArray())
                    .theta();
            double other = estimator
                    .estimate(IntStream.range(0, 4)
                            .map(item -> item >= 4 - raw ? 1 : 0)
                            .toArray())
                    .theta();
            assertThat(score == 0 || theta > before).isTrue();
            if (Double.isFinite(theta)) {
                assertThat(other).isCloseTo(theta, within(1e-9));
            }
            before = theta;
        }
    }

    @ParameterizedTest
    @EnumSource
    void extremePatternsAreFiniteButForMaximumLikelihood(AbilityMethod method) {
        AbilityEstimator estimator = estimator(method, rasch(-1, 0.3, 0.8, 2));
        Ability lowest = estimator.estimate(0, 0, 0, 0);
        Ability highest = estimator.estimate(1, 1, 1, 1);

        if (method == AbilityMethod.ML) {
            assertThat(lowest).isEqualTo(new Ability(Double.NEGATIVE_INFINITY, Double.NaN, Outcome.BELOW_RANGE));
            assertThat(highest).isEqualTo(new Ability(Double.POSITIVE_INFINITY, Double.NaN, Outcome.ABOVE_RANGE));
        } else {
            assertThat(lowest.theta()).isFinite().isNegative();
            assertThat(highest.theta()).isFinite().isPositive();
            assertThat(highest.standardError()).isFinite().isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void fencesHoldWhatWouldBeInfinite(AbilityMethod method) {
        SearchRange fenced = new SearchRange(-4, 4, Extremes.FENCED);
        Ability ability = AbilityEstimators.of(method, rasch(-1, 0.3), NormalPrior.STANDARD, fenced)
                .estimate(1, 1);

        assertThat(ability.theta()).isBetween(0.0, 4.0);
        assertThat(ability.standardError()).isFinite();
        assertThat(ability.outcome()).isEqualTo(method == AbilityMethod.ML ? Outcome.ABOVE_RANGE : Outcome.ESTIMATED);
    }

    @ParameterizedTest
    @EnumSource
    void aMissingItemIsAsIfItWereNotInTheTest(AbilityMethod method) {
        Ability all = estimator(method, MIXED).estimate(1, -1, 0, 1, -1, 2);
        Ability some = estimator(method, List.of(MIXED.get(0), MIXED.get(2), MIXED.get(3), MIXED.get(5)))
                .estimate(1, 0, 1, 2);

        assertThat(all.theta()).isCloseTo(some.theta(), within(1e-8));
        assertThat(all.standardError()).isCloseTo(some.standardError(), within(1e-7));
    }

    @ParameterizedTest
    @EnumSource
    void theOrderOfItemsMakesNoDifference(AbilityMethod method) {
        List<ItemParameters> turned = new ArrayList<>(MIXED);
        Collections.reverse(turned);
        Ability ability = estimator(method, MIXED).estimate(1, 0, 1, 2, 1, 0);
        Ability other = estimator(method, turned).estimate(0, 1, 2, 1, 0, 1);

        assertThat(other.theta()).isCloseTo(ability.theta(), within(1e-10));
        assertThat(other.standardError()).isCloseTo(ability.standardError(), within(1e-8));
    }

    @ParameterizedTest
    @EnumSource
    void whoAnsweredNothingGetsThePriorOrNoEstimate(AbilityMethod method) {
        Ability ability = AbilityEstimators.of(method, MIXED, new NormalPrior(0.5, 2), SearchRange.WIDE)
                .estimate(-1, -1, -1, -1, -1, -1);

        if (method == AbilityMethod.EAP || method == AbilityMethod.MAP) {
            assertThat(ability).isEqualTo(new Ability(0.5, 2, Outcome.PRIOR_ONLY));
        } else {
            assertThat(ability).isEqualTo(new Ability(Double.NaN, Double.NaN, Outcome.NO_ESTIMATE));
        }
    }

    /** 3,000 persons on 6 items repeat patterns; 40 items do not. A fifth of the answers is missing in the last items. */
    @ParameterizedTest
    @EnumSource
    void manyPersonsGetWhatEachWouldGetAlone(AbilityMethod method) {
        List<ItemParameters> items = new ArrayList<>();
        for (int times = 0; times < 7; times++) {
            items.addAll(MIXED);
            AbilityEstimator estimator = estimator(method, items);
            ResponseMatrix data = simulated(items, times == 0 ? 3000 : 200, new SplittableRandom(7 + times));
            Abilities all = estimator.estimate(data);
            for (int person = 0; person < 200; person++) {
                int[] answers = new int[items.size()];
                Answers.read(data, person, answers);
                Ability alone = estimator.estimate(answers);
                assertThat(all.outcomes()[person]).isEqualTo(alone.outcome());
                if (Double.isFinite(alone.theta())) {
                    assertThat(all.theta()[person]).isCloseTo(alone.theta(), within(1e-11));
                    assertThat(all.standardErrors()[person]).isCloseTo(alone.standardError(), within(1e-10));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatDoesNotBelongToTheItemsIsNamed(AbilityMethod method) {
        AbilityEstimator estimator = estimator(method, MIXED);
        ResponseMatrix narrow = ResponseMatrix.of(List.of("a", "b"), new int[][] {{0, 1}});
        ResponseMatrix high =
                ResponseMatrix.of(List.of("a", "b", "c", "d", "e", "f"), new int[][] {{0, 0, 0, 3, 0, 0}});

        assertThatThrownBy(() -> estimator.estimate(1, 0)).hasMessageContaining("2 responses: allowed is 6");
        assertThatThrownBy(() -> estimator.estimate(2, 0, 0, 0, 0, 0))
                .hasMessageContaining("category 2: allowed is 0..1");
        assertThatThrownBy(() -> estimator.estimate(narrow)).hasMessageContaining("2 columns of responses");
        assertThatThrownBy(() -> estimator.estimate(high)).hasMessageContaining("category 3 of person 0 on item d");
        assertThatThrownBy(() -> estimator(method, List.of())).hasMessageContaining("no items");
    }

    private static ResponseMatrix simulated(List<ItemParameters> items, int persons, SplittableRandom random) {
        int[][] rows = new int[persons][items.size()];
        for (int[] row : rows) {
            for (int item = 0; item < row.length; item++) {
                row[item] = item % 6 >= 4 && random.nextInt(5) == 0
                        ? -1
                        : random.nextInt(items.get(item).categories());
            }
        }
        Arrays.fill(rows[3], -1);
        return ResponseMatrix.of(
                IntStream.range(0, items.size()).mapToObj(item -> "i" + item).toList(), rows);
    }
}
