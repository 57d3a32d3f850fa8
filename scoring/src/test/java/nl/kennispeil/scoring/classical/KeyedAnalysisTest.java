package nl.kennispeil.scoring.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nl.kennispeil.scoring.formula.PenaltyTable;
import nl.kennispeil.scoring.key.ItemKey;
import nl.kennispeil.scoring.key.ItemStatus;
import nl.kennispeil.scoring.key.RawResponses;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Fourteen persons by hand: three scored items and a pilot with two right letters; numbers from numpy 2.4 on the same rows. */
class KeyedAnalysisTest {

    private static final Offset<Double> EXACT = within(1e-12);

    private static final RawResponses RESPONSES = rows(
            "A,B,C,D",
            "A,B,C,C",
            "A,C,C,?",
            "B,B,C,D",
            "A,B,A,D",
            "A,D,C,B",
            "C,B,B,-",
            "A,B,C,A",
            "?,A,C,D",
            "A,B,AC,B",
            "B,C,A,D",
            "A,B,C,D",
            "D,A,,C",
            "A,C,C,B");

    private final ClassicalAnalysis analysis =
            ClassicalAnalysis.of(RESPONSES, keys(), PenaltyTable.asPublished(), ClassicalSettings.defaults());

    @Test
    void theTotalIsTheNumberRightOfTheScoredItems() {
        assertThat(analysis.test().n()).isEqualTo(14);
        assertThat(analysis.test().items()).isEqualTo(3);
        assertThat(analysis.test().mean()).isCloseTo(1.8571428571428572, EXACT);
        assertThat(analysis.test().sd()).isCloseTo(1.027105182026191, EXACT);
        assertThat(analysis.test().reliability().alpha()).isCloseTo(0.421875, EXACT);
    }

    @Test
    void formulaPointsHaveTheirOwnReliability() {
        TestStatistics formula = analysis.formula().orElseThrow();

        assertThat(formula.mean()).isCloseTo(1.4785714285714289, EXACT);
        assertThat(formula.sd()).isCloseTo(1.3390056996653388, EXACT);
        assertThat(formula.reliability().alpha()).isCloseTo(0.35529170640339486, EXACT);
        assertThat(formula.reliability().kr20()).isNaN();
    }

    @Test
    void anItemIsCorrelatedWithTotalAndRest() {
        ItemStatistics item = analysis.items().get(1);

        assertThat(item.difficulty().p()).isCloseTo(8 / 14.0, EXACT);
        assertThat(item.discrimination().rit()).isCloseTo(0.6041666666666669, EXACT);
        assertThat(item.discrimination().rir()).isCloseTo(0.12961896184130323, EXACT);
        FormulaStatistics formula = item.formula().orElseThrow();
        assertThat(formula.mean()).isCloseTo(0.43, EXACT);
        assertThat(formula.rit()).isCloseTo(0.5605970938374282, EXACT);
        assertThat(formula.rir()).isCloseTo(0.06086889965247074, EXACT);
    }

    @Test
    void aPilotIsHeldAgainstTheTotalWithoutBeingPartOfIt() {
        ItemStatistics pilot = analysis.items().get(3);

        assertThat(pilot.difficulty().n()).isEqualTo(13);
        assertThat(pilot.difficulty().p()).isCloseTo(7 / 13.0, EXACT);
        assertThat(pilot.discrimination().rit()).isCloseTo(0.08333333333333334, EXACT);
        assertThat(pilot.discrimination().rir())
                .isEqualTo(pilot.discrimination().rit());
        assertThat(pilot.discrimination().alphaIfDeleted()).isNaN();
        assertThat(pilot.formula().orElseThrow().rit()).isCloseTo(0.08046821634811628, EXACT);
    }

    /** 27 % of 14 is 3.78 persons: all four with 3 right for a part, both with 0 and a part of the two with 1. */
    @Test
    void theTailsShareTheirLastPlacesAmongTies() {
        assertThat(analysis.items().get(0).discrimination().upperLower()).isCloseTo(1, EXACT);
        assertThat(analysis.items().get(1).discrimination().upperLower()).isCloseTo(0.7645502645502645, EXACT);
    }

