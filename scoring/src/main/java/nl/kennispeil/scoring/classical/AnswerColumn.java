package nl.kennispeil.scoring.classical;

import java.util.List;
import nl.kennispeil.scoring.key.Answer;
import nl.kennispeil.scoring.key.ItemStatus;
import nl.kennispeil.scoring.key.Mark;

/**
 * All answers to one item.
 *
 * @param name of the item
 * @param status whether it counts
 * @param chance of a right answer by a blind guess; NaN when not known
 * @param highest score that can be got
 * @param answers the ways to answer
 * @param codes per person which of {@code answers}, −1 for missing; not to be changed
 */
record AnswerColumn(String name, ItemStatus status, double chance, int highest, List<Answer> answers, byte[] codes) {

    boolean isScored() {
        return status == ItemStatus.SCORED;
    }

    boolean hasMissing() {
        for (byte code : codes) {
            if (code < 0) {
                return true;
            }
        }
        return false;
    }

    /** How many persons answered in each way; the last number is of those without a response. */
    int[] counts() {
        int[] counts = new int[answers.size() + 1];
        for (byte code : codes) {
            counts[code < 0 ? answers.size() : code]++;
        }
        return counts;
    }

    AnswerColumn persons(int[] rows) {
        byte[] some = new byte[rows.length];
        for (int k = 0; k < rows.length; k++) {
            some[k] = codes[rows[k]];
        }
        return withCodes(some);
    }

    /** As if nobody had been without it: those who were earned 0. */
    AnswerColumn missingAsZero() {
        byte zero = (byte) (answers.get(answers.size() - 1).mark() == Mark.BLANK ? answers.size() - 1 : 0);
        byte[] filled = codes.clone();
        for (int person = 0; person < filled.length; person++) {
            filled[person] = filled[person] < 0 ? zero : filled[person];
        }
        return withCodes(filled);
    }

    private AnswerColumn withCodes(byte[] other) {
        return new AnswerColumn(name, status, chance, highest, answers, other);
    }
}
