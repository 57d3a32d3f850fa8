package nl.kennispeil.scoring.response;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Equal rows of a matrix taken together, in the order in which each was first seen.
 *
 * @param distinct one row per pattern
 * @param frequency how many persons have the pattern, 1 or more
 * @param patternOf the pattern of each person, an index into the rows of {@code distinct}
 */
@SuppressWarnings("ArrayRecordComponent") // read in hot loops; nobody compares patterns
public record Patterns(ResponseMatrix distinct, int[] frequency, int[] patternOf) {

    static Patterns of(ResponseMatrix matrix) {
        Map<ByteBuffer, Integer> seen = new HashMap<>();
        int[] patternOf = new int[matrix.persons()];
        int[] first = new int[matrix.persons()];
        int[] frequency = new int[matrix.persons()];
        for (int person = 0; person < matrix.persons(); person++) {
            int fresh = seen.size();
            Integer pattern = seen.putIfAbsent(ByteBuffer.wrap(matrix.row(person)), fresh);
            if (pattern == null) {
                first[fresh] = person;
            }
            patternOf[person] = pattern == null ? fresh : pattern;
            frequency[patternOf[person]]++;
        }
        return new Patterns(
                matrix.persons(Arrays.copyOf(first, seen.size())), Arrays.copyOf(frequency, seen.size()), patternOf);
    }

    /** How many distinct rows. */
    public int count() {
        return frequency.length;
    }
}
