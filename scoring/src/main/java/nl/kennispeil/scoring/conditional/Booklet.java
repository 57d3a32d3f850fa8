package nl.kennispeil.scoring.conditional;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.kennispeil.scoring.response.ResponseMatrix;

/**
 * The persons to whom the same items were presented; a missing response is taken as not presented.
 *
 * @param items the items presented, ascending
 * @param top the highest possible sum score
 * @param persons how many persons have each sum score, 0..top
 */
@SuppressWarnings("ArrayRecordComponent") // read in hot loops, never compared
record Booklet(int[] items, int top, int[] persons) {

    /** The booklets of a matrix, in the order in which they were first seen. */
    static List<Booklet> of(ResponseMatrix responses) {
        Map<String, Booklet> seen = new HashMap<>();
        List<Booklet> booklets = new ArrayList<>();
        char[] presented = new char[responses.items()];
        for (int person = 0; person < responses.persons(); person++) {
            for (int item = 0; item < presented.length; item++) {
                presented[item] = responses.isMissing(person, item) ? '-' : 'x';
            }
            Booklet booklet = seen.computeIfAbsent(new String(presented), design -> {
                Booklet fresh = empty(design, responses);
                booklets.add(fresh);
                return fresh;
            });
            booklet.persons[responses.sum(person)]++;
        }
        return booklets;
    }

    private static Booklet empty(String design, ResponseMatrix responses) {
        int[] items = design.chars().filter(c -> c == 'x').map(c -> 0).toArray();
        int top = 0;
        int at = 0;
        for (int item = 0; item < responses.items(); item++) {
            if (design.charAt(item) == 'x') {
                items[at++] = item;
                top += responses.categories(item) - 1;
            }
        }
        return new Booklet(items, top, new int[top + 1]);
    }

    /** Persons with sum score 0 or the highest: whatever the parameters are, they could not have answered otherwise. */
    int extremes() {
        return top == 0 ? persons[0] : persons[0] + persons[top];
    }

    int used() {
        int used = 0;
        for (int score = 1; score < top; score++) {
            used += persons[score];
        }
        return used;
    }
}
