package nl.kennispeil.scoring.linking;

/**
 * When an anchor has drifted, and how many may go.
 *
 * @param robustZ largest |z| of difficulty and discrimination; 1.645 in Huynh and Meyer (2010)
 * @param perpendicularSds largest perpendicular distance, in SDs of the distances of all anchors; 3 is usual
 * @param area largest D²; infinity switches it off
 * @param keptShare least share of the anchors that stays, 0..1; 0.8 in Huynh and Meyer (2010)
 */
public record DriftRule(double robustZ, double perpendicularSds, double area, double keptShare) {

    /** Huynh and Meyer's 1.645 and 80 %, three SDs, D² above 0.01 (a tenth of a point root mean square). */
    public static final DriftRule USUAL = new DriftRule(1.645, 3, 0.01, 0.8);

    public DriftRule {
        if (!(robustZ > 0) || !(perpendicularSds > 0) || !(area > 0)) {
            throw new IllegalArgumentException(
                    "limits " + robustZ + ", " + perpendicularSds + " and " + area + ": allowed is above 0 each");
        }
        if (!(keptShare > 0 && keptShare <= 1)) {
            throw new IllegalArgumentException("share of anchors kept is " + keptShare + ": allowed is above 0, to 1");
        }
    }
}
