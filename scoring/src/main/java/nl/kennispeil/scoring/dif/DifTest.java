package nl.kennispeil.scoring.dif;

import java.util.List;

/**
 * All items tested by one method.
 *
 * @param items result per item, in the order of the matrix, of the last round
 * @param adjustedP p-value per item after the adjustment for many tests, NaN for an item without a test
 * @param flagged indices of the items whose adjusted p is below the level, ascending
 * @param rounds indices flagged, without adjustment, in the first test and after every round of purification
 * @param converged whether the last round flagged the same items as the one before; true without purification
 * @param loop how many rounds apart the items flagged last had been flagged before, without convergence; 0 if never
 * @param warnings why purification ended otherwise than by convergence
 */
@SuppressWarnings("ArrayRecordComponent") // results, never compared
public record DifTest<T extends ItemDif>(
        List<T> items,
        double[] adjustedP,
        int[] flagged,
        List<int[]> rounds,
        boolean converged,
        int loop,
        List<String> warnings) {}
