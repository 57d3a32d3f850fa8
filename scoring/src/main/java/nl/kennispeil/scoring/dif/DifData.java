package nl.kennispeil.scoring.dif;

import java.util.Arrays;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.jspecify.annotations.Nullable;

/** Responses of two groups: the focal group, for whom an item may be unfair, and the reference group. */
public final class DifData {

    private final ResponseMatrix responses;
    private final boolean[] focal;
    private final double @Nullable [] matching;

    private DifData(ResponseMatrix responses, boolean[] focal, double @Nullable [] matching) {
        this.responses = responses;
        this.focal = focal;
        this.matching = matching;
    }

    /**
     * Groups that are matched on a sum score, which compares persons only when they answered the same items: tests refuse
     * data with a missing response to an item that counts in it. Leave such persons out, or give {@link #matchedOn} an ability.
     * Persons without a response to the studied item are left out for that item.
     *
     * @param focal per person, whether in the focal group
     * @throws IllegalArgumentException when lengths differ or a group is empty
     */
    public static DifData of(ResponseMatrix responses, boolean[] focal) {
        if (focal.length != responses.persons()) {
            throw new IllegalArgumentException(
                    focal.length + " group memberships for " + responses.persons() + " persons: one each is needed");
        }
        int inFocal = 0;
        for (boolean in : focal) {
            inFocal += in ? 1 : 0;
        }
        if (inFocal == 0 || inFocal == focal.length) {
            throw new IllegalArgumentException("focal group of " + inFocal + " and reference group of "
                    + (focal.length - inFocal) + " persons: both need at least 1");
        }
        return new DifData(responses, focal.clone(), null);
    }

    /**
     * The same groups matched on a given number per person (persons with equal numbers form a stratum) instead of a sum score.
     *
     * @throws IllegalArgumentException when lengths differ or a number is not finite
     */
    public DifData matchedOn(double[] values) {
        if (values.length != focal.length) {
            throw new IllegalArgumentException(
                    values.length + " matching values for " + focal.length + " persons: one each is needed");
        }
        for (int person = 0; person < values.length; person++) {
            if (!Double.isFinite(values[person])) {
                throw new IllegalArgumentException("matching value of person " + person + " is " + values[person]
                        + ": allowed is a finite number");
            }
        }
        return new DifData(responses, focal, values.clone());
    }

    public ResponseMatrix responses() {
        return responses;
    }

    public int items() {
        return responses.items();
    }

    public int persons() {
        return focal.length;
    }

    public boolean isFocal(int person) {
        return focal[person];
    }

    boolean isMatchedOnScore() {
        return matching == null;
    }

    /** The rows of one group. */
    int[] members(boolean inFocal) {
        int[] members = new int[focal.length];
        int n = 0;
        for (int person = 0; person < focal.length; person++) {
            if (focal[person] == inFocal) {
                members[n++] = person;
            }
        }
        return Arrays.copyOf(members, n);
    }

    /** What every person is matched on before a studied item is added or taken away. */
    double[] base(boolean[] anchors) {
        if (matching != null) {
            return matching;
        }
        double[] base = new double[focal.length];
        for (int person = 0; person < base.length; person++) {
            for (int item = 0; item < anchors.length; item++) {
                if (anchors[item] && responses.isMissing(person, item)) {
                    throw new IllegalArgumentException(
                            "item " + responses.itemNames().get(item) + " is missing for person "
                                    + (person + 1)
                                    + ": sum scores over different items do not match persons; allowed are complete "
                                    + "responses to the items that count in the score");
                }
                base[person] += anchors[item] ? responses.at(person, item) : 0;
            }
        }
        return base;
    }

    /** What has to be added to {@link #base} when {@code item} is studied, times the person's category of it. */
    int share(int item, boolean[] anchors, Matching how) {
        if (matching != null) {
            return 0;
        }
        return (how == Matching.SUM_SCORE ? 1 : 0) - (anchors[item] ? 1 : 0);
    }
}
