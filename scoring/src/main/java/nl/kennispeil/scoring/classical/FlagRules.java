package nl.kennispeil.scoring.classical;

/**
 * When something about an item is worth a look. Shares are 0 to 1.
 *
 * @param lowRir item–rest correlations from 0 to below this are low; 0.15 is a usual floor for knowledge tests (Varma,
 *     "Preliminary item statistics using point-biserial correlation and p-values", Educational Data Systems, 2006)
 * @param tooEasy p above this; 0.95
 * @param tooHard p below this, whatever the number of options; 0.20 (Crocker and Algina, Introduction to Classical and
 *     Modern Test Theory, 1986, ch. 14, advise the middle of the scale; both bounds are ours)
 * @param unusedShare a distractor chosen by fewer does not function; 0.05 (Haladyna and Downing, "How many options is
 *     enough for a multiple-choice test item?", Educational and Psychological Measurement 53 (1993) 999–1010)
 * @param unknownShare "?" chosen by more; 0.30, ours
 * @param missingShare blank or not presented for more; 0.10, ours. Pilots are spared the second
 * @param fewestChoosers options with fewer choosers are not judged by their correlation; 5, ours
 * @param standardErrors a distractor is a possible second key when its option–rest correlation is more than so many
 *     standard errors 1/√(n−1) above 0; 2
 */
public record FlagRules(
        double lowRir,
        double tooEasy,
        double tooHard,
        double unusedShare,
        double unknownShare,
        double missingShare,
        int fewestChoosers,
        double standardErrors) {

    public FlagRules {
        requireShare("lowest item–rest correlation", lowRir);
        requireShare("p of an item that is too easy", tooEasy);
        requireShare("p of an item that is too hard", tooHard);
        requireShare("share of a distractor that functions", unusedShare);
        requireShare("share of \"?\"", unknownShare);
        requireShare("share of missing", missingShare);
        if (fewestChoosers < 1 || !(standardErrors >= 0)) {
            throw new IllegalArgumentException("fewest choosers " + fewestChoosers + ", standard errors "
                    + standardErrors + ": allowed is 1 or more and 0 or more");
        }
    }

    public static FlagRules defaults() {
        return new FlagRules(0.15, 0.95, 0.20, 0.05, 0.30, 0.10, 5, 2);
    }

    private static void requireShare(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(what + " is " + value + ": allowed is 0 to 1");
        }
    }
}
