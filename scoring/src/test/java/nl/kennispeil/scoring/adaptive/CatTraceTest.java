package nl.kennispeil.scoring.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.kennispeil.scoring.Golden;
import nl.kennispeil.scoring.ability.Ability;
import nl.kennispeil.scoring.ability.AbilityMethod;
import nl.kennispeil.scoring.ability.NormalPrior;
import nl.kennispeil.scoring.ability.Outcome;
import nl.kennispeil.scoring.adaptive.AbilityRule.ErrorBy;
import nl.kennispeil.scoring.adaptive.AbilityRule.Nodes;
import nl.kennispeil.scoring.adaptive.AbilityRule.Search;
import nl.kennispeil.scoring.adaptive.AbilityRule.Unmixed;
import nl.kennispeil.scoring.irt.ItemParameters;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Replays adaptive tests of catR 3.17 on its bank tcals; {@code psychometrics/README.txt} says how they were made. */
class CatTraceTest {

    private static final String FOLDER = "cat_tcals/";

    /** catR integrates over 33 nodes from −4 to 4. */
    private static final Nodes NODES = new Nodes(-4, 4, 33);

    /** catR finds roots with R's uniroot and its default tolerance, ε^¼ = 2⁻¹³. */
    private static final Search SEARCH = new Search(-4, 4, 0x1p-13, false);

    private static final List<Map<String, String>> BANK = Golden.csv(FOLDER + "bank.csv");

    record Trace(String person, String criterion, String estimator, List<Map<String, String>> steps) {
        @Override
        public String toString() {
            return person + " " + criterion + " " + estimator;
        }
    }

    static Stream<Trace> traces() {
        return read("traces.csv");
    }

    static Stream<Trace> balancedTraces() {
        return read("traces_content_balanced.csv");
    }

    private static Stream<Trace> read(String file) {
        Map<List<String>, List<Map<String, String>>> traces = new LinkedHashMap<>();
        for (Map<String, String> row : Golden.csv(FOLDER + file)) {
            traces.computeIfAbsent(
                            List.of(
                                    Golden.cell(row, "person"),
                                    Golden.cell(row, "criterion"),
                                    Golden.cell(row, "estimator")),
                            key -> new ArrayList<>())
                    .add(row);
        }
        return traces.entrySet().stream()
                .map(trace -> new Trace(
                        trace.getKey().get(0),
                        trace.getKey().get(1),
                        trace.getKey().get(2),
                        trace.getValue()));
    }

    private static Pool pool() {
        return Pool.of(BANK.stream()
                .map(row -> PoolItem.of(
                        "X" + Golden.cell(row, "item"),
                        new ItemParameters.FourPl(
                                Golden.number(row, "a"),
                                Golden.number(row, "b"),
                                Golden.number(row, "c"),
                                Golden.number(row, "d"))))
                .toList());
    }

