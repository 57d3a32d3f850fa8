package nl.kennispeil.bank.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import nl.kennispeil.bank.item.Answer;
import nl.kennispeil.bank.item.ItemSamples;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Mark;
import nl.kennispeil.bank.item.Marking;
import nl.kennispeil.scoring.formula.FormulaScore;
import nl.kennispeil.scoring.formula.PenaltyTable;
import nl.kennispeil.scoring.formula.Points;
import org.junit.jupiter.api.Test;

/** Compares with the simulated national sitting that the demo data set proposes: mean, SD and "?" per group. */
class SimulationTest {

    private static final double[] MEANS = {55.1, 60.1, 62.6, 68.2, 72.0, 74.5};
    private static final double[] SDS = {12.9, 13.4, 12.4, 11.5, 11.7, 11.1};
    private static final double[] UNKNOWN_SHARES = {9.8, 7.1, 5.4, 4.3, 3.0, 2.4};

    private static final DemoBank BANK = DemoBank.create();
    private static final List<ItemVersion> LHK = itemsOfLhk();
    private static final List<List<Sheet>> SITTING = sitting(2026);

    private record Sheet(List<Mark> marks, double score) {}

    @Test
    void theMeansOfTheGroupsGrowAsProposed() {
        for (int group = 0; group < 6; group++) {
            assertThat(mean(scores(group))).as("group %d", group + 1).isCloseTo(MEANS[group], within(4.0));
        }
    }

    @Test
    void theSpreadWithinGroupsIsAsProposed() {
        for (int group = 0; group < 6; group++) {
            assertThat(sd(scores(group))).as("group %d", group + 1).isCloseTo(SDS[group], within(3.0));
        }
    }

    @Test
    void theShareOfUnknownFallsAsProposed() {
        for (int group = 0; group < 6; group++) {
            assertThat(100 * share(SITTING.get(group), Mark.UNKNOWN))
                    .as("group %d", group + 1)
                    .isCloseTo(UNKNOWN_SHARES[group], within(2.0));
        }
    }

    @Test
    void itemsAreAsDifficultAndAsSpreadAsProposed() {
        List<Double> p = difficulties();

        assertThat(mean(p)).isCloseTo(0.74, within(0.03));
        assertThat(sd(p)).isCloseTo(0.16, within(0.03));
    }

    @Test
    void theTestIsAsReliableAsProposed() {
        assertThat(alpha()).isCloseTo(0.88, within(0.03));
    }

    @Test
    void theSameSeedGivesTheSameSitting() {
        assertThat(sitting(7)).isEqualTo(sitting(7));
    }

    @Test
    void theGroupsMakeANationalSitting() {
        assertThat(Simulation.GROUPS.stream()
                        .mapToInt(Simulation.Group::participants)
                        .sum())
                .isEqualTo(2250);
    }

    @Test
    void whoNeverSaysUnknownChoosesALetterEvenWithoutAnyAbility() {
        Simulation.Candidate guesser = new Simulation.Candidate(-9, 0);
        SplittableRandom random = new SplittableRandom(1);

        assertThat(LHK).allMatch(item -> Simulation.answer(item, guesser, random) instanceof Answer.Chosen);
    }

    @Test
    void anItemWithoutParametersCannotBeSimulated() {
        assertThatThrownBy(() -> Simulation.answer(
                        ItemSamples.item("T-1"), new Simulation.Candidate(0, 0), new SplittableRandom(1)))
                .hasMessageContaining("T-1:1");
    }

    @Test
    void halfOfTheItemsTakeLessThanFiftySeconds() {
        SplittableRandom random = new SplittableRandom(3);
        long fast = DoubleStream.generate(() -> Simulation.activeMs(random))
                .limit(10_000)
                .filter(ms -> ms < 50_000)
                .count();

        assertThat(fast).isBetween(4800L, 5200L);
    }

    private static List<List<Sheet>> sitting(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<Sheet>> groups = new ArrayList<>();
        for (Simulation.Group group : Simulation.GROUPS) {
            List<Sheet> sheets = new ArrayList<>();
            for (int i = 0; i < group.participants(); i++) {
                sheets.add(sheet(group.draw(random), random));
            }
            groups.add(sheets);
        }
        return groups;
    }

    private static Sheet sheet(Simulation.Candidate candidate, SplittableRandom random) {
        List<Mark> marks = new ArrayList<>();
        List<Points> points = new ArrayList<>();
        for (ItemVersion item : LHK) {
            Mark mark = Marking.mark(item, Simulation.answer(item, candidate, random));
            marks.add(mark);
            points.add(
                    switch (mark) {
                        case RIGHT -> Points.right();
                        case WRONG ->
                            Points.wrong(
                                    PenaltyTable.asPublished(), item.options().size());
                        default -> Points.zero();
                    });
        }
        return new Sheet(marks, FormulaScore.of(points).percentage().doubleValue());
    }

    private static List<ItemVersion> itemsOfLhk() {
        Map<Object, ItemVersion> byRef =
                BANK.items().stream().collect(Collectors.toMap(ItemVersion::ref, Function.identity()));
        return BANK.lhk().refs().stream().map(byRef::get).toList();
    }

    private static List<Double> scores(int group) {
        return SITTING.get(group).stream().map(Sheet::score).toList();
    }

    private static double share(List<Sheet> sheets, Mark mark) {
        return sheets.stream()
                .flatMap(sheet -> sheet.marks().stream())
                .mapToInt(m -> m == mark ? 1 : 0)
                .average()
                .orElseThrow();
    }

    private static List<Double> difficulties() {
        List<Double> p = new ArrayList<>();
        for (int item = 0; item < LHK.size(); item++) {
            p.add(mean(rights(item)));
        }
        return p;
    }

    private static List<Double> rights(int item) {
        return SITTING.stream()
                .flatMap(List::stream)
                .map(sheet -> sheet.marks().get(item) == Mark.RIGHT ? 1.0 : 0.0)
                .toList();
    }

    /** Cronbach's alpha over right or not. */
    private static double alpha() {
        double items = 0;
        for (double p : difficulties()) {
            items += p * (1 - p);
        }
        List<Double> totals = SITTING.stream()
                .flatMap(List::stream)
                .map(sheet -> (double) sheet.marks().stream()
                        .filter(mark -> mark == Mark.RIGHT)
                        .count())
                .toList();
        double total = sd(totals);
        return LHK.size() / (LHK.size() - 1.0) * (1 - items / (total * total));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static double sd(List<Double> values) {
        double mean = mean(values);
        return Math.sqrt(values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
    }
}
