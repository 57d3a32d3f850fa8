package nl.kennispeil.scoring.classical;

/**
 * How to analyse.
 *
 * @param missing what becomes of persons with missing responses
 * @param confidence level of the interval of alpha, between 0 and 1
 * @param tailShare share of persons in the upper and in the lower group, above 0 and at most 0.5; 0.27 is best for a
 *     normal total (Kelley, "The selection of upper and lower groups for the validation of test items", Journal of
 *     Educational Psychology 30 (1939) 17–24)
 * @param scoreGroups number of score groups of the trace lines, 2 to 50, or 0 to have 5 to 10 of a hundred persons or more
 * @param seed of the random starts of the search for the best split of a long test
 * @param rules what is flagged
 */
public record ClassicalSettings(
        MissingRule missing, double confidence, double tailShare, int scoreGroups, long seed, FlagRules rules) {

    public ClassicalSettings {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence level " + confidence + ": allowed is between 0 and 1");
        }
        if (!(tailShare > 0 && tailShare <= 0.5)) {
            throw new IllegalArgumentException(
                    "share of the upper and lower group is " + tailShare + ": allowed is above 0 and at most 0.5");
        }
        if (scoreGroups != 0 && (scoreGroups < 2 || scoreGroups > 50)) {
            throw new IllegalArgumentException(scoreGroups + " score groups: allowed is 2 to 50, or 0 to choose");
        }
    }

    /** Complete persons, 95 %, 27 %, groups to the number of persons, the rules of {@link FlagRules#defaults()}. */
    public static ClassicalSettings defaults() {
        return new ClassicalSettings(MissingRule.COMPLETE_PERSONS, 0.95, 0.27, 0, 1, FlagRules.defaults());
    }

    public ClassicalSettings withMissing(MissingRule rule) {
        return new ClassicalSettings(rule, confidence, tailShare, scoreGroups, seed, rules);
    }

    public ClassicalSettings withRules(FlagRules other) {
        return new ClassicalSettings(missing, confidence, tailShare, scoreGroups, seed, other);
    }

    int groups(int persons) {
        return scoreGroups == 0 ? Math.max(5, Math.min(10, persons / 100)) : scoreGroups;
    }
}
