package nl.kennispeil.scoring.reference;

import java.util.List;

/**
 * What the effective weeks follow from.
 *
 * @param spans in any order; they may touch and overlap: a day counts once, with the largest share that covers it
 * @param interruptions in any order; they may overlap each other and reach outside the spans
 * @param exemptionWeeks weeks of training that were waived, 0 or more (3 months = 13)
 */
public record TrainingRecord(List<TrainingSpan> spans, List<Interruption> interruptions, double exemptionWeeks) {

    public TrainingRecord {
        spans = List.copyOf(spans);
        interruptions = List.copyOf(interruptions);
        if (!(exemptionWeeks >= 0) || Double.isInfinite(exemptionWeeks)) {
            throw new IllegalArgumentException(
                    "exemption of " + exemptionWeeks + " weeks: allowed is a finite number, 0 or more");
        }
    }

    /** Weeks of an exemption given in months: 13 for each 3. */
    public static double exemptionWeeks(double months) {
        if (!(months >= 0) || Double.isInfinite(months)) {
            throw new IllegalArgumentException(
                    "exemption of " + months + " months: allowed is a finite number, 0 or more");
        }
        return months * 13 / 3;
    }
}