    @Test
    void everyOptionHasItsShareAndItsCorrelationWithTheRest() {
        List<OptionStatistics> options = analysis.items().get(1).options();

        assertThat(options.stream().map(OptionStatistics::label)).containsExactly("A", "B", "C", "D", "?", "");
        assertThat(options.stream().map(OptionStatistics::n)).containsExactly(2, 8, 3, 1, 0, 0);
        assertThat(options.get(0).share()).isCloseTo(2 / 14.0, EXACT);
        assertThat(options.get(0).meanTotal()).isCloseTo(0.5, EXACT);
        assertThat(options.get(0).rest()).isCloseTo(-0.4032795663087215, EXACT);
        assertThat(options.get(1).rest()).isCloseTo(0.12961896184130323, EXACT);
        assertThat(options.get(3).rest()).isCloseTo(0.2490677406933591, EXACT);
        assertThat(options.get(4).rest()).isNaN();
    }

    @Test
    void severalLettersAreAnAnswerOfTheirOwn() {
        ItemStatistics item = analysis.items().get(2);

        assertThat(item.options().stream().map(OptionStatistics::label)).containsExactly("A", "B", "C", "*", "?", "");
        assertThat(item.options().get(3).n()).isEqualTo(1);
        assertThat(item.rates().several()).isCloseTo(1 / 14.0, EXACT);
        assertThat(item.rates().blank()).isCloseTo(1 / 14.0, EXACT);
    }

    @Test
    void ratesAreOfThoseWhoHadTheItem() {
        AnswerRates rates = analysis.items().get(3).rates();

        assertThat(rates.missing()).isCloseTo(1 / 14.0, EXACT);
        assertThat(rates.unknown()).isCloseTo(1 / 13.0, EXACT);
    }

    /** Item 1: 9 right and 4 wrong of 14 with 4 options, so 9/14 − 4/14/3. Pilot: two of four letters right, so chance ½. */
    @Test
    void guessingIsTakenOffByTheWrongAnswers() {
        assertThat(analysis.items().get(0).difficulty().corrected()).isCloseTo(9 / 14.0 - 4 / 42.0, EXACT);
        assertThat(analysis.items().get(3).difficulty().corrected()).isCloseTo(7 / 13.0 - 5 / 13.0, EXACT);
    }

    @Test
    void traceLinesAreSharesPerScoreGroup() {
        assertThat(analysis.groups()).hasSize(5);
        assertThat(analysis.groups().stream().mapToInt(ScoreGroup::n).sum()).isEqualTo(14);
        for (int group = 0; group < 5; group++) {
            int at = group;
            double sum = analysis.items().get(1).options().stream()
                    .mapToDouble(option -> option.trace().get(at))
                    .sum();
            boolean nobody = analysis.groups().get(group).n() == 0;
            assertThat(sum).isEqualTo(nobody ? Double.NaN : 1, within(1e-12));
        }
        OptionStatistics key = analysis.items().get(0).options().get(0);
        assertThat(key.trace().get(0)).isZero();
        assertThat(key.trace().get(4)).isEqualTo(1);
    }

    @Test
    void personsHaveCountsAndExactFormulaScores() {
        PersonScores persons = analysis.persons();

        assertThat(persons.right(9)).isEqualTo(2);
        assertThat(persons.wrong(9)).isEqualTo(1);
        assertThat(persons.formula(9).orElseThrow().sum()).isEqualByComparingTo("1.5");
        assertThat(persons.formula(9).orElseThrow().percentage()).isEqualByComparingTo("50.00");
        assertThat(persons.formula(10).orElseThrow().sum()).isEqualByComparingTo("-1.16");
        assertThat(persons.formula(10).orElseThrow().percentage()).isEqualByComparingTo("-38.67");
        assertThat(persons.blank(12)).isEqualTo(1);
        assertThat(persons.unknown(8)).isEqualTo(1);
        assertThat(persons.warning(0)).contains(PersonWarning.ALL_RIGHT);
        assertThat(persons.warning(10)).contains(PersonWarning.ALL_WRONG);
        assertThat(persons.warning(1)).contains(PersonWarning.ALL_RIGHT);
        assertThat(persons.warning(2)).isEmpty();
    }

