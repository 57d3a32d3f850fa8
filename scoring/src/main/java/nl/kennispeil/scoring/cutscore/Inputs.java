package nl.kennispeil.scoring.cutscore;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.StatUtils;

/** Checks and small statistics that several methods share. */
final class Inputs {

    private Inputs() {}

    static void requireShare(String what, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(what + " is " + share + ": allowed is 0..1");
        }
    }

    static void requirePercentage(String what, double percentage) {
        if (!(percentage > 0 && percentage <= 100)) {
            throw new IllegalArgumentException(what + " is " + percentage + ": allowed is above 0, to 100");
        }
    }

    /** Rows of equal length, 1 or more of 1 or more. */
    static void requireTable(String what, double[][] rows) {
        if (rows.length == 0 || rows[0].length == 0) {
            throw new IllegalArgumentException(what + " are empty: at least one judge and one item are needed");
        }
        if (Arrays.stream(rows).anyMatch(row -> row.length != rows[0].length)) {
            throw new IllegalArgumentException(
                    what + " have rows of different lengths: allowed is " + rows[0].length + " in each");
        }
    }

    /** SD/√n over n − 1; empty for one value. */
    static OptionalDouble meanError(double[] values) {
        return values.length < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(StatUtils.variance(values) / values.length));
    }

    static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }
}
