package nl.kennispeil.scoring.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.assembly.Programme;
import org.junit.jupiter.api.Test;

class WeightedContentTest {

    private static final Pool POOL = Pools.threePl(400, 21);

    /** Six categories, two levels, a sum, sets of enemies and cases of three. */
    private static ContentModel model(int length) {
        Random random = new Random(22);
        int[] category = IntStream.range(0, 400).map(i -> random.nextInt(6)).toArray();
        int[] level = IntStream.range(0, 400).map(i -> random.nextInt(2)).toArray();
        List<Programme.Row> rows = new ArrayList<>();
        for (int c = 0; c < 6; c++) {
            int wanted = c;
            int[] items =
                    IntStream.range(0, 400).filter(i -> category[i] == wanted).toArray();
            rows.add(Programme.Row.count("category" + c, items, length / 6 - 2, length / 6 + 2));
        }
        int[] hard = IntStream.range(0, 400).filter(i -> level[i] == 1).toArray();
        rows.add(Programme.Row.count("hard", hard, length / 3.0, length / 2.0));
        double[] seconds = IntStream.range(0, 400)
                .mapToDouble(i -> 40 + random.nextInt(60))
                .toArray();
        rows.add(
                new Programme.Row("seconds", IntStream.range(0, 400).toArray(), seconds, length * 60.0, length * 72.0));
        List<int[]> enemies = new ArrayList<>();
        for (int s = 0; s < 40; s++) {
            enemies.add(new int[] {s, s + 60, s + 120});
        }
        List<int[]> units = new ArrayList<>();
        for (int u = 0; u < 20; u++) {
            units.add(new int[] {200 + 3 * u, 201 + 3 * u, 202 + 3 * u});
        }
        return new ContentModel(400, length, rows, enemies, units);
    }

    @Test
    void nearlyAllTestsMeetTheBlueprintAndNoneBreaksASetOrAUnit() {
        ContentModel model = model(40);
        AdaptiveTest test = AdaptiveTest.of(
                POOL,
                AdaptiveRules.plain(40).with(new ContentRule.Weighted()),
                WeightedContent.of(model),
                EligibilityTable.open(400));
        int whole = 0;
        for (int person = 0; person < 200; person++) {
            AdaptiveRun run = Pools.taken(test, person, -2 + 0.02 * person);
            List<String> wrong = model.violations(Pools.items(run));
            assertThat(wrong).noneMatch(each -> each.contains("set") || each.contains("unit"));
            whole += wrong.isEmpty() ? 1 : 0;
        }
        assertThat(whole).isGreaterThan(190);
    }

    @Test
    void withoutTheControlHardlyAnyTestMeetsTheSameBlueprint() {
        ContentModel model = model(40);
        AdaptiveTest test = Pools.test(POOL, AdaptiveRules.plain(40));
        long whole = IntStream.range(0, 50)
                .filter(person -> model.violations(Pools.items(Pools.taken(test, person, -2 + 0.08 * person)))
                        .isEmpty())
                .count();
        assertThat(whole).isLessThan(5);
    }

    @Test
    void aUnitThatLosesAnItemInMidTestGoesOnWithTheRest() {
        ContentModel model = new ContentModel(400, 10, List.of(), List.of(), List.of(new int[] {0, 1, 2}));
        ContentState state = WeightedContent.of(model).begin(1);
        double[] value = new double[400];
        value[0] = 1;
        assertThat(state.choose(value, new boolean[400], Pick.BEST)).isZero();
        state.give(0);
        assertThat(state.mayStop(1)).isFalse();
        state.forbid(1);
        assertThat(state.choose(value, new boolean[400], Pick.BEST)).isEqualTo(2);
        state.give(2);
        assertThat(state.choose(value, new boolean[400], Pick.BEST)).isEqualTo(3);
    }

    @Test
    void aModelTellsWhatIsWrongWithATest() {
        ContentModel model = new ContentModel(
                6,
                3,
                List.of(Programme.Row.count("first", new int[] {0, 1, 2}, 2, 3)),
                List.of(new int[] {0, 5}),
                List.of(new int[] {3, 4}));
        assertThat(model.violations(new int[] {0, 1, 2})).isEmpty();
        assertThat(model.violations(new int[] {0, 3, 5}))
                .containsExactly(
                        "first is 1.0: allowed is 2.0 to 3.0",
                        "exclusive set 0 is taken 2 times: allowed is 1",
                        "unit 0 does not come as a whole, in its order");
        assertThat(model.violations(new int[] {0, 1})).isEmpty();
        assertThatThrownBy(() -> new ContentModel(3, 2, List.of(), List.of(new int[] {0, 3}), List.of()))
                .hasMessage("an exclusive set has item 3: allowed is 0 to 2");
    }

    @Test
    void exposureControlAndContentGoTogether() {
        ContentModel model = model(40);
        AdaptiveTest test = AdaptiveTest.of(
                POOL,
                AdaptiveRules.plain(40)
                        .with(new ContentRule.Weighted())
                        .with(new ExposureRule.Eligibility(0.3, List.of(), 1.6)),
                WeightedContent.of(model),
                EligibilityTable.open(400));
        Random random = new Random(5);
        double[] thetas =
                IntStream.range(0, 400).mapToDouble(i -> random.nextGaussian()).toArray();
        List<SimulatedRun> runs =
                Simulation.run(test, thetas, Simulation.Settings.of(1, 1500)).runs();
        double[] rates = new double[400];
        runs.forEach(run -> Arrays.stream(run.scored()).forEach(item -> rates[item] += 1.0 / runs.size()));
        assertThat(Arrays.stream(rates).max().orElseThrow()).isLessThan(0.3 + 0.06);
        assertThat(runs.stream()
                        .filter(run -> !model.violations(run.scored()).isEmpty())
                        .count())
                .isLessThan(60);
    }
}
