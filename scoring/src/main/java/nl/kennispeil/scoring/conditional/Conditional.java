package nl.kennispeil.scoring.conditional;

import java.util.Arrays;
import java.util.stream.Collectors;
import nl.kennispeil.scoring.response.ResponseMatrix;

/** Conditional maximum likelihood (CML) for Rasch items and items of partial credit. */
public final class Conditional {

    private Conditional() {}

    /** As {@link #cml(ResponseMatrix, Origin)}, with {@link Origin#SUM_ZERO}. */
    public static ConditionalCalibration cml(ResponseMatrix responses) {
        return cml(responses, Origin.SUM_ZERO);
    }

    /**
     * Difficulties of items, each {@code Rasch} or, with more than two categories, {@code PCM}. A missing response counts as an
     * item that was not presented; every set of items presented is a booklet with conditional probabilities of its own.
     *
     * @throws IllegalArgumentException when there are fewer than two items, a category above the lowest was never seen, or the
     *     data leave an item unconnected to the others (answered equally by all, or only in a booklet without a link), which
     *     {@link #unconnected} names
     */
    public static ConditionalCalibration cml(ResponseMatrix responses, Origin origin) {
        Identification.require(responses);
        return new CmlEstimator(responses).estimate(origin);
    }

    /** The test of Andersen, see {@link AndersenTest#of}, with groups below and above the mean sum score, see there. */
    public static AndersenTest andersen(ResponseMatrix responses) {
        return AndersenTest.of(responses, AndersenTest.meanSplit(responses));
    }

    /**
     * The items whose difficulty relative to the others the data do not determine, as indices, ascending: all those
     * outside the largest set in which every item is connected to every other (Fischer 1981). Without them
     * {@link #cml(ResponseMatrix)} has a solution for Rasch items.
     */
    public static int[] unconnected(ResponseMatrix responses) {
        return new DesignGraph(responses).unconnected();
    }

    static String names(ResponseMatrix responses, int[] items) {
        return Arrays.stream(items).mapToObj(responses.itemNames()::get).collect(Collectors.joining(", "));
    }
}
