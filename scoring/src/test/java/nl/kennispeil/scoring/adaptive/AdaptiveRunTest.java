package nl.kennispeil.scoring.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.kennispeil.scoring.ability.Ability;
import nl.kennispeil.scoring.ability.AbilityEstimators;
import nl.kennispeil.scoring.ability.AbilityMethod;
import nl.kennispeil.scoring.ability.Extremes;
import nl.kennispeil.scoring.ability.NormalPrior;
import nl.kennispeil.scoring.ability.Outcome;
import nl.kennispeil.scoring.ability.SearchRange;
import nl.kennispeil.scoring.irt.ItemParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdaptiveRunTest {

    private static AdaptiveTest plain(int items, int length) {
        return Pools.test(Pools.rasch(items), AdaptiveRules.plain(length));
    }

    private static int due(AdaptiveRun run) {
        return ((Step.Item) run.next()).item();
    }

    static Stream<Criterion> criteria() {
        return Stream.of(
                new Criterion.Information(),
                new Criterion.KullbackLeibler(false),
                new Criterion.KullbackLeibler(true),
                new Criterion.WeightedInformation(false),
                new Criterion.WeightedInformation(true),
                new Criterion.ExpectedInformation(false),
                new Criterion.ExpectedInformation(true),
                new Criterion.ExpectedVariance(true),
                new Criterion.DifficultyMatch(),
                new Criterion.PeakMatch(),
                new Criterion.Progressive(1),
                new Criterion.Proportional(1),
                new Criterion.Stratified(4, false),
                new Criterion.Stratified(4, true),
                new Criterion.Random());
    }

    @Test
    void aRightAnswerMakesTheNextItemHarderAndAWrongOneEasier() {
        AdaptiveRun up = plain(41, 10).begin(1);
        assertThat(up.next()).isEqualTo(new Step.Item(20, false));
        up.answer(20, 1);
        AdaptiveRun down = plain(41, 10).begin(1);
        down.answer(20, 0);
        assertThat(due(up)).isGreaterThan(20);
        assertThat(due(down)).isLessThan(20);
    }

    @Test
    void aTestOfFixedLengthEndsThereAndTakesNoMoreAnswers() {
        AdaptiveRun run = Pools.taken(plain(41, 3), 1, 0);
        assertThat(run.next()).isEqualTo(new Step.Finished(StopReason.LENGTH));
        assertThat(run.given()).hasSize(3);
        assertThatThrownBy(() -> run.answer(40, 1)).hasMessage("item item40 comes after the end of the test");
    }

    /** The index of bounds and the look at all items are two ways to the same item. */
    @Test
    void theMostInformativeItemIsFoundWithoutLookingAtAll() {
        Pool pool = Pools.mixed(300, 3);
        AdaptiveTest test = Pools.test(pool, AdaptiveRules.plain(60));
        for (int person = 0; person < 40; person++) {
            double theta = -6 + 0.3 * person;
            AdaptiveRun run = test.begin(person);
            while (run.next() instanceof Step.Item due) {
                double at = run.ability().theta();
                Set<Integer> given =
                        Set.copyOf(Arrays.stream(Pools.items(run)).boxed().toList());
                int best = IntStream.range(0, 300)
                        .filter(i -> !given.contains(i))
                        .boxed()
                        .max((i, j) -> Double.compare(
                                test.tables().curves[i].information(at),
                                test.tables().curves[j].information(at)))
                        .orElseThrow();
                assertThat(due.item()).isEqualTo(best);
                run.answer(due.item(), Pools.answer(pool, due.item(), theta, person));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("criteria")
    void everyCriterionGivesEveryModelEachItemOnceAndComesNearTheTruth(Criterion criterion) {
        Pool pool = Pools.mixed(180, 5);
        AdaptiveTest test = Pools.test(pool, AdaptiveRules.plain(40).with(criterion));
        double squares = 0;
        for (int person = 0; person < 30; person++) {
            double theta = -1.5 + 0.1 * person;
            AdaptiveRun run = Pools.taken(test, person, theta);
            assertThat(Pools.items(run)).hasSize(40).doesNotHaveDuplicates();
            squares += Math.pow(run.finalAbility().theta() - theta, 2);
        }
        assertThat(Math.sqrt(squares / 30)).isLessThan(0.42);
    }

    @ParameterizedTest
    @MethodSource("criteria")
    void aCourseIsTheSameWhenItIsRunAgainAndWhenItIsReplayedFromAnyPosition(Criterion criterion) {
        Pool pool = Pools.mixed(90, 6);
        AdaptiveTest test =
                Pools.test(pool, AdaptiveRules.plain(25).with(criterion).with(new ExposureRule.Randomesque(3)));
        AdaptiveRun run = Pools.taken(test, 77, 0.4);
        assertThat(Pools.items(Pools.taken(test, 77, 0.4))).isEqualTo(Pools.items(run));
        // another test made of the same pool and rules, as a server does that was started anew
        AdaptiveTest anew = Pools.test(Pools.mixed(90, 6), test.rules());
        for (int position = 0; position < 25; position++) {
            AdaptiveRun replay = anew.begin(77);
            for (Given answer : run.given().subList(0, position)) {
                replay.answer(answer.item(), answer.category());
            }
            assertThat(due(replay)).isEqualTo(run.given().get(position).item());
        }
    }

    @Test
    void aRetirementInMidTestIsReplayedWhetherOrNotSomebodyLookedAtTheNextItem() {
        AdaptiveTest test = Pools.test(Pools.threePl(60, 1), AdaptiveRules.plain(20));
        AdaptiveRun looked = test.begin(5);
        AdaptiveRun blind = test.begin(5);
        List<Integer> shown = new ArrayList<>();
        for (int turn = 0; turn < 20; turn++) {
            int item = due(looked);
            shown.add(item);
            if (turn == 4) {
                looked.passOver(item);
                blind.passOver(item);
                item = due(looked);
            }
            if (turn == 7) {
                int other = (item + 1) % 60;
                looked.retire(other);
                blind.retire(other);
            }
            looked.answer(item, turn % 2);
            blind.answer(item, turn % 2);
        }
        assertThat(looked.given()).isEqualTo(blind.given()).hasSize(20);
        assertThat(looked.given()).extracting(Given::item).doesNotContain(shown.get(4));
    }

    @Test
    void anItemThatWasGivenCanBeLeftOutOfTheResultButNoLongerForbidden() {
        AdaptiveTest test = plain(41, 5);
        AdaptiveRun run = Pools.taken(test, 1, 3);
        int first = run.given().get(0).item();
        assertThatThrownBy(() -> run.forbid(first)).hasMessageContaining("was given");
        run.retire(first);
        assertThat(run.given()).hasSize(5);
        assertThat(run.finalAbility(Set.of(first)).theta())
                .isLessThan(run.finalAbility().theta());
    }

    @ParameterizedTest
    @EnumSource(AbilityMethod.class)
    void theAbilityDuringIsWhatTheEstimatorsMakeOfTheSameAnswers(AbilityMethod method) {
        Pool pool = Pools.mixed(90, 8);
        AbilityRule rule = AbilityRule.of(method, method, new NormalPrior(0.3, 1.2));
        rule = new AbilityRule(
                method,
                method,
                rule.prior(),
                rule.nodes(),
                rule.search(),
                AbilityRule.ErrorBy.OBSERVED,
                AbilityRule.Unmixed.FENCE);
        AdaptiveTest test = Pools.test(pool, AdaptiveRules.plain(30).with(rule));
        AdaptiveRun run = test.begin(3);
        while (run.next() instanceof Step.Item due) {
            run.answer(due.item(), Pools.answer(pool, due.item(), 0.7, 3));
            List<ItemParameters> items = run.given().stream()
                    .map(answer -> test.parameters(answer.item()))
                    .toList();
            Ability exact = AbilityEstimators.of(method, items, rule.prior(), new SearchRange(-4, 4, Extremes.FENCED))
                    .estimate(run.given().stream().mapToInt(Given::category).toArray());
            assertThat(run.ability().theta()).isCloseTo(exact.theta(), within(2e-6));
            if (exact.outcome() == Outcome.ESTIMATED
                    && method != AbilityMethod.WLE
                    && method != AbilityMethod.JEFFREYS) {
                assertThat(run.ability().standardError()).isCloseTo(exact.standardError(), within(2e-6));
            }
        }
        assertThat(run.finalAbility().theta()).isCloseTo(run.ability().theta(), within(2e-6));
    }

    @ParameterizedTest
    @EnumSource(AbilityMethod.class)
    void allRightAllWrongAndAllUnknownGiveAFiniteAbilityAndAWholeTest(AbilityMethod method) {
        for (AbilityRule.Unmixed unmixed : AbilityRule.Unmixed.values()) {
            AbilityRule base = AbilityRule.of(method, method, NormalPrior.STANDARD);
            AbilityRule rule =
                    new AbilityRule(method, method, base.prior(), base.nodes(), base.search(), base.error(), unmixed);
            for (UnknownRule unknown : UnknownRule.values()) {
                AdaptiveTest test = Pools.test(
                        Pools.threePl(150, 2),
                        AdaptiveRules.plain(100).with(rule).with(unknown));
                for (int category : new int[] {0, 1, Given.UNKNOWN}) {
                    AdaptiveRun run = test.begin(1);
                    while (run.next() instanceof Step.Item due) {
                        run.answer(due.item(), category);
                        assertThat(run.ability().theta()).isBetween(-6.0, 6.0);
                    }
                    assertThat(run.given()).hasSize(100);
                }
            }
        }
    }

    @Test
    void anUnknownAnswerThatIsIgnoredTeachesNothingAndCountsForTheLength() {
        AdaptiveTest test = Pools.test(Pools.rasch(41), AdaptiveRules.plain(10).with(UnknownRule.IGNORED));
        AdaptiveRun run = test.begin(1);
        while (run.next() instanceof Step.Item due) {
            run.answer(due.item(), Given.UNKNOWN);
        }
        assertThat(run.given()).hasSize(10);
        assertThat(run.ability()).isEqualTo(new Ability(0, 1, Outcome.PRIOR_ONLY));
        assertThat(run.finalAbility().outcome()).isEqualTo(Outcome.PRIOR_ONLY);
    }

    @Test
    void anUnknownAnswerThatIsWrongIsWorthTheLowestCategory() {
        AdaptiveTest test = plain(41, 10);
        AdaptiveRun unknown = test.begin(1);
        AdaptiveRun wrong = test.begin(1);
        unknown.answer(20, Given.UNKNOWN);
        wrong.answer(20, 0);
        assertThat(unknown.ability()).isEqualTo(wrong.ability());
        assertThat(unknown.given().get(0).category()).isEqualTo(Given.UNKNOWN);
    }

    @Test
    void aPoolThatIsUsedUpEndsTheTest() {
        AdaptiveTest test = Pools.test(Pools.rasch(5), AdaptiveRules.plain(5).with(StopRule.between(2, 9)));
        assertThat(Pools.taken(test, 1, 0).next()).isEqualTo(new Step.Finished(StopReason.EXHAUSTED));
        AdaptiveRun retired = test.begin(1, NormalPrior.STANDARD, Set.of(0, 1, 2, 3, 4));
        assertThat(retired.next()).isEqualTo(new Step.Finished(StopReason.EXHAUSTED));
    }

    @Test
    void wrongAnswersAreRefusedByNameAndChangeNothing() {
        AdaptiveRun run = plain(41, 10).begin(1);
        assertThatThrownBy(() -> run.answer(20, 2))
                .hasMessage("item item20 was answered with category 2: allowed is 0 to 1, or −1 for unknown");
        assertThatThrownBy(() -> run.answer(20, -2)).hasMessageContaining("category -2");
        assertThatThrownBy(() -> run.answer(3, 1)).hasMessage("item item3 is not due: item20 is");
        assertThatThrownBy(() -> run.answer(41, 1)).hasMessage("item 41: allowed is 0 to 40");
        assertThatThrownBy(() -> run.forbid(20)).hasMessage("item item20 is due: pass it over");
        run.answer(20, 1);
        assertThatThrownBy(() -> run.answer(20, 1)).hasMessageContaining("is not due");
        assertThat(run.given()).hasSize(1);
    }

    @Test
    void aPoolRefusesWhatItCannotUseByName() {
        assertThatThrownBy(() -> Pool.of(List.of())).hasMessageContaining("none of which counts");
        PoolItem item = PoolItem.of("x", new ItemParameters.Rasch(0));
        assertThatThrownBy(() -> Pool.of(List.of(item, item))).hasMessageContaining("item x is number 0 and number 1");
        assertThatThrownBy(() -> new PoolItem("y", null, 0, false)).hasMessageContaining("item y has no parameters");
        assertThatThrownBy(() -> new PoolItem("y", null, Double.NaN, true)).hasMessageContaining("NaN seconds");
        assertThatThrownBy(() -> Pools.test(Pools.rasch(5), AdaptiveRules.plain(6)))
                .hasMessage("the shortest test has 6 scored items: the pool has 5");
        assertThatThrownBy(() -> AdaptiveTest.of(
                        Pools.rasch(5), AdaptiveRules.plain(3), ContentControl.none(), EligibilityTable.open(4)))
                .hasMessageContaining("of 4 items: allowed is the pool's 5");
    }

    @Test
    void aTestStartsWhereTheRuleSays() {
        AdaptiveTest fixed = Pools.test(Pools.rasch(41), AdaptiveRules.plain(9).with(Start.at(1)));
        assertThat(due(fixed.begin(1))).isEqualTo(30);
        AdaptiveTest group = Pools.test(Pools.rasch(41), AdaptiveRules.plain(9).with(Start.fromGroup()));
        AdaptiveRun first = group.begin(1, new NormalPrior(-1, 0.5));
        assertThat(due(first)).isEqualTo(10);
        first.answer(10, 1);
        // the group guides the course; the result does not know it
        AdaptiveRun other = group.begin(1, new NormalPrior(-1, 0.1));
        other.answer(10, 1);
        assertThat(other.ability()).isNotEqualTo(first.ability());
        assertThat(other.finalAbility()).isEqualTo(first.finalAbility());
    }

    @Test
    void aRoutingBlockComesFirstInItsOrderAndTargetsSpreadTheFirstItems() {
        Start block = new Start(false, 0, new Start.Routing.Block(List.of("item7", "item3", "item40")));
        AdaptiveRun run =
                Pools.taken(Pools.test(Pools.rasch(41), AdaptiveRules.plain(6).with(block)), 1, 0);
        assertThat(Pools.items(run)).startsWith(7, 3, 40).doesNotHaveDuplicates();
        Start targets = new Start(false, 0, new Start.Routing.Targets(List.of(-1.0, 0.0, 1.0)));
        AdaptiveRun spread =
                Pools.taken(Pools.test(Pools.rasch(41), AdaptiveRules.plain(6).with(targets)), 1, 2);
        assertThat(Pools.items(spread)).startsWith(10, 20, 30);
        Start unknown = new Start(false, 0, new Start.Routing.Block(List.of("nix")));
        assertThatThrownBy(
                        () -> Pools.test(Pools.rasch(41), AdaptiveRules.plain(6).with(unknown)))
                .hasMessage("item nix is not in the pool of 41 items");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pilotsStandInRandomPlacesAndChangeNothingOfTheScore(boolean inLength) {
        List<PoolItem> items = new ArrayList<>(Pools.rasch(41).items());
        for (int i = 0; i < 6; i++) {
            items.add(new PoolItem("pilot" + i, null, 0, true));
        }
        AdaptiveTest test = Pools.test(Pool.of(items), AdaptiveRules.plain(20).with(new PilotRule(4, 3, 2, inLength)));
        int[] places = new int[24];
        for (int seed = 0; seed < 200; seed++) {
            AdaptiveRun run = Pools.taken(test, seed, 0.5);
            assertThat(run.given()).hasSize(inLength ? 20 : 24);
            assertThat(run.given().stream().filter(Given::pilot)).hasSize(4);
            for (int place = 0; place < run.given().size(); place++) {
                places[place] += run.given().get(place).pilot() ? 1 : 0;
            }
            AdaptiveRun without = Pools.test(Pools.rasch(41), AdaptiveRules.plain(inLength ? 16 : 20))
                    .begin(seed);
            for (Given answer : run.given()) {
                if (!answer.pilot()) {
                    without.answer(answer.item(), answer.category());
                }
            }
            assertThat(without.ability()).isEqualTo(run.ability());
        }
        int shortest = inLength ? 20 : 24;
        assertThat(Arrays.copyOf(places, 3)).containsOnly(0);
        assertThat(Arrays.copyOfRange(places, shortest - 2, 24)).containsOnly(0);
        assertThat(Arrays.stream(places, 3, shortest - 2).min().orElseThrow()).isGreaterThan(10);
    }
}
