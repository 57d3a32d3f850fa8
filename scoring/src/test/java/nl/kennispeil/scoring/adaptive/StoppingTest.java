package nl.kennispeil.scoring.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import nl.kennispeil.scoring.ability.Ability;
import nl.kennispeil.scoring.ability.Outcome;
import nl.kennispeil.scoring.adaptive.StopRule.Condition;
import org.junit.jupiter.api.Test;

class StoppingTest {

    private static final Pool POOL = Pools.threePl(200, 4);

    private static AdaptiveRun taken(StopRule rule, double theta, long seed) {
        return Pools.taken(Pools.test(POOL, AdaptiveRules.plain(1).with(rule)), seed, theta);
    }

    private static StopReason reason(AdaptiveRun run) {
        return ((Step.Finished) run.next()).reason();
    }

    @Test
    void aPreciseAbilityEndsTheTestAtOnceButNotBelowTheShortestLength() {
        AdaptiveRun run = taken(StopRule.between(5, 100, new Condition.Precision(0.35)), 0, 1);
        assertThat(reason(run)).isEqualTo(StopReason.PRECISION);
        assertThat(run.ability().standardError()).isLessThanOrEqualTo(0.35);
        AdaptiveRun oneLess = Pools.test(POOL, AdaptiveRules.plain(100)).begin(1);
        for (Given answer : run.given().subList(0, run.scored() - 1)) {
            oneLess.answer(answer.item(), answer.category());
        }
        assertThat(oneLess.ability().standardError()).isGreaterThan(0.35);
        AdaptiveRun longer = taken(StopRule.between(60, 100, new Condition.Precision(0.35)), 0, 1);
        assertThat(longer.scored()).isEqualTo(60);
    }

    @Test
    void aPrecisionThatIsNotReachedEndsAtTheLongestLength() {
        AdaptiveRun run = taken(StopRule.between(5, 12, new Condition.Precision(0.05)), 0, 1);
        assertThat(run.scored()).isEqualTo(12);
        assertThat(reason(run)).isEqualTo(StopReason.LENGTH);
    }

    @Test
    void anIntervalThatLeavesOutTheCutScoreEndsTheTest() {
        AdaptiveRun run = taken(StopRule.between(5, 150, new Condition.Interval(0, 0.95)), 1, 1);
        assertThat(reason(run)).isEqualTo(StopReason.CLASSIFIED);
        assertThat(Math.abs(run.ability().theta()))
                .isGreaterThan(1.959963 * run.ability().standardError());
        assertThat(run.scored()).isLessThan(100);
    }

    /** Wald: errors of about α and β at the ends of the indifference region, fewer further away. */
    @Test
    void theRatioTestKeepsItsErrors() {
        StopRule rule = StopRule.between(1, 200, new Condition.RatioTest(0.2, 0.3, 0.05, 0.1));
        AdaptiveTest test = Pools.test(POOL, AdaptiveRules.plain(1).with(rule));
        int falsePasses = 0;
        int falseFails = 0;
        int people = 600;
        double items = 0;
        for (int person = 0; person < people; person++) {
            AdaptiveRun low = Pools.taken(test, person, -0.1);
            AdaptiveRun high = Pools.taken(test, 10_000 + person, 0.5);
            falsePasses += low.ability().theta() > 0.2 ? 1 : 0;
            falseFails += high.ability().theta() < 0.2 ? 1 : 0;
            items += low.scored() + high.scored();
            assertThat(reason(low)).isIn(StopReason.CLASSIFIED, StopReason.LENGTH);
        }
        assertThat(falsePasses / (double) people).isLessThan(0.08);
        assertThat(falseFails / (double) people).isLessThan(0.13);
        assertThat(items / (2 * people)).isLessThan(60);
    }

    @Test
    void theRatioThatIsComparedIsTheRatioOfTheLikelihoods() {
        Tables tables = Pools.test(POOL, AdaptiveRules.plain(1)).tables();
        // bounds at ln(0.9/0.05) = 2.890 and ln(0.1/0.95) = -2.251
        Stopping stopping =
                new Stopping(StopRule.between(1, 9, new Condition.RatioTest(0, 1, 0.05, 0.1)), tables, POOL);
        StrictCurve.Room room = new StrictCurve.Room(2);
        double ratio = 0;
        int answers = 0;
        while (ratio < Math.log(0.9 / 0.05)) {
            assertThat(stopping.reason(new Ability(0, 1, Outcome.ESTIMATED), new boolean[200], -1))
                    .isNull();
            tables.curves[answers].fill(1, room);
            ratio += Math.log(room.p[1]);
            tables.curves[answers].fill(-1, room);
            ratio -= Math.log(room.p[1]);
            stopping.answer(answers++, 1);
        }
        assertThat(stopping.reason(new Ability(0, 1, Outcome.ESTIMATED), new boolean[200], -1))
                .isEqualTo(StopReason.CLASSIFIED);
        assertThat(answers).isBetween(2, 40);
    }

    @Test
    void aTestEndsBeforeAnItemThatWouldTakeTooLong() {
        Pool timed = Pool.of(POOL.items().stream()
                .map(item -> new PoolItem(item.name(), item.parameters(), 60, false))
                .toList());
        AdaptiveTest test =
                Pools.test(timed, AdaptiveRules.plain(1).with(StopRule.between(3, 100, new Condition.Time(600))));
        AdaptiveRun run = Pools.taken(test, 1, 0);
        assertThat(run.scored()).isEqualTo(10);
        assertThat(reason(run)).isEqualTo(StopReason.TIME);
    }

    @Test
    void aTestEndsWhenNoItemLeftTellsEnough() {
        AdaptiveRun run = taken(StopRule.between(3, 200, new Condition.Information(0.2)), 0, 1);
        assertThat(reason(run)).isEqualTo(StopReason.INFORMATION);
        assertThat(run.scored()).isBetween(4, 199);
    }

    @Test
    void conditionsAreJoinedByAnyOrByAll() {
        Condition early = new Condition.Precision(0.5);
        Condition late = new Condition.Precision(0.3);
        int any = taken(new StopRule(2, 150, List.of(early, late), false), 0, 1).scored();
        int all = taken(new StopRule(2, 150, List.of(early, late), true), 0, 1).scored();
        assertThat(any).isEqualTo(taken(StopRule.between(2, 150, early), 0, 1).scored());
        assertThat(all)
                .isEqualTo(taken(StopRule.between(2, 150, late), 0, 1).scored())
                .isGreaterThan(any);
    }

    @Test
    void contentThatIsNotWholeKeepsATestFromStopping() {
        ContentControl whole = seed -> new FreeContent() {
            @Override
            public boolean mayStop(int given) {
                return given % 10 == 0;
            }
        };
        AdaptiveRules rules = AdaptiveRules.plain(1)
                .with(StopRule.between(5, 150, new Condition.Precision(0.35)))
                .with(new ContentRule.Weighted());
        AdaptiveRun run = Pools.taken(AdaptiveTest.of(POOL, rules, whole, EligibilityTable.open(200)), 1, 0);
        assertThat(run.scored() % 10).isZero();
        assertThat(run.ability().standardError()).isCloseTo(0.35, within(0.1));
    }
}