    @Test
    void aRemovedItemLeavesSumAndNumberOfItems() {
        List<ItemKey> keys = List.of(
                ItemKey.of("q1", "A", 4, ItemStatus.SCORED),
                ItemKey.of("q2", "B", 4, ItemStatus.REMOVED),
                ItemKey.of("q3", "C", 3, ItemStatus.SCORED),
                ItemKey.of("q4", "A|D", 4, ItemStatus.PILOT));
        ClassicalAnalysis removed =
                ClassicalAnalysis.of(RESPONSES, keys, PenaltyTable.asPublished(), ClassicalSettings.defaults());

        assertThat(removed.test().items()).isEqualTo(2);
        assertThat(removed.persons().formula(10).orElseThrow().items()).isEqualTo(2);
        assertThat(removed.persons().formula(10).orElseThrow().sum()).isEqualByComparingTo("-0.83");
        ItemStatistics item = removed.items().get(1);
        assertThat(item.difficulty().p()).isCloseTo(8 / 14.0, EXACT);
        assertThat(item.discrimination().rit()).isBetween(-1.0, 1.0);
    }

    @Test
    void penaltiesWithMoreDecimalsThanASumCanHoldAreRefused() {
        PenaltyTable fine =
                new PenaltyTable(Map.of(3, new BigDecimal("-0.5"), 4, new BigDecimal("-0.333333333333333")));
        PenaltyTable tooFine =
                new PenaltyTable(Map.of(3, new BigDecimal("-0.5"), 4, new BigDecimal("-0.333333333333333333333")));

        assertThat(ClassicalAnalysis.of(RESPONSES, keys(), fine, ClassicalSettings.defaults())
                        .persons()
                        .formula(10)
                        .orElseThrow()
                        .sum())
                .isEqualByComparingTo("-1.166666666666666");
        assertThatThrownBy(() -> ClassicalAnalysis.of(RESPONSES, keys(), tooFine, ClassicalSettings.defaults()))
                .hasMessage("a penalty has 21 decimals: allowed with 3 items is at most 17");
    }

    @Test
    void theOrderOfPersonsDoesNotMatter() {
        int[] cells = new int[14 * 4];
        for (int person = 0; person < 14; person++) {
            for (int item = 0; item < 4; item++) {
                cells[person * 4 + item] = RESPONSES.at(13 - person, item);
            }
        }
        ClassicalAnalysis turned = ClassicalAnalysis.of(
                RawResponses.ofCells(RESPONSES.itemNames(), cells),
                keys(),
                PenaltyTable.asPublished(),
                ClassicalSettings.defaults());

        assertThat(turned.groups()).isEqualTo(analysis.groups());
        for (int item = 0; item < 4; item++) {
            assertThat(turned.items().get(item).difficulty())
                    .isEqualTo(analysis.items().get(item).difficulty());
            assertThat(turned.items().get(item).discrimination().upperLower())
                    .isCloseTo(analysis.items().get(item).discrimination().upperLower(), EXACT);
        }
    }

    private static List<ItemKey> keys() {
        return List.of(
                ItemKey.of("q1", "A", 4, ItemStatus.SCORED),
                ItemKey.of("q2", "B", 4, ItemStatus.SCORED),
                ItemKey.of("q3", "C", 3, ItemStatus.SCORED),
                ItemKey.of("q4", "A|D", 4, ItemStatus.PILOT));
    }

    private static RawResponses rows(String... lines) {
        return RawResponses.of(
                List.of("q1", "q2", "q3", "q4"),
                Arrays.stream(lines).map(line -> List.of(line.split(",", -1))).toList());
    }
}
