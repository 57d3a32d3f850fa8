package nl.kennispeil.delivery.adaptive;

import java.util.HashMap;
import java.util.Map;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.scoring.adaptive.AdaptiveRun;
import nl.kennispeil.scoring.adaptive.AdaptiveTest;
import nl.kennispeil.scoring.adaptive.EligibilityCounts;
import nl.kennispeil.scoring.adaptive.EligibilityTable;
import nl.kennispeil.scoring.adaptive.ExposureRule;

/**
 * Watches how often items are given while a sitting goes on, and makes the next table of eligibility of it now and then.
 * A node counts the courses that end at it; a restarted one begins to count anew, from the newest table. So what is lost
 * is a little precision of the control, never a course. Safe for use by many threads.
 */
final class Exposure {

    /** After so many courses there is enough to learn from. */
    static final int EVERY = 50;

    /** What older courses count for in the next table. */
    private static final double FADE = 0.5;

    private record Count(EligibilityCounts counts, int[] fresh) {}

    private final EligibilityTables tables;
    private final Map<SittingId, Count> counted = new HashMap<>();

    Exposure(EligibilityTables tables) {
        this.tables = tables;
    }

    /** A course came to its end. */
    synchronized void ended(SittingId sitting, AdaptiveForm form, AdaptiveRun run) {
        AdaptiveTest test = form.test();
        ExposureRule rule = test.rules().exposure();
        if (rule instanceof ExposureRule.None || rule instanceof ExposureRule.Randomesque) {
            return;
        }
        Count count = counted.computeIfAbsent(
                sitting, any -> new Count(new EligibilityCounts(test.pool().size(), edges(rule)), new int[1]));
        count.counts().add(run);
        if (++count.fresh()[0] % EVERY == 0) {
            long now = tables.newest(sitting);
            EligibilityTable table = tables.find(sitting, now).orElse(test.table());
            EligibilityTable next = count.counts().next(table, rule, test.pool());
            if (next.version() > table.version()) {
                tables.add(sitting, next);
                count.counts().fade(FADE);
            }
        }
    }

    private static double[] edges(ExposureRule rule) {
        return rule instanceof ExposureRule.Eligibility eligibility
                ? eligibility.bands().stream().mapToDouble(Double::doubleValue).toArray()
                : new double[0];
    }
}
