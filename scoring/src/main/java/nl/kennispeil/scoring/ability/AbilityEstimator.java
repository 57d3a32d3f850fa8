package nl.kennispeil.scoring.ability;

import nl.kennispeil.scoring.response.ResponseMatrix;

/**
 * Estimates ability from the answers to items that are known; made by {@link AbilityEstimators}. Immutable and safe to
 * share between threads.
 *
 * <p>Whatever the method: a missing answer is as if the item had not been in the test, and the order of the items makes
 * no difference beyond rounding.
 */
public interface AbilityEstimator {

    AbilityMethod method();

    /**
     * The ability of one person.
     *
     * @param responses a category 0, 1, 2 … per item, or {@link ResponseMatrix#MISSING}
     * @throws IllegalArgumentException on another number of responses than items, or a category an item does not have
     */
    Ability estimate(int... responses);

    /**
     * The abilities of all persons, written into arrays that the caller keeps; nothing is allocated per person.
     *
     * @param responses columns in the order of the items
     * @param theta room for every person
     * @param standardErrors room for every person
     * @param outcomes room for every person
     * @throws IllegalArgumentException as {@link #estimate(int...)}, or when an array has another length
     */
    void estimate(ResponseMatrix responses, double[] theta, double[] standardErrors, Outcome[] outcomes);

    /** As {@link #estimate(ResponseMatrix, double[], double[], Outcome[])}, into new arrays. */
    default Abilities estimate(ResponseMatrix responses) {
        int persons = responses.persons();
        Abilities all = new Abilities(new double[persons], new double[persons], new Outcome[persons]);
        estimate(responses, all.theta(), all.standardErrors(), all.outcomes());
        return all;
    }
}
