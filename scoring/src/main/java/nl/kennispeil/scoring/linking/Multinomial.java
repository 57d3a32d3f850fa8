package nl.kennispeil.scoring.linking;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws as many persons again as a table has, from its proportions. */
final class Multinomial {

    private Multinomial() {}

    static ScoreTable draw(ScoreTable table, SplittableRandom random) {
        double[] upTo = table.density();
        for (int k = 1; k < upTo.length; k++) {
            upTo[k] += upTo[k - 1];
        }
        double[] counts = new double[upTo.length];
        long persons = Math.round(table.total());
        for (long person = 0; person < persons; person++) {
            int at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
            // a draw exactly on a bound belongs to the score above it
            counts[Math.min(upTo.length - 1, at >= 0 ? at + 1 : -at - 1)]++;
        }
        return ScoreTable.of(counts);
    }
}
