package nl.kennispeil.scoring.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.assembly.ExampleBank;
import nl.kennispeil.scoring.assembly.Programme;
import org.junit.jupiter.api.Test;

class ShadowTestTest {

    private static final ExampleBank BANK = new ExampleBank(11, 600, 80, 1);

    private static ContentModel model(ExampleBank bank, int length, int[]... units) {
        List<Programme.Row> rows = bank.programme.rows();
        return new ContentModel(
                bank.items.size(), length, rows.subList(1, rows.size()), bank.programme.sets(), List.of(units));
    }

    /** A test as long as the control lets it be, with items drawn ineligible at random. */
    private static List<Integer> sit(ContentState state, ExampleBank bank, long seed, int length, int stop) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean[] heldBack = new boolean[bank.items.size()];
        for (int item = 0; item < heldBack.length; item++) {
            heldBack[item] = random.nextInt(4) == 0;
        }
        List<Integer> given = new ArrayList<>();
        double theta = random.nextDouble(-2, 2);
        while (given.size() < length && !(given.size() >= stop && state.mayStop(given.size()))) {
            double[] value = bank.information(theta + random.nextDouble(-1, 1) / (1 + given.size()));
            boolean[] ineligible = heldBack.clone();
            given.forEach(item -> ineligible[item] = true);
            int item = state.choose(value, ineligible, Pick.BEST);
            if (item < 0) {
                boolean[] lifted = new boolean[heldBack.length];
                given.forEach(each -> lifted[each] = true);
                item = state.choose(value, lifted, Pick.BEST);
            }
            if (item < 0) {
                break;
            }
            state.give(item);
            given.add(item);
        }
        return given;
    }

    private static int[] array(List<Integer> items) {
        return items.stream().mapToInt(Integer::intValue).toArray();
    }

    @Test
    void everyTestMeetsTheWholeBlueprint() {
        ContentModel model = model(BANK, 80);
        ShadowTest control = ShadowTest.of(model, new BitSet());
        for (int candidate = 0; candidate < 40; candidate++) {
            List<Integer> given = sit(control.begin(candidate), BANK, candidate, 80, 80);

            assertThat(given).hasSize(80).doesNotHaveDuplicates();
            assertThat(model.violations(array(given))).isEmpty();
        }
    }

    @Test
    void aTestThatStopsEarlyMeetsTheBlueprintInProportion() {
        ContentModel model = model(BANK, 80);
        ShadowTest control = ShadowTest.of(model, new BitSet(), 40, 5);
        for (int candidate = 0; candidate < 20; candidate++) {
            int stop = 40 + candidate * 2;

            List<Integer> given = sit(control.begin(candidate), BANK, candidate, 80, stop);

            assertThat(given.size()).isBetween(stop, stop + 4);
            assertThat(given.size() % 5).isZero();
            assertThat(model.shortened(given.size()).violations(array(given))).isEmpty();
        }
    }

    /** Six chapters of 2 or 3 items in 12 to 15: a good test of 14 may leave no good one of 15. */
    @Test
    void aTestThatGoesOnToFullLengthMeetsTheBlueprintWhateverItsShorterLengthsAsked() {
        ExampleBank bank = new ExampleBank(8, 90, 15, 0);
        List<Programme.Row> chapters = new ArrayList<>();
        for (int chapter = 0; chapter < 6; chapter++) {
            int of = chapter;
            chapters.add(Programme.Row.count(
                    "chapter " + chapter,
                    IntStream.range(0, 90).filter(item -> item % 6 == of).toArray(),
                    2,
                    3));
        }
        ContentModel model = new ContentModel(90, 15, chapters, List.of(), List.of());
        ShadowTest control = ShadowTest.of(model, new BitSet(), 12, 1);
        for (int candidate = 0; candidate < 60; candidate++) {
            int stop = 12 + candidate % 4;

            List<Integer> given = sit(control.begin(candidate), bank, candidate, 15, stop);

            assertThat(given.size()).isBetween(stop, 15);
            assertThat(model.shortened(given.size()).violations(array(given))).isEmpty();
        }
    }

    @Test
    void itemsThatBelongTogetherComeTogetherAndInOrder() {
        int[] first = {3, 1, 2};
        int[] second = {50, 51};
        Programme.Row both = Programme.Row.count("cases", new int[] {1, 2, 3, 50, 51}, 5, 5);
        ContentModel model = new ContentModel(100, 20, List.of(both), List.of(), List.of(first, second));
        ExampleBank bank = new ExampleBank(2, 100, 20, 5);

        List<Integer> given = sit(ShadowTest.of(model, new BitSet()).begin(1), bank, 1, 20, 20);

        assertThat(given).containsSubsequence(3, 1, 2).containsSubsequence(50, 51);
        assertThat(given.indexOf(2)).isEqualTo(given.indexOf(3) + 2);
        assertThat(given.indexOf(51)).isEqualTo(given.indexOf(50) + 1);
    }

    @Test
    void pilotsAreNeverChosen() {
        BitSet pilots = new BitSet();
        pilots.set(0, 300);

        List<Integer> given = sit(ShadowTest.of(model(BANK, 80), pilots).begin(4), BANK, 4, 80, 80);

        assertThat(given).hasSize(80).allMatch(item -> item >= 300);
    }

    @Test
    void anItemRetiredOnTheWayNeverComesAndTheBlueprintHolds() {
        ContentModel model = model(BANK, 80);
        ContentState state = ShadowTest.of(model, new BitSet()).begin(5);
        List<Integer> given = new ArrayList<>();
        List<Integer> retired = new ArrayList<>();
        while (given.size() < 80) {
            int item = state.choose(BANK.information(0.3), new boolean[600], Pick.BEST);
            if (given.size() % 4 == 3 && retired.size() <= given.size() / 4) {
                state.forbid(item);
                retired.add(item);
                continue;
            }
            state.give(item);
            given.add(item);
        }

        assertThat(given).doesNotContainAnyElementsOf(retired);
        assertThat(retired).hasSizeGreaterThan(15);
        assertThat(model.violations(array(given))).isEmpty();
    }

    @Test
    void whenRetirementsLeaveNoBlueprintTheTestStillHasItsLength() {
        Programme.Row heart = Programme.Row.count("heart", new int[] {0, 1, 2}, 3, 3);
        ContentModel model = new ContentModel(30, 10, List.of(heart), List.of(), List.of());
        ContentState state = ShadowTest.of(model, new BitSet()).begin(6);
        state.forbid(1);
        ExampleBank bank = new ExampleBank(2, 30, 10, 9);

        List<Integer> given = sit(state, bank, 3, 10, 10);

        assertThat(given).hasSize(10).contains(0, 2).doesNotContain(1);
    }

    @Test
    void aRetiredMemberOfACaseLeavesTheRestAndTheTestGoesOnToItsLength() {
        int[] unit = {0, 1, 2};
        Programme.Row all = Programme.Row.count("case", unit, 3, 3);
        ContentModel model = new ContentModel(30, 10, List.of(all), List.of(), List.<int[]>of(unit));
        ContentState state = ShadowTest.of(model, new BitSet()).begin(6);
        ExampleBank bank = new ExampleBank(2, 30, 10, 9);
        int[] given = new int[10];
        int count = 0;
        while (count < 10) {
            int item = state.choose(bank.information(0), new boolean[30], Pick.BEST);
            if (item == 1) {
                state.forbid(item);
                continue;
            }
            state.give(item);
            given[count++] = item;
        }

        assertThat(Arrays.stream(given).distinct().count()).isEqualTo(10);
        assertThat(given).contains(0, 2).doesNotContain(1);
    }
}
