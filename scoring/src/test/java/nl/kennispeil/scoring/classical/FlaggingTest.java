package nl.kennispeil.scoring.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.formula.PenaltyTable;
import nl.kennispeil.scoring.key.Chosen;
import nl.kennispeil.scoring.key.ItemKey;
import nl.kennispeil.scoring.key.ItemStatus;
import nl.kennispeil.scoring.key.RawResponses;
import org.junit.jupiter.api.Test;

/** Twenty items of which one is spoiled at a time; 400 persons of even ability, who guess among B, C and D when they do not know. */
class FlaggingTest {

    private static final int PERSONS = 400;
    private static final int ITEMS = 20;

    @Test
    void aGoodTestHasNoFlags() {
        ClassicalAnalysis analysis = analyse("A", (knows, guess, ability) -> knows ? "A" : guess);

        assertThat(analysis.items()).allSatisfy(item -> assertThat(item.flags()).isEmpty());
    }

    @Test
    void aWrongKeyShowsInEveryWay() {
        ItemStatistics item = spoiled("B", (knows, guess, ability) -> knows ? "A" : guess);

        assertThat(kinds(item))
                .contains(
                        FlagKind.NEGATIVE_RIR,
                        FlagKind.UPPER_GROUP_PREFERS_DISTRACTOR,
                        FlagKind.DISTRACTOR_BETTER_THAN_KEY,
                        FlagKind.POSSIBLE_SECOND_KEY)
                .doesNotContain(FlagKind.LOW_RIR);
        ItemFlag better = flag(item, FlagKind.DISTRACTOR_BETTER_THAN_KEY);
        assertThat(better.option()).isEqualTo("A");
        assertThat(better.limit()).isEqualTo(item.discrimination().rir());
        assertThat(better.observed()).isEqualTo(item.options().get(0).rest());
    }

    @Test
    void aSecondRightOptionIsSuspected() {
        ItemStatistics item = spoiled("A", FlaggingTest::aThirdOfThoseWhoKnowChoosesB);

        assertThat(kinds(item)).doesNotContain(FlagKind.UPPER_GROUP_PREFERS_DISTRACTOR);
        assertThat(flag(item, FlagKind.POSSIBLE_SECOND_KEY).option()).isEqualTo("B");
    }

    @Test
    void theSecondKeyOnceAcceptedIsNotSuspected() {
        ItemStatistics item = spoiled("A|B", FlaggingTest::aThirdOfThoseWhoKnowChoosesB);

        assertThat(kinds(item)).doesNotContain(FlagKind.POSSIBLE_SECOND_KEY, FlagKind.NEGATIVE_RIR);
    }

    @Test
    void distractorsThatNobodyWantsAreNamed() {
        ItemStatistics item = spoiled(
                "A", (knows, guess, ability) -> knows ? "A" : guess.equals("D") ? "B" : ability < -1.9 ? "C" : "B");

        assertThat(flag(item, FlagKind.UNUSED_DISTRACTOR).option()).isEqualTo("D");
        assertThat(flag(item, FlagKind.WEAK_DISTRACTOR).option()).isEqualTo("C");
        assertThat(flag(item, FlagKind.WEAK_DISTRACTOR).observed()).isBetween(0.0, 0.05);
    }

    @Test
    void extremeItemsAreTooEasyOrTooHard() {
        assertThat(kinds(spoiled("A", (knows, guess, ability) -> ability < -1.95 ? guess : "A")))
                .contains(FlagKind.TOO_EASY);
        ItemStatistics hard = spoiled("A", (knows, guess, ability) -> ability > 1.5 ? "A" : guess);
        assertThat(kinds(hard)).contains(FlagKind.TOO_HARD, FlagKind.BELOW_GUESSING);
        assertThat(flag(hard, FlagKind.BELOW_GUESSING).limit()).isEqualTo(0.25);
    }

    @Test
    void anItemThatIsAllChanceHasALowRir() {
        ItemStatistics item = spoiled("C", (knows, guess, ability) -> guess);

        assertThat(kinds(item)).containsAnyOf(FlagKind.LOW_RIR, FlagKind.NEGATIVE_RIR);
        assertThat(Math.abs(item.discrimination().rir())).isLessThan(0.15);
    }

    @Test
    void manyQuestionMarksAndBlanksAreSaid() {
        ItemStatistics unknown = spoiled("A", (knows, guess, ability) -> knows ? "A" : guess.equals("D") ? guess : "?");
        ItemStatistics blank = spoiled("A", (knows, guess, ability) -> knows ? "A" : guess.equals("D") ? "" : guess);

        assertThat(flag(unknown, FlagKind.MANY_UNKNOWN).observed())
                .isCloseTo(unknown.rates().unknown(), within(0.0));
        assertThat(kinds(blank)).contains(FlagKind.MANY_BLANK);
    }

    @Test
    void flagsStandWithTheGravestFirst() {
        assertThat(kinds(spoiled("B", (knows, guess, ability) -> knows ? "A" : guess)))
                .isSorted();
    }

    @Test
    void rulesAreShares() {
        assertThatThrownBy(() -> new FlagRules(0.15, 95, 0.2, 0.05, 0.3, 0.1, 5, 2))
                .hasMessage("p of an item that is too easy is 95.0: allowed is 0 to 1");
    }

    private static String aThirdOfThoseWhoKnowChoosesB(boolean knows, String guess, double ability) {
        String known = guess.equals("B") ? "B" : "A";
        return knows ? known : guess.equals("B") ? "C" : guess;
    }

    private interface Answering {
        String answer(boolean knows, String guess, double ability);
    }

    private static ItemStatistics spoiled(String key, Answering answering) {
        return analyse(key, answering).items().get(ITEMS - 1);
    }

    private static ClassicalAnalysis analyse(String key, Answering last) {
        SplittableRandom random = new SplittableRandom(20);
        int[] cells = new int[PERSONS * ITEMS];
        for (int person = 0; person < PERSONS; person++) {
            double ability = 4.0 * person / PERSONS - 2;
            for (int item = 0; item < ITEMS; item++) {
                boolean knows = random.nextDouble() < 1 / (1 + Math.exp(-1.5 * ability));
                String guess = List.of("B", "C", "D").get(random.nextInt(3));
                cells[person * ITEMS + item] =
                        Chosen.of(item == ITEMS - 1 ? last.answer(knows, guess, ability) : knows ? "A" : guess);
            }
        }
        List<String> names =
                IntStream.range(0, ITEMS).mapToObj(item -> "q" + item).toList();
        List<ItemKey> keys = new ArrayList<>();
        names.forEach(name ->
                keys.add(ItemKey.of(name, name.equals("q" + (ITEMS - 1)) ? key : "A", 4, ItemStatus.SCORED)));
        return ClassicalAnalysis.of(
                RawResponses.ofCells(names, cells), keys, PenaltyTable.asPublished(), ClassicalSettings.defaults());
    }

    private static List<FlagKind> kinds(ItemStatistics item) {
        return item.flags().stream().map(ItemFlag::kind).toList();
    }

    private static ItemFlag flag(ItemStatistics item, FlagKind kind) {
        return item.flags().stream()
                .filter(flag -> flag.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " in " + item.flags()));
    }
}