    private static Criterion criterion(String name) {
        return switch (name) {
            case "MFI" -> new Criterion.Information();
            case "KL" -> new Criterion.KullbackLeibler(false);
            case "KLP" -> new Criterion.KullbackLeibler(true);
            case "MLWI" -> new Criterion.WeightedInformation(false);
            case "MPWI" -> new Criterion.WeightedInformation(true);
            case "MEI" -> new Criterion.ExpectedInformation(true);
            case "MEPV", "EPV" -> new Criterion.ExpectedVariance(false);
            case "bOpt" -> new Criterion.DifficultyMatch();
            case "thOpt" -> new Criterion.PeakMatch();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static AdaptiveRules rules(String criterion, String estimator, int length) {
        AbilityMethod method = estimator.equals("BM") ? AbilityMethod.MAP : AbilityMethod.valueOf(estimator);
        return AdaptiveRules.plain(length)
                .with(criterion(criterion))
                .with(new AbilityRule(
                        method, method, NormalPrior.STANDARD, NODES, SEARCH, ErrorBy.EXPECTED, Unmixed.FENCE));
    }

    @ParameterizedTest
    @MethodSource("traces")
    void everyItemAndEveryEstimateOfATraceIsTheSame(Trace trace) {
        AdaptiveRules rules =
                rules(trace.criterion(), trace.estimator(), trace.steps().size());
        AdaptiveTest test = AdaptiveTest.of(pool(), rules, amongEquals(trace), EligibilityTable.open(BANK.size()));
        AdaptiveRun run = test.begin(1);
        for (Map<String, String> step : trace.steps()) {
            int item = (int) Golden.number(step, "item") - 1;
            assertThat(run.next()).as("step %s", step.get("step")).isEqualTo(new Step.Item(item, false));
            if (!trace.criterion().equals("MFI")) {
                double[] value = new double[BANK.size()];
                test.worth().fill(run.moment(), value);
                double expected = Golden.number(step, "criterion_value");
                assertThat(Math.abs(value[item])).isCloseTo(expected, digits(expected));
            }
            run.answer(item, (int) Golden.number(step, "response"));
            assertThat(run.ability().theta()).isCloseTo(Golden.number(step, "theta"), within(1e-6));
            assertThat(run.ability().standardError()).isCloseTo(Golden.number(step, "se"), within(1e-6));
        }
        assertThat(run.next()).isEqualTo(new Step.Finished(StopReason.LENGTH));
    }

    /**
     * The best item, and where several are worth exactly the same, of which catR takes one by chance, the one it took: two
     * pairs of items of the bank have the same difficulty.
     */
    private static ContentControl amongEquals(Trace trace) {
        return seed -> new ContentState() {
            private int at;

            @Override
            public int choose(double[] value, boolean[] ineligible, Pick pick) {
                int best = new FreeContent().choose(value, ineligible, pick);
                int taken = (int) Golden.number(trace.steps().get(at), "item") - 1;
                return value[taken] == value[best] && trace.criterion().equals("bOpt") ? taken : best;
            }

            @Override
            public void give(int item) {
                at++;
            }

            @Override
            public void forbid(int item) {}

            @Override
            public boolean mayStop(int given) {
                return true;
            }
        };
    }

    /** catR leaves open which of the groups that are equally far behind is next; whichever it was must be one of ours. */
    @ParameterizedTest
    @MethodSource("balancedTraces")
    void everyItemOfAContentBalancedTraceIsTheSame(Trace trace) {
        List<String> names = List.of("Audio1", "Audio2", "Written1", "Written2", "Written3");
        int[] group = BANK.stream()
                .mapToInt(row -> names.indexOf(Golden.cell(row, "group")))
                .toArray();
        Proportions.State state = (Proportions.State)
                Proportions.of(group, new double[] {.2, .2, .2, .2, .2}).begin(1);
        AdaptiveRules rules = rules("MFI", "EAP", trace.steps().size()).with(new ContentRule.Proportions());
        ContentControl followed = seed -> new ContentState() {
            private int at;

            @Override
            public int choose(double[] value, boolean[] ineligible, Pick pick) {
                int item = (int) Golden.number(trace.steps().get(at++), "item") - 1;
                boolean[] able = new boolean[5];
                Arrays.fill(able, true);
                assertThat(state.due(able)).contains(group[item]);
                boolean[] outside = ineligible.clone();
                IntStream.range(0, group.length)
                        .filter(i -> group[i] != group[item])
                        .forEach(i -> outside[i] = true);
                return new FreeContent().choose(value, outside, pick);
            }

            @Override
            public void give(int item) {
                state.give(item);
            }

            @Override
            public void forbid(int item) {}

            @Override
            public boolean mayStop(int given) {
                return true;
            }
        };
        AdaptiveRun run = AdaptiveTest.of(pool(), rules, followed, EligibilityTable.open(BANK.size()))
                .begin(1);
        for (Map<String, String> step : trace.steps()) {
            int item = (int) Golden.number(step, "item") - 1;
            assertThat(run.next()).as("step %s", step.get("step")).isEqualTo(new Step.Item(item, false));
            run.answer(item, (int) Golden.number(step, "response"));
            assertThat(run.ability().theta()).isCloseTo(Golden.number(step, "theta"), within(1e-6));
            assertThat(run.ability().standardError()).isCloseTo(Golden.number(step, "se"), within(1e-6));
        }
    }

    /** Items 2, 5 and 9 were answered right, right and wrong: {@code criterion_values_state.json} of the origin. */
    @ParameterizedTest
    @CsvSource({"KL", "KLP", "MLWI", "MPWI", "MEI", "EPV"})
    void everyCriterionHasTheSameValueForEveryItemAtThreeAbilities(String name) {
        AdaptiveTest test = AdaptiveTest.of(
                pool(),
                rules(name, name.equals("MEI") ? "BM" : "EAP", 10),
                ContentControl.none(),
                EligibilityTable.open(BANK.size()));
        Posterior posterior = new Posterior(NODES, NormalPrior.STANDARD);
        int[][] answers = {{1, 1}, {4, 1}, {8, 0}};
        for (int[] answer : answers) {
            posterior.add(test.tables().probability[answer[0]], answer[1]);
        }
        double[] value = new double[BANK.size()];
        for (Map<String, String> row : Golden.csv(FOLDER + "criterion_values.csv")) {
            Ability at = new Ability(Golden.number(row, "theta"), 1, Outcome.ESTIMATED);
            Interim interim = new Interim(test.rules().ability(), test.tables(), NormalPrior.STANDARD, posterior, at);
            for (int[] answer : answers) {
                interim.add(answer[0], answer[1], 2);
            }
            test.worth().fill(new Worth.Moment(at, posterior, interim, 1, 0, 3, new boolean[BANK.size()]), value);
            double expected = Golden.number(row, name);
            double sign = name.equals("EPV") ? -1 : 1;
            assertThat(sign * value[(int) Golden.number(row, "item") - 1])
                    .as("item %s at %s", row.get("item"), row.get("theta"))
                    .isCloseTo(expected, digits(expected));
        }
    }

    @Test
    void informationHasTheSameValueForEveryItemAtThreeAbilities() {
        StrictCurve[] curves = pool().items().stream()
                .map(item -> StrictCurve.of(java.util.Objects.requireNonNull(item.parameters())))
                .toArray(StrictCurve[]::new);
        for (Map<String, String> row : Golden.csv(FOLDER + "criterion_values.csv")) {
            double expected = Golden.number(row, "fisher");
            assertThat(curves[(int) Golden.number(row, "item") - 1].information(Golden.number(row, "theta")))
                    .isCloseTo(expected, digits(expected));
        }
    }

    /** The files carry nine significant digits. */
    private static Offset<Double> digits(double value) {
        return within(1e-8 * Math.max(Math.abs(value), 1e-8));
    }
}
