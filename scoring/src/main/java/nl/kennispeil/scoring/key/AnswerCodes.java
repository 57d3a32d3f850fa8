package nl.kennispeil.scoring.key;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.scoring.formula.PenaltyTable;
import nl.kennispeil.scoring.formula.Points;

/**
 * Numbers the ways to answer one item: options A, B … are 0, 1 …, then right sets of several letters, then any other
 * set, "?" and blank. At most 26 + alternatives + 3 of them, which a byte holds.
 *
 * @param key of the item
 * @param sets right sets of several letters, numbered from {@code key.options()} on
 * @param answers in the order of their numbers
 */
record AnswerCodes(ItemKey key, List<Integer> sets, List<Answer> answers) {

    /** What a byte can number, with room for options, several, "?" and blank. */
    private static final int MOST_SETS = 90;

    static AnswerCodes of(ItemKey key, PenaltyTable table) {
        List<Integer> sets = key.right().stream()
                .filter(right -> Integer.bitCount(right) > 1)
                .toList();
        if (sets.size() > MOST_SETS) {
            throw new IllegalArgumentException("key of item " + key.item() + " has " + sets.size()
                    + " alternatives of several letters: allowed is at most " + MOST_SETS);
        }
        BigDecimal wrong = key.status() == ItemStatus.REMOVED ? BigDecimal.ZERO : penalty(key, table);
        List<Answer> answers = new ArrayList<>();
        for (int option = 0; option < key.options(); option++) {
            answers.add(answer(key, 1 << option, wrong));
        }
        sets.forEach(set -> answers.add(answer(key, set, wrong)));
        answers.add(new Answer(Answer.SEVERAL, Mark.WRONG, 0, wrong));
        BigDecimal zero = Points.zero().value();
        answers.add(new Answer("?", Mark.UNKNOWN, 0, zero));
        answers.add(new Answer("", Mark.BLANK, 0, zero));
        return new AnswerCodes(key, sets, List.copyOf(answers));
    }

    private static Answer answer(ItemKey key, int letters, BigDecimal wrong) {
        boolean right = key.isRight(letters);
        BigDecimal points =
                right && key.status() != ItemStatus.REMOVED ? Points.right().value() : right ? BigDecimal.ZERO : wrong;
        return new Answer(Chosen.text(letters), right ? Mark.RIGHT : Mark.WRONG, right ? 1 : 0, points);
    }

    private static BigDecimal penalty(ItemKey key, PenaltyTable table) {
        try {
            return Points.wrong(table, key.options()).value();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("item " + key.item() + ": " + e.getMessage(), e);
        }
    }

    byte code(int person, int chosen) {
        if (chosen == Chosen.NOT_PRESENTED) {
            return Marking.NOT_PRESENTED;
        }
        if (chosen == Chosen.BLANK || chosen == Chosen.UNKNOWN) {
            return (byte) (answers.size() - (chosen == Chosen.BLANK ? 1 : 2));
        }
        if (!key.admits(chosen)) {
            throw new IllegalArgumentException("answer of person " + person + " on item " + key.item() + " is "
                    + Chosen.text(chosen) + ": allowed is letters " + ItemKey.range(key.options()) + ", ? or blank");
        }
        if (Integer.bitCount(chosen) == 1) {
            return (byte) Integer.numberOfTrailingZeros(chosen);
        }
        int set = sets.indexOf(chosen);
        return (byte) (set < 0 ? answers.size() - 3 : key.options() + set);
    }
}
