package nl.kennispeil.scoring.classical;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.kennispeil.scoring.formula.FormulaScore;
import nl.kennispeil.scoring.key.Answer;
import nl.kennispeil.scoring.key.Mark;

/**
 * What every person got on the scored items, all persons in the order of the file, also those whom the analysis leaves out.
 * Arrays of numbers, no object per person. Formula points are added as whole multiples of the smallest decimal of the
 * penalty table, so sums are exact. Immutable, safe to share between threads.
 */
public final class PersonScores {

    private final Map<Mark, int[]> marks = new EnumMap<>(Mark.class);
    private final int[] raw;
    private final int[] presented;
    private final long[] units;
    private final int decimals;
    private final boolean formula;

    private PersonScores(int persons, int decimals, boolean formula) {
        for (Mark mark : Mark.values()) {
            marks.put(mark, new int[persons]);
        }
        this.raw = new int[persons];
        this.presented = new int[persons];
        this.units = new long[persons];
        this.decimals = decimals;
        this.formula = formula;
    }

    static PersonScores of(AnswerTable table, boolean formula) {
        List<AnswerColumn> scored = table.scored();
        int decimals = scored.stream()
                .flatMap(column -> column.answers().stream())
                .mapToInt(answer ->
                        Math.max(0, answer.points().stripTrailingZeros().scale()))
                .max()
                .orElse(0);
        requireRoom(scored, decimals);
        PersonScores scores = new PersonScores(table.persons(), decimals, formula);
        scored.forEach(scores::add);
        return scores;
    }

    /** Sums of units must fit a long, whatever anybody answered. */
    private static void requireRoom(List<AnswerColumn> scored, int decimals) {
        BigDecimal most = scored.stream()
                .map(PersonScores::largest)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .movePointRight(decimals);
        if (most.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException("a penalty has " + decimals + " decimals: allowed with " + scored.size()
                    + " items is at most " + (decimals - most.precision() + 18));
        }
    }

    private static BigDecimal largest(AnswerColumn column) {
        return column.answers().stream().map(answer -> answer.points().abs()).reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    private void add(AnswerColumn column) {
        List<Answer> answers = column.answers();
        int[] values = answers.stream().mapToInt(Answer::score).toArray();
        int[][] counts = answers.stream().map(answer -> counts(answer.mark())).toArray(int[][]::new);
        long[] points = answers.stream()
                .mapToLong(answer -> answer.points().movePointRight(decimals).longValueExact())
                .toArray();
        byte[] codes = column.codes();
        for (int person = 0; person < codes.length; person++) {
            int code = codes[person];
            if (code >= 0) {
                presented[person]++;
                counts[code][person]++;
                raw[person] += values[code];
                units[person] += points[code];
            }
        }
    }

    private int[] counts(Mark mark) {
        return Objects.requireNonNull(marks.get(mark));
    }

    public int persons() {
        return raw.length;
    }

    /** Scored items the person had. */
    public int presented(int person) {
        return presented[person];
    }

    /** Answers with the highest score. */
    public int right(int person) {
        return counts(Mark.RIGHT)[person];
    }

    /** Answers with letters that earned nothing or a penalty. */
    public int wrong(int person) {
        return counts(Mark.WRONG)[person];
    }

    /** Answers "?". */
    public int unknown(int person) {
        return counts(Mark.UNKNOWN)[person];
    }

    public int blank(int person) {
        return counts(Mark.BLANK)[person];
    }

    /** Number right, or the sum of the categories. */
    public int raw(int person) {
        return raw[person];
    }

    /** The formula score over the scored items the person had; empty when there were none, or responses came scored. */
    public Optional<FormulaScore> formula(int person) {
        return formula && presented[person] > 0
                ? Optional.of(FormulaScore.ofSum(BigDecimal.valueOf(units[person], decimals), presented[person]))
                : Optional.empty();
    }

    /** What is particular about the person, if anything. */
    public Optional<PersonWarning> warning(int person) {
        int items = presented[person];
        if (items == 0) {
            return Optional.of(PersonWarning.NOTHING_PRESENTED);
        }
        if (unknown(person) + blank(person) == items) {
            return Optional.of(PersonWarning.NOTHING_ANSWERED);
        }
        if (right(person) == items) {
            return Optional.of(PersonWarning.ALL_RIGHT);
        }
        return raw[person] == 0 ? Optional.of(PersonWarning.ALL_WRONG) : Optional.empty();
    }
}
