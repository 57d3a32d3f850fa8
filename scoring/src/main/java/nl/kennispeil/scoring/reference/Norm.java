package nl.kennispeil.scoring.reference;

/**
 * The two norms of a group, as percentages of the formula score.
 *
 * @param group number of the reference group
 * @param pass below it the result is insufficient
 * @param good from it the result is good
 */
public record Norm(int group, double pass, double good) {

    public Norm {
        if (!Double.isFinite(pass) || !Double.isFinite(good)) {
            throw new IllegalArgumentException(
                    "norms of group " + group + " are " + pass + " and " + good + ": allowed is finite numbers");
        }
    }
}
