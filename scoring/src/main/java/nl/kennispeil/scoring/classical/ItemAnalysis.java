package nl.kennispeil.scoring.classical;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.scoring.key.Answer;
import nl.kennispeil.scoring.key.Mark;

/** Puts the statistics of one item together from three passes over its column. */
final class ItemAnalysis {

    private final ClassicalSettings settings;
    private final ScoredTest rights;
    private final Optional<ScoredTest> points;
    private final ScoreRanks ranks;

    ItemAnalysis(ClassicalSettings settings, ScoredTest rights, Optional<ScoredTest> points, ScoreRanks ranks) {
        this.settings = settings;
        this.rights = rights;
        this.points = points;
        this.ranks = ranks;
    }

    /**
     * @param all the column with everybody in the file
     * @param column with the persons analysed
     * @param position among the scored items; −1 when it is not one
     */
    ItemStatistics of(AnswerColumn all, AnswerColumn column, int position) {
        AnswerSums sums = AnswerSums.of(column, ScoreScale.RIGHTS, rights.totals());
        OptionShares shares = OptionShares.of(column, ranks);
        boolean keyed = column.answers().stream().anyMatch(answer -> answer.mark() == Mark.RIGHT);
        Difficulty difficulty = difficulty(column, sums, keyed);
        Discrimination discrimination = discrimination(column, sums, shares, position);
        AnswerRates rates = rates(all);
        List<OptionStatistics> options = options(column, sums, shares);
        return new ItemStatistics(
                column.name(),
                column.status(),
                difficulty,
                discrimination,
                points.map(test -> formula(column, test, position)),
                rates,
                options,
                keyed ? Flagging.of(settings.rules(), column, difficulty, discrimination, rates, options) : List.of());
    }

    private static Difficulty difficulty(AnswerColumn column, AnswerSums sums, boolean keyed) {
        int wrong = 0;
        for (int code = 0; code < column.answers().size(); code++) {
            wrong += column.answers().get(code).mark() == Mark.WRONG ? sums.n(code) : 0;
        }
        double mean = keyed ? sums.mean() : Double.NaN;
        double p = mean / column.highest();
        double chance = column.chance();
        double corrected = chance < 1 ? p - (double) wrong / sums.persons() * chance / (1 - chance) : Double.NaN;
        return new Difficulty(sums.persons(), mean, keyed ? sums.sd() : Double.NaN, column.highest(), p, corrected);
    }

    private Discrimination discrimination(AnswerColumn column, AnswerSums sums, OptionShares shares, int position) {
        double rit = sums.rit();
        double rir = sums.rir();
        double[] values = ScoreScale.RIGHTS.values(column);
        return new Discrimination(
                rit,
                rir,
                sums.biserial(rit),
                sums.biserial(rir),
                shares.difference(values) / column.highest(),
                rights.alphaWithout(position));
    }

    private static FormulaStatistics formula(AnswerColumn column, ScoredTest test, int position) {
        AnswerSums sums = AnswerSums.of(column, ScoreScale.FORMULA, test.totals());
        return new FormulaStatistics(sums.mean(), sums.sd(), sums.rit(), sums.rir(), test.alphaWithout(position));
    }

    private static AnswerRates rates(AnswerColumn all) {
        int[] counts = all.counts();
        int missing = counts[all.answers().size()];
        double presented = all.codes().length - missing;
        int blank = 0;
        int unknown = 0;
        int several = 0;
        for (int code = 0; code < all.answers().size(); code++) {
            Answer answer = all.answers().get(code);
            blank += answer.mark() == Mark.BLANK ? counts[code] : 0;
            unknown += answer.mark() == Mark.UNKNOWN ? counts[code] : 0;
            several += answer.label().equals(Answer.SEVERAL) ? counts[code] : 0;
        }
        return new AnswerRates(
                missing / (double) all.codes().length, blank / presented, unknown / presented, several / presented);
    }

    private static List<OptionStatistics> options(AnswerColumn column, AnswerSums sums, OptionShares shares) {
        List<OptionStatistics> options = new ArrayList<>();
        for (int code = 0; code < column.answers().size(); code++) {
            Answer answer = column.answers().get(code);
            if (answer.label().equals(Answer.SEVERAL) && sums.n(code) == 0) {
                continue; // on a screen nobody can choose two
            }
            options.add(new OptionStatistics(
                    answer.label(),
                    answer.mark(),
                    sums.n(code),
                    sums.n(code) / (double) sums.persons(),
                    sums.meanTotal(code),
                    sums.optionRest(code),
                    shares.upper(code),
                    shares.lower(code),
                    shares.trace(code)));
        }
        return options;
    }
}
