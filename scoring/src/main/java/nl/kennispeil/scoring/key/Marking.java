package nl.kennispeil.scoring.key;

import java.util.List;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.formula.PenaltyTable;
import nl.kennispeil.scoring.response.ResponseMatrix;

/**
 * Responses held against their keys: per item the ways to answer it, and per person which of them was chosen. One byte
 * a cell, item by item, because analysis goes item by item. Immutable, safe to share between threads.
 */
public final class Marking {

    /** Instead of an answer: not presented. */
    public static final byte NOT_PRESENTED = -1;

    private final List<ItemKey> keys;
    private final List<List<Answer>> answers;
    private final byte[][] codes;
    private final int persons;

    private Marking(List<ItemKey> keys, List<List<Answer>> answers, byte[][] codes, int persons) {
        this.keys = keys;
        this.answers = answers;
        this.codes = codes;
        this.persons = persons;
    }

    /**
     * @param keys one per column, in the order of the columns
     * @param table what wrong answers cost; {@link PenaltyTable#none()} when formula points are not wanted
     * @throws IllegalArgumentException when keys and columns differ, an answer has a letter that is no option, or the
     *     table has no penalty for the number of options of an item
     */
    public static Marking of(RawResponses responses, List<ItemKey> keys, PenaltyTable table) {
        requireSameItems(responses, keys);
        List<AnswerCodes> coding =
                keys.stream().map(key -> AnswerCodes.of(key, table)).toList();
        byte[][] codes = new byte[keys.size()][responses.persons()];
        for (int item = 0; item < codes.length; item++) {
            for (int person = 0; person < responses.persons(); person++) {
                codes[item][person] = coding.get(item).code(person, responses.at(person, item));
            }
        }
        return new Marking(
                List.copyOf(keys), coding.stream().map(AnswerCodes::answers).toList(), codes, responses.persons());
    }

    private static void requireSameItems(RawResponses responses, List<ItemKey> keys) {
        if (keys.size() != responses.items()) {
            throw new IllegalArgumentException(
                    keys.size() + " keys for " + responses.items() + " items: allowed is one each");
        }
        for (int item = 0; item < keys.size(); item++) {
            String column = responses.itemNames().get(item);
            if (!keys.get(item).item().equals(column)) {
                throw new IllegalArgumentException("key " + (item + 1) + " is of item "
                        + keys.get(item).item() + ", column " + (item + 1) + " of item " + column
                        + ": keys must stand in the order of the columns");
            }
        }
    }

    public List<ItemKey> keys() {
        return keys;
    }

    public int persons() {
        return persons;
    }

    /** The ways to answer an item: A, B …, right sets of several letters, {@code *}, {@code ?} and blank. */
    public List<Answer> answers(int item) {
        return answers.get(item);
    }

    /** Which of {@link #answers} a person gave, or {@link #NOT_PRESENTED}. */
    public int code(int person, int item) {
        return codes[item][person];
    }

    /** {@link #code} of all persons on an item, copied. */
    public byte[] codes(int item) {
        return codes[item].clone();
    }

    /**
     * Rights scores as a matrix: 1 right, 0 wrong, "?" or blank, missing where not presented.
     *
     * @param status the items wanted: those that count, or pilots; more than one kind may be given
     * @throws IllegalArgumentException when no item has such a status
     */
    public ResponseMatrix rights(ItemStatus... status) {
        List<ItemStatus> wanted = List.of(status);
        int[] columns = IntStream.range(0, keys.size())
                .filter(item -> wanted.contains(keys.get(item).status()))
                .toArray();
        byte[] cells = new byte[Math.multiplyExact(persons, columns.length)];
        for (int k = 0; k < columns.length; k++) {
            List<Answer> ways = answers.get(columns[k]);
            for (int person = 0; person < persons; person++) {
                int code = codes[columns[k]][person];
                cells[person * columns.length + k] =
                        (byte) (code < 0 ? -1 : ways.get(code).score());
            }
        }
        return ResponseMatrix.ofCells(
                IntStream.of(columns).mapToObj(item -> keys.get(item).item()).toList(), cells);
    }
}
