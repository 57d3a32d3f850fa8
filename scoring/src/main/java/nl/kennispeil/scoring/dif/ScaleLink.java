package nl.kennispeil.scoring.dif;

import java.util.List;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * The focal group's scale carried over to that of the reference group by the difficulties of the anchors: their means where all
 * slopes are 1, else their means and standard deviations, as difR does (G.L. Marco, Journal of Educational Measurement 14 (1977)
 * 139–160).
 */
final class ScaleLink {

    private ScaleLink() {}

    static List<ItemEstimate> onto(List<ItemEstimate> reference, List<ItemEstimate> focal, boolean[] anchors) {
        SummaryStatistics there = new SummaryStatistics();
        SummaryStatistics here = new SummaryStatistics();
        boolean slopes = reference.get(0).hasSlope();
        for (int item = 0; item < anchors.length; item++) {
            if (reference.get(item).hasSlope() != slopes) {
                throw new IllegalArgumentException("item " + item
                        + (slopes
                                ? " has a slope of 1 beside items with a slope" + " of their own"
                                : " has a slope of its own beside items with a slope of 1")
                        + ": on another scale a slope of 1 is another number; calibrate all with a slope");
            }
            if (anchors[item]) {
                there.addValue(reference.get(item).location());
                here.addValue(focal.get(item).location());
            }
        }
        double slope = slopes ? there.getStandardDeviation() / here.getStandardDeviation() : 1;
        if (!(slope > 0 && slope < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(there.getN() + " anchors do not link the scales of the groups: their"
                    + " difficulties must vary in both");
        }
        double shift = there.getMean() - slope * here.getMean();
        return focal.stream().map(item -> item.rescaled(slope, shift)).toList();
    }
}
