package nl.kennispeil.scoring.classical;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.scoring.formula.PenaltyTable;
import nl.kennispeil.scoring.key.ItemKey;
import nl.kennispeil.scoring.key.Marking;
import nl.kennispeil.scoring.key.RawResponses;
import nl.kennispeil.scoring.response.ResponseMatrix;

/**
 * Classical analysis of a test: what the test, its items and their options did in a group, on rights scores and on formula
 * points.
 *
 * <p>A number that cannot be computed (one person, one item, a constant item or total) is NaN, and {@code warnings} says
 * why. Rates and {@code persons} are of everybody in the file, all else of those the {@link MissingRule} leaves.
 *
 * @param test on the total of scored items: number right, or sum of categories
 * @param formula on the sum of formula points; empty when responses came scored
 * @param items in the order of the columns, pilots and removed items included
 * @param groups score groups that the trace lines of options refer to, the lowest first; empty without persons
 * @param persons scores of every person
 * @param warnings what makes numbers missing or weak
 */
public record ClassicalAnalysis(
        TestStatistics test,
        Optional<TestStatistics> formula,
        List<ItemStatistics> items,
        List<ScoreGroup> groups,
        PersonScores persons,
        List<TestWarning> warnings) {

    /** Fewer persons than this are warned of: the standard error of a correlation is above 0.18. */
    private static final int FEW_PERSONS = 30;

    public ClassicalAnalysis {
        items = List.copyOf(items);
        groups = List.copyOf(groups);
        warnings = List.copyOf(warnings);
    }

    /**
     * Of what was chosen.
     *
     * @param keys one per item, in the order of the columns
     * @param table what wrong answers cost
     * @throws IllegalArgumentException when keys do not fit the responses (see {@link Marking#of}) or no item is scored
     */
    public static ClassicalAnalysis of(
            RawResponses responses, List<ItemKey> keys, PenaltyTable table, ClassicalSettings settings) {
        return of(Marking.of(responses, keys, table), settings);
    }

    /**
     * Of responses that were held against their keys already.
     *
     * @throws IllegalArgumentException when no item is scored
     */
    public static ClassicalAnalysis of(Marking marking, ClassicalSettings settings) {
        return of(AnswerTable.of(marking), true, settings);
    }

    /** Of scored responses; all items count, options are the categories and there are no formula points. */
    public static ClassicalAnalysis of(ResponseMatrix responses, ClassicalSettings settings) {
        return of(AnswerTable.of(responses), false, settings);
    }

    private static ClassicalAnalysis of(AnswerTable all, boolean keyed, ClassicalSettings settings) {
        if (all.scored().isEmpty()) {
            throw new IllegalArgumentException(
                    "none of " + all.columns().size() + " items is scored: at least 1 must be");
        }
        PersonScores persons = PersonScores.of(all, keyed);
        AnswerTable table = all.under(settings.missing());
        ScoredTest rights = ScoredTest.of(table, ScoreScale.RIGHTS);
        Optional<ScoredTest> points = keyed ? Optional.of(ScoredTest.of(table, ScoreScale.FORMULA)) : Optional.empty();
        ScoreRanks ranks = ScoreRanks.of(rights.totals(), settings.groups(table.persons()), settings.tailShare());
        ItemAnalysis analysis = new ItemAnalysis(settings, rights, points, ranks);
        List<ItemStatistics> items = new ArrayList<>();
        int position = 0;
        for (int item = 0; item < all.columns().size(); item++) {
            AnswerColumn column = table.columns().get(item);
            items.add(analysis.of(all.columns().get(item), column, column.isScored() ? position++ : -1));
        }
        TestStatistics test = rights.statistics(settings);
        return new ClassicalAnalysis(
                test,
                points.map(scored -> scored.statistics(settings)),
                items,
                table.persons() == 0 ? List.of() : ranks.groups(),
                persons,
                warnings(all.persons() - table.persons(), rights, test));
    }

    private static List<TestWarning> warnings(int leftOut, ScoredTest scored, TestStatistics test) {
        List<TestWarning> warnings = new ArrayList<>();
        if (leftOut > 0) {
            warnings.add(new TestWarning(TestWarning.Kind.PERSONS_LEFT_OUT, leftOut));
        }
        if (test.n() < FEW_PERSONS) {
            warnings.add(new TestWarning(
                    test.n() == 0 ? TestWarning.Kind.NO_PERSONS : TestWarning.Kind.FEW_PERSONS, test.n()));
        }
        if (test.items() == 1) {
            warnings.add(new TestWarning(TestWarning.Kind.ONE_ITEM, 1));
        }
        if (test.n() > 0 && scored.constantItems() > 0) {
            warnings.add(new TestWarning(TestWarning.Kind.CONSTANT_ITEMS, scored.constantItems()));
        }
        if (test.n() > 1 && scored.unknownPairs() > 0) {
            warnings.add(new TestWarning(TestWarning.Kind.ITEMS_NEVER_TOGETHER, scored.unknownPairs()));
        }
        Reliability reliability = test.reliability();
        if (test.n() > 1 && !scored.totals().moments().varies()) {
            warnings.add(new TestWarning(TestWarning.Kind.NO_VARIANCE, 0));
        } else if (!Double.isNaN(reliability.alpha())) {
            ofMatrix(reliability, warnings);
        }
        return warnings;
    }

    private static void ofMatrix(Reliability reliability, List<TestWarning> warnings) {
        if (Double.isNaN(reliability.lambda6OfCorrelations())) {
            warnings.add(new TestWarning(TestWarning.Kind.SINGULAR_CORRELATIONS, 0));
        }
        if (Double.isNaN(reliability.omega().total())) {
            warnings.add(new TestWarning(TestWarning.Kind.NO_FACTOR, 0));
        } else if (reliability.omega().heywood()) {
            warnings.add(new TestWarning(TestWarning.Kind.HEYWOOD, 0));
        }
    }
}
