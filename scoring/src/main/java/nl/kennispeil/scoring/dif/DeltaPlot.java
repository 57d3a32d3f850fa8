package nl.kennispeil.scoring.dif;

import java.util.Arrays;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The delta plot: difficulties of both groups on the delta scale, 13 + 4 Φ⁻¹(1 − p), and how far each item lies from the major
 * axis of the cloud (W.H. Angoff and S.F. Ford, "Item–race interaction on a test of scholastic aptitude", Journal of
 * Educational Measurement 10 (1973) 95–106; threshold: D. Magis and B. Facon, "Angoff's delta method revisited", British
 * Journal of Mathematical and Statistical Psychology 65 (2012) 302–321).
 *
 * @param reference delta per item in the reference group
 * @param focal delta per item in the focal group
 * @param distance perpendicular distance from the axis; negative when the item is harder for the focal group than the axis says
 * @param intercept of the major axis
 * @param slope of the major axis
 * @param normalThreshold the |distance| that 5 % of items would exceed if deltas without DIF were normal; the classical threshold is
 *     {@link #CLASSICAL}
 */
@SuppressWarnings("ArrayRecordComponent") // results, never compared
public record DeltaPlot(
        double[] reference, double[] focal, double[] distance, double intercept, double slope, double normalThreshold) {

    /** The |distance| that Angoff and Ford took as large. */
    public static final double CLASSICAL = 1.5;

    private static final NormalDistribution NORMAL = new NormalDistribution();

    /** Items with a distance beyond a threshold, ascending. */
    public int[] beyond(double threshold) {
        return IntStream.range(0, distance.length)
                .filter(item -> Math.abs(distance[item]) > threshold)
                .toArray();
    }

    /**
     * @param anchors the items that make up the axis
     * @throws IllegalArgumentException with fewer than 2 anchors, deltas that do not vary, an item without responses in a
     *     group, or one with more than two categories
     */
    static DeltaPlot of(DifData data, boolean[] anchors) {
        double[] reference = deltas(data, false);
        double[] focal = deltas(data, true);
        int[] axis =
                IntStream.range(0, anchors.length).filter(item -> anchors[item]).toArray();
        if (axis.length < 2) {
            throw new IllegalArgumentException(
                    axis.length + " items for the axis of the delta plot: at least 2 needed");
        }
        double meanReference =
                Arrays.stream(axis).mapToDouble(i -> reference[i]).average().orElseThrow();
        double meanFocal =
                Arrays.stream(axis).mapToDouble(i -> focal[i]).average().orElseThrow();
        double sxx = 0;
        double syy = 0;
        double sxy = 0;
        for (int item : axis) {
            sxx += (reference[item] - meanReference) * (reference[item] - meanReference) / (axis.length - 1);
            syy += (focal[item] - meanFocal) * (focal[item] - meanFocal) / (axis.length - 1);
            sxy += (reference[item] - meanReference) * (focal[item] - meanFocal) / (axis.length - 1);
        }
        if (sxy == 0) {
            throw new IllegalArgumentException("the deltas of the groups do not vary together: there is no major axis");
        }
        double slope = (syy - sxx + Math.sqrt((syy - sxx) * (syy - sxx) + 4 * sxy * sxy)) / (2 * sxy);
        double intercept = meanFocal - slope * meanReference;
        double length = Math.sqrt(slope * slope + 1);
        double[] distance = new double[reference.length];
        for (int item = 0; item < distance.length; item++) {
            distance[item] = (slope * reference[item] + intercept - focal[item]) / length;
        }
        double spread = Math.sqrt(slope * slope * sxx - 2 * slope * sxy + syy) / length;
        double threshold = NORMAL.inverseCumulativeProbability(0.975) * spread;
        return new DeltaPlot(reference, focal, distance, intercept, slope, threshold);
    }

    private static double[] deltas(DifData data, boolean focal) {
        ResponseMatrix responses = data.responses();
        int[] members = data.members(focal);
        double[] deltas = new double[data.items()];
        for (int item = 0; item < deltas.length; item++) {
            if (responses.categories(item) > 2) {
                throw new IllegalArgumentException(
                        "item " + responses.itemNames().get(item) + " has " + responses.categories(item)
                                + " categories: a delta plot is for right and wrong");
            }
            int column = item;
            double right = Arrays.stream(members)
                    .filter(person -> !responses.isMissing(person, column))
                    .mapToDouble(person -> responses.at(person, column))
                    .average()
                    .orElseThrow(() -> new IllegalArgumentException("item "
                            + responses.itemNames().get(column) + " has no responses in the "
                            + (focal ? "focal" : "reference") + " group"));
            double bounded = Math.max(0.001, Math.min(0.999, right));
            deltas[item] = 13 + 4 * NORMAL.inverseCumulativeProbability(1 - bounded);
        }
        return deltas;
    }
}
