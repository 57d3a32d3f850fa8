package nl.kennispeil.bank.form;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.kennispeil.bank.blueprint.Blueprint;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.scoring.irt.ItemParameters;
import org.jspecify.annotations.Nullable;

/**
 * What makes a form adaptive: the items on it are the pool, of which each candidate is given some, one after the other.
 * Frozen with the form, so nothing in a sitting changes when the bank does.
 *
 * @param rules how items are chosen and when it stops: the text of a {@code cat.json}
 * @param blueprint what every candidate's items together must be; null when only measuring counts
 * @param pool what is known of the items of the pool; one that is on trial may be absent
 * @param scale how abilities are told
 * @param breakAfter after how many items a break is offered, again and again; 0 for none
 * @param openCounts true when what stands chosen at the deadline, not yet confirmed, counts as the answer
 */
public record AdaptivePart(
        String rules,
        @Nullable Blueprint blueprint,
        Map<ItemRef, Calibrated> pool,
        ReportingScale scale,
        int breakAfter,
        boolean openCounts) {

    /**
     * What is known of an item of the pool.
     *
     * @param seconds how long it is expected to take; 0 when that is not known
     * @param enemies names of the sets of which a candidate is given at most one item
     */
    public record Calibrated(ItemParameters parameters, double seconds, Set<String> enemies) {
        public Calibrated {
            enemies = Collections.unmodifiableSet(new TreeSet<>(enemies));
            if (!(seconds >= 0 && seconds <= 86_400)) {
                throw new IllegalArgumentException("an item takes " + seconds + " s: allowed is 0 to 86400");
            }
        }
    }

    /** A longer text of rules is refused. */
    public static final int LONGEST_RULES = 100_000;

    public AdaptivePart {
        pool = Collections.unmodifiableMap(new LinkedHashMap<>(pool));
        if (rules.isBlank() || rules.length() > LONGEST_RULES) {
            throw new IllegalArgumentException(
                    "adaptive rules of " + rules.length() + " characters: allowed is 1 to " + LONGEST_RULES);
        }
        if (breakAfter < 0 || breakAfter > 1_000) {
            throw new IllegalArgumentException(
                    "a break after " + breakAfter + " items: allowed is 1 to 1000, or 0 for none");
        }
    }
}
