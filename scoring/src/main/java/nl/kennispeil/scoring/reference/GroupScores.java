package nl.kennispeil.scoring.reference;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The formula scores of a reference group, as percentages.
 *
 * @param group number of the reference group
 * @param percentages finite numbers, one a person; not kept
 */
public record GroupScores(int group, double[] percentages) {

    public GroupScores {
        if (Arrays.stream(percentages).anyMatch(score -> !Double.isFinite(score))) {
            throw new IllegalArgumentException("group " + group + " has a score that is not a finite number");
        }
    }

    int persons() {
        return percentages.length;
    }

    double mean() {
        return StatUtils.mean(percentages);
    }

    /** Over n − 1. */
    double sd() {
        return Math.sqrt(StatUtils.variance(percentages));
    }
}
