package nl.kennispeil.scoring.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExposureTest {

    private static final Pool POOL = Pools.threePl(300, 11);
    private static final int LENGTH = 30;
    private static final double[] THETAS = normal(2000);

    private static double[] normal(int persons) {
        Random random = new Random(12);
        return IntStream.range(0, persons)
                .mapToDouble(i -> random.nextGaussian())
                .toArray();
    }

    private static Simulation.Outcome simulated(ExposureRule rule, int warmUp) {
        AdaptiveTest test = Pools.test(POOL, AdaptiveRules.plain(LENGTH).with(rule));
        return Simulation.run(test, THETAS, Simulation.Settings.of(9, warmUp));
    }

    private static double[] rates(List<SimulatedRun> runs) {
        double[] rates = new double[300];
        for (SimulatedRun run : runs) {
            for (int item : run.items()) {
                rates[item] += 1.0 / runs.size();
            }
        }
        return rates;
    }

    private static double highest(List<SimulatedRun> runs) {
        return Arrays.stream(rates(runs)).max().orElseThrow();
    }

    private static double overlap(List<SimulatedRun> runs) {
        return Arrays.stream(rates(runs)).map(rate -> rate * rate).sum() / LENGTH;
    }

    private static double rmse(List<SimulatedRun> runs) {
        return Math.sqrt(runs.stream()
                .mapToDouble(run -> Math.pow(run.result().theta() - run.truth(), 2))
                .average()
                .orElseThrow());
    }

    @Test
    void withoutControlEverybodyBeginsWithTheSameItem() {
        List<SimulatedRun> runs = simulated(new ExposureRule.None(), 0).runs();
        assertThat(highest(runs)).isCloseTo(1, within(1e-9));
    }

    @Test
    void randomesqueSpreadsTheFirstItemOverTheBestFew() {
        List<SimulatedRun> runs = simulated(new ExposureRule.Randomesque(5), 0).runs();
        assertThat(runs.stream().map(run -> run.items()[0]).distinct()).hasSize(5);
    }

    @Test
    void eligibilityKeepsTheMaximumAndTheOverlap() {
        List<SimulatedRun> runs = simulated(new ExposureRule.Eligibility(0.25, List.of(), 1.5), 2000)
                .runs();
        assertThat(highest(runs)).isLessThan(0.25 + 0.02);
        assertThat(overlap(runs)).isLessThan(1.5 * LENGTH / 300 * 1.03);
        assertThat(Arrays.stream(rates(runs)).filter(rate -> rate == 0).count()).isLessThan(90);
        assertThat(rmse(runs))
                .isLessThan(rmse(simulated(new ExposureRule.None(), 0).runs()) * 1.35);
    }

    /** Nobody knows yet what others were given, and all begin with the same ability and the same table. */
    @Test
    void whenEverybodyBeginsAtOnceOneTableKeepsTheMaximumAndSpreadsTheFirstItem() {
        AdaptiveTest test =
                Pools.test(POOL, AdaptiveRules.plain(LENGTH).with(new ExposureRule.Eligibility(0.25, List.of(), 1.5)));
        Simulation.Outcome outcome =
                Simulation.run(test, THETAS, new Simulation.Settings(9, 1, 50, 4500, true, () -> 0, done -> {}));
        List<SimulatedRun> runs = outcome.runs();
        assertThat(outcome.last()).isSameAs(outcome.first());
        assertThat(highest(runs)).isLessThan(0.25 + 0.03);
        assertThat(overlap(runs)).isLessThan(1.5 * LENGTH / 300 * 1.05);
        int[] first = new int[300];
        runs.forEach(run -> first[run.items()[0]]++);
        assertThat(Arrays.stream(first).max().orElseThrow()).isLessThan(runs.size() / 10);
    }

    /** An item goes where nothing else is as good, which costs less than holding it back from anybody. */
    @Test
    void pricesKeepTheOverlapAndTakeLittleOfThePrecision() {
        List<SimulatedRun> free = simulated(new ExposureRule.None(), 0).runs();
        List<SimulatedRun> priced = simulated(new ExposureRule.Eligibility(0.25, List.of(), 1.4), 3000)
                .runs();
        assertThat(overlap(free)).isGreaterThan(3 * LENGTH / 300.0);
        assertThat(overlap(priced)).isLessThan(1.4 * LENGTH / 300 * 1.03);
        assertThat(error(priced)).isLessThan(1.2 * error(free));
    }

    private static double error(List<SimulatedRun> runs) {
        return runs.stream()
                .mapToDouble(run -> run.result().standardError())
                .average()
                .orElseThrow();
    }

    @Test
    void eligibilityKeepsTheMaximumWithinEveryBand() {
        List<SimulatedRun> runs = simulated(
                        new ExposureRule.Eligibility(0.3, List.of(-0.5, 0.5), Double.POSITIVE_INFINITY), 3000)
                .runs();
        for (double[] band : new double[][] {{-9, -0.5}, {-0.5, 0.5}, {0.5, 9}}) {
            List<SimulatedRun> inside = runs.stream()
                    .filter(run ->
                            run.result().theta() >= band[0] && run.result().theta() < band[1])
                    .toList();
            assertThat(highest(inside)).isLessThan(0.3 + 0.06);
        }
    }

    @Test
    void sympsonAndHetterKeepTheMaximumWithProbabilitiesFoundBeforehand() {
        Simulation.Outcome outcome = simulated(new ExposureRule.SympsonHetter(0.3), 6000);
        assertThat(highest(outcome.runs())).isLessThan(0.3 + 0.05);
        assertThat(outcome.last()).isSameAs(outcome.first());
    }

    @Test
    void progressiveRestrictedKeepsTheMaximumAndUsesAllItems() {
        List<SimulatedRun> runs =
                simulated(new ExposureRule.ProgressiveRestricted(0.25, 1), 1000).runs();
        assertThat(highest(runs)).isLessThan(0.25 + 0.02);
        assertThat(Arrays.stream(rates(runs)).min().orElseThrow()).isPositive();
    }

    @Test
    void aSimulationDoesNotDependOnTheNumberOfThreads() {
        AdaptiveTest test = Pools.test(
                POOL, AdaptiveRules.plain(LENGTH).with(new ExposureRule.Eligibility(0.25, List.of(0.0), 1.3)));
        double[] few = Arrays.copyOf(THETAS, 300);
        Simulation.Outcome one =
                Simulation.run(test, few, new Simulation.Settings(4, 1, 50, 200, false, () -> 0, done -> {}));
        Simulation.Outcome three =
                Simulation.run(test, few, new Simulation.Settings(4, 3, 50, 200, false, () -> 0, done -> {}));
        for (int person = 0; person < few.length; person++) {
            assertThat(three.runs().get(person).items())
                    .isEqualTo(one.runs().get(person).items());
            assertThat(three.runs().get(person).result())
                    .isEqualTo(one.runs().get(person).result());
        }
        assertThat(three.last().probabilities()).isEqualTo(one.last().probabilities());
    }

    @Test
    void whenNothingEligibleIsLeftTheControlIsLiftedAndTheTestGoesOn() {
        double[] barred = new double[300];
        AdaptiveTest test = AdaptiveTest.of(
                POOL,
                AdaptiveRules.plain(LENGTH).with(new ExposureRule.Eligibility(0.25, List.of(), 1.2)),
                ContentControl.none(),
                EligibilityTable.of(1, new double[0], new double[][] {barred}));
        AdaptiveRun run = Pools.taken(test, 1, 0);
        assertThat(run.given()).hasSize(LENGTH);
        assertThat(run.lifted()).isEqualTo(LENGTH);
    }

    @Test
    void aTableRefusesWhatIsNoProbability() {
        assertThatThrownBy(() -> EligibilityTable.of(1, new double[0], new double[][] {{0.5, Double.NaN}}))
                .hasMessage("item 1 in band 0 is eligible with probability NaN: allowed is 0 to 1");
        assertThatThrownBy(() -> EligibilityTable.of(1, new double[] {1, 0}, new double[][] {{1}, {1}, {1}}))
                .hasMessageContaining("ascending");
    }

    /** The spike of the plan: 0.26 at 40 items of a 1,000-item bank with EAP. */
    @Test
    void biasAndErrorAreThoseOfAGoodTest() {
        Pool bank = Pools.threePl(1000, 13);
        List<SimulatedRun> runs = Simulation.run(
                        Pools.test(bank, AdaptiveRules.plain(40)), THETAS, Simulation.Settings.of(2, 0))
                .runs();
        assertThat(rmse(runs)).isBetween(0.15, 0.27);
        assertThat(runs.stream()
                        .mapToDouble(run -> run.result().theta() - run.truth())
                        .average()
                        .orElseThrow())
                .isCloseTo(0, within(0.02));
        double error = Math.sqrt(runs.stream()
                .mapToDouble(run -> Math.pow(run.result().standardError(), 2))
                .average()
                .orElseThrow());
        assertThat(error).isCloseTo(rmse(runs), within(0.02));
    }
}
